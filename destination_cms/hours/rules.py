"""Rules of opening hours: which days, in which part of the year, from when to when."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from typing import Any

__all__ = ["ALWAYS", "DAY", "WEEK", "Period", "Rule", "State", "merged_spans", "timetable"]

#: Days of a week, Monday first, as ``date.weekday`` counts them.
WEEK = tuple(range(7))
#: Minutes.
DAY = 24 * 60

#: Minutes after midnight; an end above ``DAY`` is on the next day.
Span = tuple[int, int]
#: Month and day of the month, from 1.
MonthDay = tuple[int, int]


class State(StrEnum):
    """What a rule says of its time."""

    OPEN = "OPEN"
    CLOSED = "CLOSED"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True)
class Period:
    """A part of the year, both ends included; at most one of the three is given, and none for always.

    Attributes:
        months: first and last month, 1 to 12; the first may be after the last, over New Year.
        days: first and last day of every year, which may be over New Year too.
        dates: first and last date.
    """

    months: tuple[int, int] | None = None
    days: tuple[MonthDay, MonthDay] | None = None
    dates: tuple[date, date] | None = None

    @property
    def is_one_day(self) -> bool:
        """Whether it is one date, or one day of every year."""
        ends = self.days or self.dates
        return ends is not None and ends[0] == ends[1]


ALWAYS = Period()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. A later rule replaces the earlier ones on its days, unless it ``is_additional``.

    Attributes:
        spans: in order; empty for the whole day.
        weekdays: in order, 0 for Monday; none in a rule for public holidays only.
        is_holidays: whether it is for public holidays too.
        note: plain text.
    """

    spans: tuple[Span, ...] = ()
    weekdays: tuple[int, ...] = WEEK
    period: Period = ALWAYS
    state: State = State.OPEN
    is_holidays: bool = False
    is_additional: bool = False
    note: str = ""


def timetable(given: Iterable[Rule], holidays: State | None) -> list[Rule]:
    """Return rules in an order in which each means what an editor means by it; none where nothing is given.

    Open rules of one period add to each other. Those of a part of the year replace the usual ones there, on all days;
    closed days replace both; then come public holidays, and last what is said of a single day.

    Args:
        given: in any order, each open or closed.
        holidays: what public holidays are; ``None`` if they are as the other days.
    """
    given = list(given)
    if not given:
        return []
    ranked: list[tuple[int, list[Rule]]] = []
    opens = [rule for rule in given if rule.state == State.OPEN]
    if not opens:
        ranked.append((-1, [Rule(state=State.UNKNOWN)]))
    for period, rules in groupby(sorted(opens, key=_sort_key), key=attrgetter("period")):
        ranked.append((_rank(period), _of_period(period, list(rules), is_first=not ranked)))
    closed = sorted((rule for rule in given if rule.state == State.CLOSED), key=_sort_key)
    ranked += [(_rank(rule.period, is_closed=True), [replace(rule, spans=(), note="")]) for rule in closed]
    if holidays is not None:
        ranked.append((_HOLIDAYS, [Rule(weekdays=(), state=holidays, is_holidays=True)]))
    return [rule for _rank_, rules in sorted(ranked, key=lambda found: found[0]) for rule in rules]


_HOLIDAYS = 5


def _rank(period: Period, *, is_closed: bool = False) -> int:
    if period.is_one_day:
        return _HOLIDAYS + 1 + is_closed
    if period == ALWAYS:
        return 1 if is_closed else 0
    return 4 if is_closed else 2 if period.dates is None else 3


def _sort_key(rule: Rule) -> tuple[Any, ...]:
    period = rule.period
    return _rank(period), period.months or (), period.days or (), period.dates or ()


def _of_period(period: Period, rules: list[Rule], *, is_first: bool) -> list[Rule]:
    """Return the open rules of a period without overlap, after one that closes its other days."""
    of_days: dict[tuple[tuple[tuple[Span, ...], str], ...], list[int]] = {}
    for day in WEEK:
        notes: dict[str, list[Span]] = {}
        for rule in rules:
            if day in rule.weekdays:
                notes.setdefault(rule.note, []).extend(rule.spans or ((0, DAY),))
        if notes:
            hours = sorted((merged_spans(spans), note) for note, spans in notes.items())
            of_days.setdefault(tuple(hours), []).append(day)
    found = [
        Rule(spans, tuple(days), period, note=note, is_additional=number > 0)
        for hours, days in of_days.items()
        for number, (spans, note) in enumerate(hours)
    ]
    covered = {day for days in of_days.values() for day in days}
    is_partial = not is_first and period != ALWAYS and not period.is_one_day and len(covered) < len(WEEK)
    return [Rule(period=period, state=State.CLOSED), *found] if is_partial else found


def merged_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that touch or overlap as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
