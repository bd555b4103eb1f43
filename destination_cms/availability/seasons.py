"""Seasons: the months in which a thing is open, by the clocks of its place."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

__all__ = ["first_moment", "is_in_season", "season_changes"]

_SECOND = timedelta(seconds=1)


def is_in_season(months: Collection[int], at: datetime, zone: ZoneInfo) -> bool:
    """Return whether a moment is in a season.

    Args:
        months: from 1 to 12; empty for the whole year.
        at: with a time zone.
        zone: time zone of the place.
    """
    return not months or at.astimezone(zone).month in months


def season_changes(months: Collection[int], after: datetime, until: datetime, zone: ZoneInfo) -> list[datetime]:
    """Return the moments at which a season begins or ends, in UTC and in their order.

    Args:
        months: from 1 to 12; empty for the whole year.
        after: with a time zone; only moments after it are returned.
        until: with a time zone; only moments before it are returned.
        zone: time zone of the place.
    """
    if not months:
        return []
    first, last = after.astimezone(zone), until.astimezone(zone)
    # Months counted through, from January of the year 0: those after the month of `after`, up to that of `until`.
    counted = range(first.year * 12 + first.month, last.year * 12 + last.month)
    starts = [date(number // 12, number % 12 + 1, 1) for number in counted]
    changes = [first_moment(day, zone) for day in starts if (day.month in months) != (_before(day.month) in months)]
    return [change for change in changes if after < change < until]


def _before(month: int) -> int:
    return month - 1 or 12


def first_moment(day: date, zone: ZoneInfo) -> datetime:
    """Return the moment in UTC at which a day begins in a zone.

    That is midnight; the first one where it comes twice, and where clocks are put forward over it, the moment of that.
    """
    midnight = datetime.combine(day, time(), zone)
    # Two different moments if clocks are changed over midnight; the day begins at one of them or between.
    early, late = sorted(midnight.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    if early.astimezone(zone).date() >= day:
        return early
    while late - early > _SECOND:
        middle = early + (late - early) // 2 // _SECOND * _SECOND
        if middle.astimezone(zone).date() >= day:
            late = middle
        else:
            early = middle
    return late
