"""French print keeps the space before double punctuation on the line."""

from demo.seed.typography import typeset, typeset_all


def test_french_spaces_do_not_break():
    assert typeset("Entrez : « oui » !", "fr") == "Entrez\u00a0: «\u00a0oui\u00a0»\u00a0!"
    assert typeset("Come in: yes!", "en") == "Come in: yes!"


def test_every_text_of_a_file_is_typeset():
    told = {"title": "Ici !", "order": 1, "stops": [{"story": "Là ?", "is_optional": True}]}

    assert typeset_all(told, "fr") == {
        "title": "Ici\u00a0!",
        "order": 1,
        "stops": [{"story": "Là\u00a0?", "is_optional": True}],
    }
    assert typeset_all(told, "en") == told
