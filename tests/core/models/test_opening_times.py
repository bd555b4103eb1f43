"""Rows of a timetable as rules, and what is said of a row that is not clear."""

from datetime import date, time
from typing import Any

import pytest
from django.utils.translation import override

from circuits.models import SpotOpeningTime
from destination_cms.hours.rules import DAY, WEEK, Period, Rule, State
from destination_cms.models.opening_times import rule_of, time_errors

NINE_TO_SIX = {"opens_at": time(9), "closes_at": time(18)}


def row(**fields: Any) -> SpotOpeningTime:
    return SpotOpeningTime(**fields)


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        (NINE_TO_SIX, Rule(((540, 1080),))),
        ({**NINE_TO_SIX, "days": ("MONDAY", "SUNDAY"), "note": "Ring"}, Rule(((540, 1080),), (0, 6), note="Ring")),
        ({"opens_at": time(0), "closes_at": time(0)}, Rule(((0, DAY),))),
        ({"opens_at": time(20), "closes_at": time(0)}, Rule(((1200, DAY),))),
        ({"opens_at": time(22), "closes_at": time(2)}, Rule(((1320, DAY + 120),))),
        ({"is_closed": True, "days": ("MONDAY",)}, Rule(weekdays=(0,), state=State.CLOSED)),
        ({**NINE_TO_SIX, "from_month": "JULY"}, Rule(((540, 1080),), WEEK, Period(months=(7, 7)))),
        (
            {**NINE_TO_SIX, "from_month": "NOVEMBER", "until_month": "FEBRUARY"},
            Rule(((540, 1080),), WEEK, Period(months=(11, 2))),
        ),
        (
            {"is_closed": True, "from_on": date(2026, 12, 24), "until_on": date(2027, 1, 2)},
            Rule(period=Period(dates=(date(2026, 12, 24), date(2027, 1, 2))), state=State.CLOSED),
        ),
        (
            {"is_closed": True, "from_on": date(2026, 5, 1), "is_yearly": True},
            Rule(period=Period(days=((5, 1), (5, 1))), state=State.CLOSED),
        ),
    ],
)
def test_a_row_states_a_rule(fields: dict[str, Any], rule: Rule) -> None:
    assert time_errors(row(**fields)) == {}
    assert rule_of(row(**fields)) == rule


def test_a_row_without_hours_states_none() -> None:
    assert rule_of(row(opens_at=time(9))) is None


@pytest.mark.parametrize(
    ("fields", "faults"),
    [
        ({}, {"opens_at": "such as 9:30 and 18h", "closes_at": "such as 9:30 and 18h"}),
        ({"opens_at": time(9)}, {"closes_at": "such as 9:30 and 18h"}),
        ({**NINE_TO_SIX, "is_closed": True}, {"is_closed": "remove the hours, or the tick"}),
        ({"opens_at": time(9), "closes_at": time(9)}, {"closes_at": "write 00:00 twice"}),
        ({**NINE_TO_SIX, "from_month": "JULY", "from_on": date(2026, 7, 1)}, {"from_on": "not both"}),
        ({**NINE_TO_SIX, "until_month": "JULY"}, {"from_month": "which month"}),
        ({**NINE_TO_SIX, "until_on": date(2026, 7, 1)}, {"from_on": "which date"}),
        ({**NINE_TO_SIX, "is_yearly": True}, {"from_on": "every year"}),
        (
            {**NINE_TO_SIX, "from_on": date(2026, 7, 2), "until_on": date(2026, 7, 1)},
            {"until_on": "(07/01/2026) is before the first one (07/02/2026)"},
        ),
    ],
)
def test_what_is_not_clear_is_refused_at_its_field(fields: dict[str, Any], faults: dict[str, str]) -> None:
    with override("en"):
        found = {name: " ".join(error.messages) for name, error in time_errors(row(**fields)).items()}

    assert set(found) == set(faults)
    assert all(part in found[name] for name, part in faults.items()), found


def test_new_year_may_lie_between_days_of_every_year() -> None:
    holidays = row(is_closed=True, from_on=date(2026, 12, 24), until_on=date(2026, 1, 2), is_yearly=True)

    assert time_errors(holidays) == {}


def test_the_refusal_is_in_french() -> None:
    with override("fr"):
        (message,) = time_errors(row(opens_at=time(9)))["closes_at"].messages

    assert message.startswith("Écrivez l’heure d’ouverture et celle de fermeture, par exemple 9h30 et 18h")
