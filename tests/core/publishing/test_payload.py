"""The formats that every client can compute again."""

import hashlib

import pytest

from destination_cms.publishing.payload import (
    Key,
    add_checksums,
    canonical_json,
    checksum_hex,
    checksum_term,
    clean,
    digest_of,
    iter_refs,
    prune,
)

SPOT, IMAGE = "spot:1:fr", "image:2:"


def test_a_key_is_read_as_it_was_written():
    assert Key.parse(str(Key("spot", "6f0c", "fr"))) == Key("spot", "6f0c", "fr")
    assert Key.parse("image:6f0c:") == Key("image", "6f0c", "")


def test_a_text_without_three_parts_is_not_a_key():
    with pytest.raises(ValueError, match="unpack"):
        Key.parse("spot:6f0c")


def test_a_value_has_one_json_text():
    assert canonical_json({"b": (1, None), "a": "é"}) == canonical_json({"a": "é", "b": [1, None]})
    assert canonical_json({"b": (1, None), "a": "é"}) == '{"a":"é","b":[1,null]}'


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_json_has_no_number_for_is_refused(number):
    with pytest.raises(ValueError, match="JSON compliant"):
        canonical_json([number])


def test_texts_are_safe_to_store_and_to_embed_in_a_script():
    assert clean("a\x00b\ud800c\u2028d\u2029e") == "a\ufffdb\ufffdc d e"
    assert clean({"a\x00": ["\u2028"]}) == {"a\ufffd": [" "]}


def test_publishing_again_has_the_same_digest():
    record = {"title": "Fort", "last_published_at": "2032-03-01T09:00:00Z"}

    assert digest_of(record) == digest_of({**record, "last_published_at": "2033-01-01T00:00:00Z"})
    assert digest_of(record) != digest_of({**record, "title": "Old fort"})
    assert digest_of(record) == hashlib.sha256(b'{"title":"Fort"}').hexdigest()


def test_the_checksum_of_a_set_does_not_depend_on_the_order():
    terms = [checksum_term(1, Key("spot", str(number), "fr"), "d") for number in range(5)]

    assert add_checksums(terms) == add_checksums(reversed(terms))
    assert add_checksums([add_checksums(terms[:2]), add_checksums(terms[2:])]) == add_checksums(terms)
    assert checksum_hex(terms[0]) == hashlib.sha256(b"1:spot:0:fr:d").hexdigest()
    assert checksum_hex(terms[0] - terms[0]) == "0" * 64


def test_references_are_found_wherever_they_stand():
    payload = {
        "cover": {"image": {"ref": IMAGE}, "alt": "ref"},
        "stops": [{"spot": {"ref": SPOT}}],
        "ref": {"ref": SPOT},
    }

    assert sorted(iter_refs(payload)) == [IMAGE, SPOT, SPOT]


def test_a_stop_goes_with_its_spot():
    payload = {"stops": [{"spot": {"ref": SPOT}, "title": "First"}, {"spot": {"ref": "spot:2:fr"}}]}

    assert prune(payload, frozenset({SPOT})) == {"stops": [{"spot": {"ref": "spot:2:fr"}}]}


def test_an_alternative_text_goes_with_its_image():
    payload = {"cover": {"image": {"ref": IMAGE}, "alt": "A fort"}, "district": {"ref": SPOT}, "teaser": "Look"}

    assert prune(payload, frozenset({IMAGE, SPOT})) == {"cover": None, "district": None, "teaser": "Look"}


def test_a_link_inside_a_text_gives_way_to_its_words():
    text = f'See <a data-ref="{SPOT}">the fort</a> and <a data-ref="{IMAGE}">this</a>.'

    pruned = prune({"story": {"html": text}}, frozenset({SPOT}))

    assert pruned == {"story": {"html": f'See the fort and <a data-ref="{IMAGE}">this</a>.'}}
