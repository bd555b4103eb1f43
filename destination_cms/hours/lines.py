"""Opening hours as lines for readers, in the active language."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import zip_longest

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from ..long_dates import long_date, month_day
from .reading import rules_of
from .rules import ALWAYS, DAY, WEEK, Period, Rule, State
from .writing import runs

__all__ = ["lines_in", "lines_of"]

#: Between two ends, in every language.
_TO = " \N{EN DASH} "


@lru_cache(1_024)
def lines_in(language: str, text: str) -> tuple[str, ...]:
    """Return opening hours in OpenStreetMap's syntax as lines in a language; none where they cannot be told so."""
    with override(language):
        return tuple(lines_of(rules_of(text) or ()))


def lines_of(rules: Sequence[Rule]) -> list[str]:
    """Return one line for each rule, in the active language."""
    return [_line(rule) for rule, after in zip_longest(rules, rules[1:]) if not _closes_rest(rule, after)]


def _closes_rest(rule: Rule, after: Rule | None) -> bool:
    """Return whether a rule only closes the days of a period that the next rules, which open it, do not name."""
    is_for_all = rule.state == State.CLOSED and rule.weekdays == WEEK and rule.period != ALWAYS
    return is_for_all and after is not None and after.state == State.OPEN and after.period == rule.period


def _line(rule: Rule) -> str:
    text = _("%(when)s: %(hours)s") % {"when": capfirst(_when(rule)), "hours": _hours(rule)}
    return f"{text} ({rule.note})" if rule.note else text


def _when(rule: Rule) -> str:
    period, days = _period(rule.period), _days(rule)
    # A part of the year is told without its days where these are all of them.
    return ", ".join(filter(None, (period, days))) or _("every day")


def _days(rule: Rule) -> str:
    if rule.weekdays == WEEK and not rule.is_holidays:
        return ""
    names = [_between(str(WEEKDAYS[first]), str(WEEKDAYS[last])) for first, last in runs(rule.weekdays)]
    return ", ".join([*names, _("public holidays")] if rule.is_holidays else names)


def _between(first: str, last: str) -> str:
    return first if first == last else f"{first}{_TO}{last}"


def _period(period: Period) -> str:
    if period.months:
        return _between(*(str(MONTHS[month]) for month in period.months))
    if period.days:
        return _between(*(month_day(date(2024, month, day)) for month, day in period.days))
    if period.dates:
        return _between(*map(long_date, period.dates))
    return ""


def _hours(rule: Rule) -> str:
    if rule.state == State.CLOSED:
        return _("closed")
    if rule.state == State.UNKNOWN:
        return _("hours not known")
    if rule.spans in ((), ((0, DAY),)):
        return _("all day")
    return ", ".join(f"{_clock(start)}{_TO}{_clock(end)}" for start, end in rule.spans)


def _clock(minutes: int) -> str:
    hours, rest = divmod(minutes - DAY if minutes > DAY else minutes, 60)
    # Translators: a time of the day; in French "9 h 30" and "9 h".
    return (
        _("%(hours)d:%(minutes)02d") % {"hours": hours, "minutes": rest}
        if rest
        else _("%(hours)d:00") % {"hours": hours}
    )
