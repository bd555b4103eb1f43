"""Dates in words, as each language writes them."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language

_FIRST_IN_FRENCH = "1 "


def long_date(value: date) -> str:
    """Return a date in the format ``DATE_FORMAT`` of the active language, such as ``1er janvier 2027``.

    A moment with a timezone must be in local time already.
    """
    return _with_ordinal(date_format(value))


def month_day(value: date) -> str:
    """Return a day of every year in the format ``MONTH_DAY_FORMAT`` of the active language, such as ``1er mai``."""
    return _with_ordinal(date_format(value, "MONTH_DAY_FORMAT"))


def _with_ordinal(text: str) -> str:
    # Django's formats know ordinals in English only; French has one, for the first day of a month.
    if (get_language() or "").startswith("fr") and text.startswith(_FIRST_IN_FRENCH):
        return f"1er {text.removeprefix(_FIRST_IN_FRENCH)}"
    return text
