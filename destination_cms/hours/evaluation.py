"""Whether a place is open at a moment, by its opening hours in OpenStreetMap's syntax."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import islice
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours, State

__all__ = ["MOST_INTERVALS", "is_evaluable", "is_open", "next_change", "syntax_fault"]

#: Intervals of opening hours that are looked at for the next change: five a day for 400 days.
MOST_INTERVALS = 2_000

#: What the library would answer for wrongly: it takes the sun of another place, and no school holidays of France.
_NOT_EVALUATED = re.compile(r"\b(?:sunrise|sunset|dawn|dusk|SH)\b")
_HOLIDAYS = re.compile(r"\bPH\b")
_COMMENTS = re.compile(r'"[^"]*"')
_COLUMN = re.compile(r"--> \d+:(\d+)")
#: The library calls every moment before and after closed.
_YEARS = range(1900, 9999)
#: Shorter than what lies between two changes of the clocks anywhere.
_STRETCH = timedelta(days=7)
_SECOND = timedelta(seconds=1)


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
    hours = _parsed(text, country)
    here = at.astimezone(zone)
    if hours is None or here.year not in _YEARS:
        return None
    state, _comment = hours.state(here.replace(tzinfo=None))
    return None if state == State.UNKNOWN else bool(state == State.OPEN)


def next_change(text: str, at: datetime, zone: ZoneInfo, country: str, *, until: datetime) -> datetime | None:
    """Return the first moment at which a place closes, or is no longer closed: ``is_open`` begins or ends to be false.

    Clocks that are changed are taken into account: a place that opens at 2:30 opens at 3:00 on the day without 2:30, and
    twice on the day on which 2:30 comes twice.

    Args:
        text: opening hours in OpenStreetMap's syntax.
        at: with a time zone.
        zone: time zone of the place.
        country: as for ``is_open``.
        until: with a time zone; only what comes after ``at`` and before this moment is looked for.

    Returns:
        In UTC. ``None`` where there is none, where it is not known whether it is open, or where the hours have more than
        ``MOST_INTERVALS`` intervals before it, such as changing notes.
    """
    hours = _parsed(text, country)
    if hours is None or at.astimezone(zone).year not in _YEARS:
        return None
    intervals = islice(_intervals(hours, at.astimezone(UTC), zone, until.astimezone(UTC)), MOST_INTERVALS)
    _start, is_closed = next(intervals, (at, False))
    return next((start for start, is_closed_then in intervals if is_closed_then != is_closed), None)


def _intervals(hours: OpeningHours, at: datetime, zone: ZoneInfo, until: datetime) -> Iterator[tuple[datetime, bool]]:
    """Yield the moments at which an interval of opening hours starts, and whether it is closed then."""
    while at < until:
        end = _constant_until(at, zone, until)
        wall = at.astimezone(zone).replace(tzinfo=None)
        for start, _end, state, _comment in hours.intervals(wall, wall + (end - at)):
            yield at + (start - wall), bool(state == State.CLOSED)
        at = end


def _constant_until(at: datetime, zone: ZoneInfo, until: datetime) -> datetime:
    """Return the moment up to which clocks run on, at most a week later or ``until``; then they may be changed."""
    offset, whole = at.astimezone(zone).utcoffset(), at.replace(microsecond=0)
    end = min(at + _STRETCH, until)
    if end.astimezone(zone).utcoffset() == offset:
        return end
    # Clocks are changed at whole seconds: before `late` seconds, and not before `early`.
    early, late = 0, -((whole - end) // _SECOND)
    while late - early > 1:
        middle = (early + late) // 2
        if (whole + middle * _SECOND).astimezone(zone).utcoffset() == offset:
            early = middle
        else:
            late = middle
    return min(whole + late * _SECOND, end)


@lru_cache(1_024)
def _parsed(text: str, country: str) -> OpeningHours | None:
    if not text or not is_evaluable(text, country):
        return None
    try:
        # It is asked for times by the clocks of the place, and knows no time zone: with one, the library calls the last
        # minute before clocks are put back closed, and finds no change in the hour before.
        return OpeningHours(text, country=country or None, auto_country=False, auto_timezone=False)
    except Exception:  # noqa: BLE001 - as in syntax_fault; what a script has stored is not known rather than wrong
        return None
