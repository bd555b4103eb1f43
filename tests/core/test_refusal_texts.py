import pytest
from django.utils.translation import override

from destination_cms.geo.polygons import SENTENCES
from destination_cms.refusal_texts import refusal_text


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", ("1,234,567", "3.5", "piste.gpx")), ("fr", ("1\u00a0234\u00a0567", "3,5", "piste.gpx"))],
)
def test_numbers_are_written_as_the_language_does(language: str, expected: tuple[str, ...]) -> None:
    with override(language):
        told = refusal_text("%(a)s|%(b)s|%(c)s", {"a": 1_234_567, "b": 3.5, "c": "piste.gpx"})

    assert tuple(told.split("|")) == expected


def test_the_sentence_is_that_of_the_catalogue() -> None:
    with override("fr"):
        assert refusal_text(SENTENCES["open"], {}) != SENTENCES["open"]
