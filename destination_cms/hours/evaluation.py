"""Whether a place is open at a moment, by its opening hours in OpenStreetMap's syntax."""

import re
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours, State

__all__ = ["is_evaluable", "is_open", "syntax_fault"]

#: What the library would answer for wrongly: it takes the sun of another place, and no school holidays of France.
_NOT_EVALUATED = re.compile(r"\b(?:sunrise|sunset|dawn|dusk|SH)\b")
_HOLIDAYS = re.compile(r"\bPH\b")
_COMMENTS = re.compile(r'"[^"]*"')
_COLUMN = re.compile(r"--> \d+:(\d+)")
#: The library calls every moment before and after closed.
_YEARS = range(1900, 9999)


def syntax_fault(text: str) -> int | None:
    """Return at which character, from 1, a text stops to be OpenStreetMap's syntax; ``None`` where all of it is."""
    try:
        OpeningHours(text)
    # The library has an exception of its own for every kind of fault, and exports none of them.
    except Exception as error:  # noqa: BLE001
        found = _COLUMN.search(str(error))
        return int(found[1]) if found else 1
    return None


def is_evaluable(text: str, country: str) -> bool:
    """Return whether a text can be evaluated: it asks for nothing that is not known here."""
    words = _COMMENTS.sub("", text)
    return not _NOT_EVALUATED.search(words) and (bool(country) or not _HOLIDAYS.search(words))


def is_open(text: str, at: datetime, zone: ZoneInfo, country: str) -> bool | None:
    """Return whether it is open at a moment; ``None`` where that is not known.

    Args:
        text: opening hours in OpenStreetMap's syntax.
        at: with a time zone.
        zone: time zone of the place.
        country: ISO 3166-1 code of the country whose public holidays count; empty if none is known.
    """
    hours = _parsed(text, zone, country)
    here = at.astimezone(zone)
    if hours is None or here.year not in _YEARS:
        return None
    state, _comment = hours.state(here)
    return None if state == State.UNKNOWN else bool(state == State.OPEN)


@lru_cache(1_024)
def _parsed(text: str, zone: ZoneInfo, country: str) -> OpeningHours | None:
    if not text or not is_evaluable(text, country):
        return None
    try:
        return OpeningHours(text, timezone=zone, country=country or None, auto_country=False, auto_timezone=False)
    except Exception:  # noqa: BLE001 - as in syntax_fault; what a script has stored is not known rather than wrong
        return None
