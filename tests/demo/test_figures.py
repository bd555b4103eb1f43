"""Days as visitors read them."""

from datetime import date

import pytest
from django.utils.translation import override

from demo.front.figures import day_text


@pytest.mark.parametrize(
    ("language", "day", "text"),
    [
        ("fr", date(2027, 1, 1), "1er janvier 2027"),
        ("fr", date(2027, 1, 11), "11 janvier 2027"),
        ("en", date(2027, 1, 1), "1 January 2027"),
    ],
)
def test_french_writes_the_first_of_a_month_as_an_ordinal(language: str, day: date, text: str) -> None:
    with override(language):
        assert day_text(day) == text
