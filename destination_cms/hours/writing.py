"""Rules of opening hours in OpenStreetMap's syntax (key ``opening_hours``)."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from .rules import ALWAYS, DAY, WEEK, Period, Rule, State

__all__ = ["DAY_NAMES", "MONTH_NAMES", "clock", "osm_text", "runs"]

DAY_NAMES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STATES = {State.CLOSED: "off", State.UNKNOWN: "unknown"}


def osm_text(rules: Iterable[Rule]) -> str:
    """Return rules as text; empty for none."""
    text = ""
    for rule in rules:
        text += (", " if rule.is_additional else "; ") if text else ""
        text += _rule(rule)
    return text


def runs(days: tuple[int, ...]) -> list[tuple[int, int]]:
    """Return days in order as first and last of each row of them without a gap."""
    if not days:
        return []
    ends = [days[0]]
    for before, after in pairwise(days):
        if after != before + 1:
            ends += [before, after]
    ends.append(days[-1])
    return list(zip(ends[::2], ends[1::2], strict=True))


def _rule(rule: Rule) -> str:
    hours = ",".join(f"{clock(start)}-{clock(end)}" for start, end in rule.spans)
    if rule.spans == ((0, DAY),):
        hours = "" if rule.weekdays != WEEK or rule.period != ALWAYS else "24/7"
        hours = hours or "00:00-24:00"
    state = _STATES.get(rule.state) or ("open" if rule.note else "")
    days = _days(rule)
    if not (hours or days or rule.period != ALWAYS):
        hours = "24/7"
    # A comment without a state would mean that it is not known whether it is open.
    note = f'"{_quoted(rule.note)}"' if rule.note else ""
    return " ".join(filter(None, (_period(rule.period), days, hours, state, note)))


def _days(rule: Rule) -> str:
    if rule.weekdays == WEEK and not rule.is_holidays:
        return ""
    days = ",".join(_run(first, last) for first, last in runs(rule.weekdays))
    return ",".join(filter(None, (days, "PH" if rule.is_holidays else "")))


def _run(first: int, last: int) -> str:
    return DAY_NAMES[first] if first == last else f"{DAY_NAMES[first]}-{DAY_NAMES[last]}"


def _period(period: Period) -> str:
    if period.months:
        texts = [MONTH_NAMES[month - 1] for month in period.months]
    elif period.days:
        texts = [_day(month, day) for month, day in period.days]
    elif period.dates:
        texts = [_date(one) for one in period.dates]
    else:
        return ""
    return texts[0] if texts[0] == texts[1] else "-".join(texts)


def _day(month: int, day: int) -> str:
    return f"{MONTH_NAMES[month - 1]} {day:02}"


def _date(one: date) -> str:
    return f"{one.year} {_day(one.month, one.day)}"


def clock(minutes: int) -> str:
    """Return a time of the day, ``09:30``; ``24:00`` for midnight at the end of it."""
    # What ends after midnight ends at an earlier hour of the next day.
    minutes = minutes - DAY if minutes > DAY else minutes
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _quoted(note: str) -> str:
    return " ".join(note.replace('"', "'").split())
