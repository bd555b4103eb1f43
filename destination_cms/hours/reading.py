"""Read OpenStreetMap's syntax of opening hours into rules, as far as it is as simple as most offices need it."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from .rules import ALWAYS, DAY, WEEK, Period, Rule, State
from .writing import DAY_NAMES, MONTH_NAMES

__all__ = ["rules_of"]

_DAYS = "|".join(DAY_NAMES)
_MONTHS = "|".join(MONTH_NAMES)
_STATES = {"": State.OPEN, "open": State.OPEN, "off": State.CLOSED, "closed": State.CLOSED, "unknown": State.UNKNOWN}
_DAY = rf"(?:{_DAYS}|PH)(?:-(?:{_DAYS}))?"
# Not the hour of what follows.
_DAY_NUMBER = r"\d{1,2}(?![\d:])"
_SPAN = r"\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2}"
_RULE = re.compile(
    rf"""
    (?P<period>(?:\d{{4}}\s+)?(?:{_MONTHS})(?:\s+{_DAY_NUMBER})?
        (?:\s*-\s*(?:\d{{4}}\s+)?(?:(?:{_MONTHS})(?:\s+{_DAY_NUMBER})?|{_DAY_NUMBER}))?)?
    \s*:?\s*(?P<days>{_DAY}(?:,{_DAY})*)?
    \s*(?P<hours>24/7|{_SPAN}(?:\s*,\s*{_SPAN})*)?
    \s*(?P<state>open|off|closed|unknown)?
    \s*(?:"(?P<note>[^"]*)")?
    """,
    re.VERBOSE,
)
_PERIOD = re.compile(
    rf"(?:(\d{{4}})\s+)?({_MONTHS})(?:\s+(\d{{1,2}}))?(?:\s*-\s*(?:(\d{{4}})\s+)?({_MONTHS})?(?:\s*(\d{{1,2}}))?)?"
)
#: Between rules: a semicolon, or a comma before the days or the period of a rule that adds to the one before.
_BETWEEN = re.compile(rf"""\s*(?:(;)|(,)\s+(?=(?:{_DAYS}|PH|{_MONTHS}|\d{{4}}\s)))\s*(?=(?:[^"]*"[^"]*")*[^"]*\Z)""")


@lru_cache(1_024)
def rules_of(text: str) -> tuple[Rule, ...] | None:
    """Return the rules of a text; ``None`` where it says what they cannot, such as the hours of the sun."""
    found = []
    for piece, is_additional in _pieces(text):
        rule = _rule(piece, is_additional=is_additional)
        if rule is None:
            return None
        found.append(rule)
    return tuple(found)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    start, is_additional = 0, False
    for mark in _BETWEEN.finditer(text):
        yield text[start : mark.start()].strip(), is_additional
        start, is_additional = mark.end(), mark[2] is not None
    yield text[start:].strip(), is_additional


def _rule(text: str, *, is_additional: bool) -> Rule | None:
    match = _RULE.fullmatch(text)
    if not text or match is None:
        return None
    state = _STATES[match["state"] or ""]
    try:
        period = _period(match["period"] or "")
        spans = _spans(match["hours"] or "")
    except ValueError:
        return None
    if not spans and match["state"] is None:
        # Days alone are open all day in OpenStreetMap, which hardly any editor means who writes them.
        return None
    days = (match["days"] or "").split(",") if match["days"] else []
    is_holidays = "PH" in days
    weekdays = sorted({day for name in days if name != "PH" for day in _run(name)})
    return Rule(
        () if state != State.OPEN else spans,
        tuple(weekdays) if days else WEEK,
        period,
        state,
        is_holidays,
        is_additional,
        match["note"] or "",
    )


def _run(name: str) -> list[int]:
    first, _, last = name.partition("-")
    start = DAY_NAMES.index(first)
    end = DAY_NAMES.index(last) if last else start
    return list(range(start, end + 1)) if start <= end else [*range(start, 7), *range(end + 1)]


def _spans(text: str) -> tuple[tuple[int, int], ...]:
    if text == "24/7":
        return ((0, DAY),)
    found = []
    for span in filter(None, text.split(",")):
        start, end = (_minutes(clock) for clock in span.split("-"))
        found.append((start, end if end > start else end + DAY))
    return tuple(sorted(found))


def _minutes(clock: str) -> int:
    hours, minutes = map(int, clock.strip().split(":"))
    if hours * 60 + minutes > DAY or minutes > 59:
        raise ValueError(clock)
    return hours * 60 + minutes


def _period(text: str) -> Period:
    """Return the part of the year.

    Raises:
        ValueError: it is of a form that ``Period`` does not have, or no such day exists.
    """
    if not text:
        return ALWAYS
    match = _PERIOD.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day, last_year, last_month, last_day = match.groups()
    is_range = "-" in text
    start = MONTH_NAMES.index(month) + 1
    end = MONTH_NAMES.index(last_month) + 1 if last_month else start
    last_day = last_day if is_range else day
    if day is None and last_day is None and year is None and last_year is None:
        return Period(months=(start, end))
    if day is None or last_day is None:
        raise ValueError(text)
    if year is None and last_year is None:
        # A year with the 29th of February.
        ends = date(2024, start, int(day)), date(2024, end, int(last_day))
        return Period(days=((ends[0].month, ends[0].day), (ends[1].month, ends[1].day)))
    if year is None:
        raise ValueError(text)
    dates = date(int(year), start, int(day)), date(int(last_year or year), end, int(last_day))
    if dates[1] < dates[0]:
        raise ValueError(text)
    return Period(dates=dates)
