"""Moments that clients ask about."""

from datetime import datetime

from .reading.ids import BadInput

__all__ = ["bounded_moment"]

#: Years in which calendars are known; beyond, arithmetic with time zones ends.
FIRST_YEAR, LAST_YEAR = 1900, 2199


def bounded_moment(at: datetime) -> datetime:
    """Return a moment that opening hours and notices can be asked about.

    Raises:
        BadInput: its year is before 1900 or after 2199.
    """
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        raise BadInput(f"The argument 'at' must be in the years {FIRST_YEAR} to {LAST_YEAR}.")
    return at
