"""The language of a reader: what is preferred first, among what there is."""

import pytest
from django.test import RequestFactory

from destination_cms.permanent.languages import MAX_RANGES, accepted_ranges, chosen, wanted_ranges


@pytest.mark.parametrize(
    ("header", "ranges"),
    [
        (None, []),
        ("", []),
        ("fr", ["fr"]),
        ("en-GB, fr;q=0.9, de;q=0.95", ["en-gb", "de", "fr"]),
        ("fr;q=0, en", ["en"]),
        ("*, fr;q=0.5", ["fr"]),
        ("fr;q=x, en;q=0.1", ["en"]),
        (" , ;q=1,fr ; q=0.3 ,en;q=0.3", ["fr", "en"]),
        ("x" * 5_000, []),
    ],
)
def test_the_header_is_read_by_weight(header: str | None, ranges: list[str]) -> None:
    assert accepted_ranges(header) == ranges


def test_a_long_header_costs_little() -> None:
    assert len(accepted_ranges(",".join(["fr"] * 10_000))) == MAX_RANGES


@pytest.mark.parametrize(
    ("ranges", "available", "language"),
    [
        ([], ["fr", "en"], "fr"),
        (["en-gb"], ["fr", "en"], "en"),
        (["de", "en"], ["fr", "en"], "en"),
        (["de"], ["fr", "en"], "fr"),
        (["pt-br"], ["fr", "pt-BR"], "pt-BR"),
    ],
)
def test_the_first_range_that_stands_for_something_counts(
    ranges: list[str], available: list[str], language: str
) -> None:
    assert chosen(ranges, available) == language


def test_the_parameter_comes_before_the_header() -> None:
    make = RequestFactory(headers={"accept-language": "en, fr;q=0.5"})

    assert wanted_ranges(make.get("/?locale=de")) == ["de", "en", "fr"]
    assert wanted_ranges(make.get("/?locale=")) == ["en", "fr"]
    assert wanted_ranges(make.get("/")) == ["en", "fr"]
