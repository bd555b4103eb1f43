"""Rows of a timetable as rules, and what is wrong with a row."""

from datetime import time
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from ..choices import Month, Weekday
from ..hours.rules import ALWAYS, DAY, WEEK, Period, Rule, State

__all__ = ["rule_of", "time_errors"]

_MONTHS: list[Any] = list(Month.values)
_WEEKDAYS: list[Any] = list(Weekday.values)


def rule_of(row: Any) -> Rule | None:
    """Return the rule that a row of a timetable states; ``None`` for one that states no hours."""
    days = tuple(_WEEKDAYS.index(day) for day in row.days) or WEEK
    if row.is_closed:
        return Rule(weekdays=days, period=_period(row), state=State.CLOSED)
    if row.opens_at is None or row.closes_at is None:
        return None
    start, end = _minutes(row.opens_at), _minutes(row.closes_at)
    return Rule(((start, end if end > start else end + DAY),), days, _period(row), note=row.note)


def time_errors(row: Any) -> dict[str, ValidationError]:
    """Return what is wrong with a row of a timetable, by field."""
    return {**_hours_errors(row), **_period_errors(row)}


def _hours_errors(row: Any) -> dict[str, ValidationError]:
    if row.is_closed:
        stated = row.opens_at is not None or row.closes_at is not None
        message = _("This line says that it is closed, and has hours: remove the hours, or the tick.")
        return {"is_closed": ValidationError(message, code="closed")} if stated else {}
    missing = _("Write when it opens and when it closes, such as 9:30 and 18h, or tick “closed on these days”.")
    errors = {
        name: ValidationError(missing, code="missing")
        for name in ("opens_at", "closes_at")
        if getattr(row, name) is None
    }
    if not errors and row.opens_at == row.closes_at != time(0):
        message = _("It closes when it opens: write another hour. For the whole day, write 00:00 twice.")
        errors["closes_at"] = ValidationError(message, code="same")
    return errors


def _period_errors(row: Any) -> dict[str, ValidationError]:
    if (row.from_month or row.until_month) and (row.from_on or row.until_on):
        message = _("Give months or dates, not both: use two lines.")
        return {"from_on": ValidationError(message, code="both")}
    if row.until_month and not row.from_month:
        return {"from_month": ValidationError(_("Say from which month on."), code="missing")}
    if row.until_on and not row.from_on:
        return {"from_on": ValidationError(_("Say from which date on."), code="missing")}
    if row.is_yearly and not row.from_on:
        return {"from_on": ValidationError(_("Give the date that counts every year."), code="missing")}
    if row.from_on and row.until_on and row.until_on < row.from_on and not row.is_yearly:
        message = _("The last date (%(until)s) is before the first one (%(from)s).")
        params = {
            "from": date_format(row.from_on, "SHORT_DATE_FORMAT"),
            "until": date_format(row.until_on, "SHORT_DATE_FORMAT"),
        }
        return {"until_on": ValidationError(message, code="order", params=params)}
    return {}


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _period(row: Any) -> Period:
    if row.from_month:
        return Period(months=(_MONTHS.index(row.from_month) + 1, _MONTHS.index(row.until_month or row.from_month) + 1))
    if row.from_on is None:
        return ALWAYS
    until_on = row.until_on or row.from_on
    if row.is_yearly:
        return Period(days=((row.from_on.month, row.from_on.day), (until_on.month, until_on.day)))
    return Period(dates=(row.from_on, until_on))
