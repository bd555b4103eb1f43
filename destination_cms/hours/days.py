"""The days on which rules of opening hours count."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from .rules import Period, Rule, State

__all__ = ["days_between", "ranges_of", "spans_of_day"]


def days_between(first: date, last: date) -> Iterator[date]:
    """Yield every day from the first to the last."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def ranges_of(period: Period, first: date, last: date) -> list[tuple[date, date]]:
    """Return the parts of a time in which a period counts, both ends included, in order."""
    if period.dates:
        found = [period.dates]
    elif period.months:
        start, end = period.months
        # The day before the first of the next month is its last.
        found = [
            (date(year, start, 1), date(year + (end < start) + end // 12, end % 12 + 1, 1) - timedelta(days=1))
            for year in range(first.year - 1, last.year + 1)
        ]
    elif period.days:
        opens, closes = period.days
        found = [
            (_day(year, opens), _day(year + (closes < opens), closes)) for year in range(first.year - 1, last.year + 1)
        ]
    else:
        found = [(first, last)]
    clipped = ((max(start, first), min(end, last)) for start, end in found)
    return [(start, end) for start, end in clipped if start <= end]


def spans_of_day(rules: Sequence[Rule], day: date, holidays: Collection[date]) -> list[int]:
    """Return the indexes of the rules by which it is open on a day; none where it is closed or not known.

    Args:
        rules: each replaces those before it, unless it is additional.
        day: the day.
        holidays: the public holidays.
    """
    found: list[int] = []
    for index, rule in enumerate(rules):
        if _counts(rule, day, day in holidays):
            opens = [index] if rule.state == State.OPEN else []
            found = [*found, *opens] if rule.is_additional else opens
    return found


def _counts(rule: Rule, day: date, is_holiday: bool) -> bool:
    if not (day.weekday() in rule.weekdays or (rule.is_holidays and is_holiday)):
        return False
    return bool(ranges_of(rule.period, day, day))


def _day(year: int, month_day: tuple[int, int]) -> date:
    try:
        return date(year, *month_day)
    except ValueError:
        # The 29th of February, in a year that has none.
        return date(year, 2, 28)
