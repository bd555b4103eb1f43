"""The availability of a thing at a moment, and when it changes next."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from zoneinfo import ZoneInfo

from ..hours.evaluation import is_open, next_change
from .seasons import is_in_season, season_changes

__all__ = [
    "HOURS",
    "NOTICE",
    "SEASON",
    "SEVERITY",
    "Availability",
    "NoticePeriod",
    "Schedule",
    "Status",
    "status_at",
]

#: Why a thing may be other than open.
NOTICE, SEASON, HOURS = "NOTICE", "SEASON", "HOURS"
#: How far ahead the next change is looked for: a year and what a movable holiday may be later.
_AHEAD = timedelta(days=400)
#: Where nothing is looked for any more: local clocks may be a day ahead of the last moment that Python knows.
_LAST = datetime(9999, 12, 30, tzinfo=UTC)


class Availability(StrEnum):
    """What a visitor may count on, from the least to the most severe."""

    OPEN = "OPEN"
    PARTIAL = "PARTIAL"
    DIVERTED = "DIVERTED"
    CLOSED = "CLOSED"


#: How severe each is, as a number to be compared.
SEVERITY = {availability: number for number, availability in enumerate(Availability)}


@dataclass(frozen=True, slots=True)
class NoticePeriod:
    """When a notice is in force.

    Attributes:
        key: of the notice; unique in a schedule.
        effect: the availability that it announces; ``OPEN`` for a notice that only informs.
        starts_at: with a time zone; the first moment.
        ends_at: with a time zone; the first moment at which it is no longer in force, or ``None``.
    """

    key: str
    effect: Availability
    starts_at: datetime
    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class Schedule:
    """What decides whether a thing is open.

    Attributes:
        notices: in any order.
        season_months: months in which it is open, from 1 to 12; empty for the whole year.
        opening_hours: in OpenStreetMap's syntax; empty if they are not stated.
    """

    notices: Sequence[NoticePeriod] = ()
    season_months: Collection[int] = ()
    opening_hours: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """The availability of a thing at a moment.

    Attributes:
        availability: the most severe of what its notices, its season and its opening hours say.
        notices: keys of those in force, those without an effect among them, by their start and then by their key.
        causes: each of ``NOTICE``, ``SEASON`` and ``HOURS`` that alone would make it other than open, in this order.
        next_change_at: the next moment, in UTC, at which ``availability`` or ``notices`` change; ``None`` where there is
            none within 400 days.
    """

    availability: Availability
    notices: tuple[str, ...]
    causes: tuple[str, ...]
    next_change_at: datetime | None


def status_at(schedule: Schedule, at: datetime, zone: ZoneInfo, country: str) -> Status:
    """Return whether a thing is open at a moment, why not, and when that changes.

    Opening hours that are not known, or cannot be evaluated, have no effect. ``next_change_at`` is looked for in no more
    than ``MOST_INTERVALS`` intervals of opening hours from ``at`` and from each begin or end of a notice or season.

    Args:
        schedule: of the thing.
        at: with a time zone.
        zone: time zone of the place, by whose clocks months and opening hours are read.
        country: ISO 3166-1 code of the country whose public holidays count; empty if none is known.

    Raises:
        ValueError: ``at`` has no time zone.
    """
    moment = _aware(at)
    periods = _periods(schedule.notices)
    scheduled = _scheduled(schedule, periods, moment, zone)
    is_closed = _is_closed(schedule, moment, zone, country)
    return Status(
        availability=Availability.CLOSED if is_closed else scheduled.availability,
        notices=scheduled.notices,
        causes=(*scheduled.causes, HOURS) if is_closed else scheduled.causes,
        next_change_at=_next_change(schedule, periods, moment, zone, country),
    )


def _aware(at: datetime) -> datetime:
    if at.utcoffset() is None:
        raise ValueError(f"at is {at!r}; it must have a time zone")
    return at.astimezone(UTC)


def _periods(notices: Iterable[NoticePeriod]) -> list[NoticePeriod]:
    """Return notices in UTC, by their start and then by their key.

    Python compares moments of one zone by their clocks, which say the same twice where an hour is repeated.
    """
    periods = [
        replace(each, starts_at=each.starts_at.astimezone(UTC), ends_at=each.ends_at and each.ends_at.astimezone(UTC))
        for each in notices
    ]
    return sorted(periods, key=lambda each: (each.starts_at, each.key))


def _scheduled(schedule: Schedule, periods: Sequence[NoticePeriod], at: datetime, zone: ZoneInfo) -> Status:
    """Return the status by notices and season alone, without its next change."""
    in_force = [each for each in periods if each.starts_at <= at and (each.ends_at is None or at < each.ends_at)]
    noticed = max((each.effect for each in in_force), key=SEVERITY.__getitem__, default=Availability.OPEN)
    causes = (NOTICE,) if noticed != Availability.OPEN else ()
    keys = tuple(each.key for each in in_force)
    if is_in_season(schedule.season_months, at, zone):
        return Status(noticed, keys, causes, None)
    return Status(Availability.CLOSED, keys, (*causes, SEASON), None)


def _is_closed(schedule: Schedule, at: datetime, zone: ZoneInfo, country: str) -> bool:
    return bool(schedule.opening_hours) and is_open(schedule.opening_hours, at, zone, country) is False


def _next_change(
    schedule: Schedule, periods: Sequence[NoticePeriod], at: datetime, zone: ZoneInfo, country: str
) -> datetime | None:
    until = at + min(_AHEAD, max(_LAST - at, timedelta()))
    # Those of the past and of the far future would only be looked at over and over.
    periods = [each for each in periods if each.starts_at < until and (each.ends_at is None or each.ends_at > at)]
    before = None
    for start, end in pairwise([at, *_boundaries(schedule, periods, at, until, zone), until]):
        scheduled = _scheduled(schedule, periods, start, zone)
        is_closed = _is_closed(schedule, start, zone, country)
        now = (Availability.CLOSED if is_closed else scheduled.availability, scheduled.notices)
        if before is not None and now != before:
            return start
        before = now
        # What notices or the season close stays closed, whatever the opening hours say.
        if schedule.opening_hours and scheduled.availability != Availability.CLOSED:
            found = next_change(schedule.opening_hours, start, zone, country, until=end)
            if found is not None:
                return found
    return None


def _boundaries(
    schedule: Schedule, periods: Iterable[NoticePeriod], at: datetime, until: datetime, zone: ZoneInfo
) -> list[datetime]:
    """Return the moments at which notices or the season may change the status."""
    ends = {moment for each in periods for moment in (each.starts_at, each.ends_at) if moment is not None}
    changes = season_changes(schedule.season_months, at, until, zone)
    return sorted({moment for moment in ends if at < moment < until} | set(changes))
