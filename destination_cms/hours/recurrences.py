"""Opening hours as recurring events, where they can be said so exactly."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from opening_hours import OpeningHours, State

from .days import days_between, ranges_of, spans_of_day
from .evaluation import is_evaluable
from .reading import rules_of
from .rules import DAY, Rule
from .rules import State as RuleState

__all__ = ["Recurrence", "recurrences_of"]

#: Hours that never end are not events.
_ALWAYS_OPEN = (Rule(((0, DAY),)),)


class Recurrence(NamedTuple):
    """An event on some days of the week, by the clocks of the place.

    Attributes:
        starts_at: its first time, without a time zone.
        ends_at: the end of the first time.
        weekdays: 0 for Monday.
        last_on: day of its last time.
        except_on: days between on which it is not.
        note: plain text.
    """

    starts_at: datetime
    ends_at: datetime
    weekdays: tuple[int, ...]
    last_on: date
    except_on: tuple[date, ...]
    note: str


@lru_cache(1_024)
def recurrences_of(text: str, year: int, country: str) -> tuple[Recurrence, ...]:
    """Return the events of a year and the next; none where they would not say exactly when it is open.

    Args:
        text: opening hours in OpenStreetMap's syntax.
        year: the first one.
        country: whose public holidays count.
    """
    rules = rules_of(text)
    if not rules or rules == _ALWAYS_OPEN or not is_evaluable(text, country):
        return ()
    first, last = date(year, 1, 1), date(year + 1, 12, 31)
    try:
        holidays = {start.date() for start, _ in _open_times("PH", country, first, last)} if country else set()
        open_times = _open_times(text, country, first, last)
    except Exception:  # noqa: BLE001 - the library exports no exception; a country that it does not know
        return ()
    # What began on the eve of the first day may end on it.
    eve = first - timedelta(days=1)
    open_on = {day: spans_of_day(rules, day, holidays) for day in days_between(eve, last)}
    found = [one for index, rule in enumerate(rules) for one in _of_rule(index, rule, open_on, first, last)]
    return tuple(found) if _ends(rules, open_on) == _ends_of(open_times) else ()


def _of_rule(index: int, rule: Rule, open_on: dict[date, list[int]], first: date, last: date) -> Iterable[Recurrence]:
    if rule.state != RuleState.OPEN:
        return
    for start, end in ranges_of(rule.period, first, last):
        days = [day for day in days_between(start, end) if index in open_on[day]]
        if not days:
            continue
        weekdays = tuple(sorted({day.weekday() for day in days}))
        missing = [
            day for day in days_between(days[0], days[-1]) if day.weekday() in weekdays and index not in open_on[day]
        ]
        midnight = datetime(days[0].year, days[0].month, days[0].day)  # noqa: DTZ001 - by the clocks of the place
        for opens, closes in rule.spans:
            yield Recurrence(
                midnight + timedelta(minutes=opens),
                midnight + timedelta(minutes=closes),
                weekdays,
                days[-1],
                tuple(missing),
                rule.note,
            )


def _open_times(text: str, country: str, first: date, last: date) -> list[tuple[datetime, datetime]]:
    """Return when the library says that it is open, without a time zone: an hour that clocks leave out counts too."""
    hours = OpeningHours(text, country=country or None, auto_country=False, auto_timezone=False)
    start = datetime(first.year, first.month, first.day)  # noqa: DTZ001
    end = datetime(last.year + 1, 1, 1)  # noqa: DTZ001
    return [(opens, min(closes, end)) for opens, closes, state, _ in hours.intervals(start, end) if state == State.OPEN]


def _ends(rules: Sequence[Rule], open_on: dict[date, list[int]]) -> set[tuple[date, int]]:
    """Return the moments at which it opens or closes after the eve; what ends as the next begins goes on."""
    eve, last = min(open_on), max(open_on)
    found: set[tuple[date, int]] = set()
    for day, indexes in open_on.items():
        for opens, closes in (span for index in indexes for span in rules[index].spans):
            if day > eve:
                found ^= {_moment(day, opens)}
                found ^= {_moment(day, closes if day < last else min(closes, DAY))}
            elif closes > DAY:
                found ^= {_moment(day, DAY)}
                found ^= {_moment(day, closes)}
    return found


def _ends_of(times: list[tuple[datetime, datetime]]) -> set[tuple[date, int]]:
    found: set[tuple[date, int]] = set()
    for moment in (end for ends in times for end in ends):
        found ^= {(moment.date(), moment.hour * 60 + moment.minute)}
    return found


def _moment(day: date, minutes: int) -> tuple[date, int]:
    return (day + timedelta(days=minutes // DAY), minutes % DAY)
