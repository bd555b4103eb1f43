"""Dates in words: French writes the first day of a month as an ordinal."""

from datetime import date

import pytest
from django.utils.translation import override

from destination_cms.long_dates import long_date


@pytest.mark.parametrize(
    ("language", "day", "text"),
    [
        ("fr", date(2027, 1, 1), "1er janvier 2027"),
        ("fr", date(2027, 1, 2), "2 janvier 2027"),
        ("fr", date(2027, 1, 11), "11 janvier 2027"),
        ("en", date(2027, 1, 1), "Jan. 1, 2027"),
    ],
)
def test_a_date_is_written_as_the_language_writes_it(language: str, day: date, text: str) -> None:
    with override(language):
        assert long_date(day) == text
