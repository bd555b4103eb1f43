"""Opening hours as schema.org has them: plain data for JSON-LD."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from .days import ranges_of
from .rules import ALWAYS, DAY, WEEK, Rule, State
from .writing import clock

__all__ = ["opening_specifications"]

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def opening_specifications(rules: Iterable[Rule], today: date) -> dict[str, list[dict[str, Any]]]:
    """Return the properties of a place that say when it is open; those that would be empty are left out.

    What counts in a part of the year is told with its dates, from ``today`` to the end of the next year. What is not
    known is not told.
    """
    usual: list[dict[str, Any]] = []
    special: list[dict[str, Any]] = []
    until = date(today.year + 1, 12, 31)
    for rule in rules:
        if rule.state == State.UNKNOWN:
            continue
        if rule.period == ALWAYS:
            usual += _hours(rule)
            continue
        for first, last in ranges_of(rule.period, today, until):
            dates = {"validFrom": first.isoformat(), "validThrough": last.isoformat()}
            special += [{**hours, **dates} for hours in _hours(rule)]
    found = {"openingHoursSpecification": usual, "specialOpeningHoursSpecification": special}
    return {name: values for name, values in found.items() if values}


def _hours(rule: Rule) -> Iterator[dict[str, Any]]:
    # The same hour twice is how schema.org writes a closed day.
    spans = ((0, 0),) if rule.state == State.CLOSED else rule.spans or ((0, DAY),)
    days = [*(_DAYS[day] for day in rule.weekdays), *(["PublicHolidays"] if rule.is_holidays else [])]
    for start, end in spans:
        told: dict[str, Any] = {"@type": "OpeningHoursSpecification"}
        if rule.weekdays != WEEK or rule.is_holidays or rule.period == ALWAYS:
            told["dayOfWeek"] = [f"https://schema.org/{day}" for day in days]
        told |= {"opens": _clock(start), "closes": _clock(end)}
        yield {**told, "description": rule.note} if rule.note else told


def _clock(minutes: int) -> str:
    return "23:59" if minutes == DAY else clock(minutes)
