import re

import pytest

from destination_cms.ar.refusals import MAX_FILE_BYTES, SENTENCES, shown, too_large

PLACE = re.compile(r"%\((\w+)\)s")


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_names_the_file_and_the_limit(code: str) -> None:
    assert {"filename", "limit"} <= {*PLACE.findall(SENTENCES[code])}
    assert SENTENCES[code].startswith("%(filename)s ")
    assert SENTENCES[code].endswith(".")


def test_a_size_is_rounded_up() -> None:
    assert str(too_large("fort.glb", 15_000_001, MAX_FILE_BYTES)) == "fort.glb has 16 MB; the limit is 15 MB."


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("https://example.org", "https://example.org"),
        ("x" * 61, "x" * 59 + "…"),
        ("a\n\0\ud800b", "a???b"),
        (10**4_000, "1" + "0" * 58 + "…"),
        (1e-07, "1e-07"),
        (True, "True"),
        ([1, 2], "[…]"),
        ({"a": "%(filename)s"}, "{…}"),
    ],
)
def test_a_value_of_a_file_is_short_and_printable(value: object, expected: str) -> None:
    assert shown(value) == expected
