"""On which days a rule counts."""

from datetime import date

import pytest

from destination_cms.hours.days import days_between, ranges_of, spans_of_day
from destination_cms.hours.reading import rules_of
from destination_cms.hours.rules import ALWAYS, Period

YEAR = date(2026, 1, 1), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("period", "ranges"),
    [
        (ALWAYS, [YEAR]),
        (Period(months=(7, 8)), [(date(2026, 7, 1), date(2026, 8, 31))]),
        (Period(months=(12, 12)), [(date(2026, 12, 1), date(2026, 12, 31))]),
        (
            Period(months=(11, 2)),
            [(date(2026, 1, 1), date(2026, 2, 28)), (date(2026, 11, 1), date(2026, 12, 31))],
        ),
        (Period(days=((2, 29), (2, 29))), [(date(2026, 2, 28), date(2026, 2, 28))]),
        (
            Period(days=((12, 24), (1, 2))),
            [(date(2026, 1, 1), date(2026, 1, 2)), (date(2026, 12, 24), date(2026, 12, 31))],
        ),
        (Period(dates=(date(2025, 12, 24), date(2026, 1, 2))), [(date(2026, 1, 1), date(2026, 1, 2))]),
        (Period(dates=(date(2027, 1, 1), date(2027, 1, 2))), []),
    ],
)
def test_a_period_is_cut_to_the_time_that_is_asked_for(period: Period, ranges: list[tuple[date, date]]) -> None:
    assert ranges_of(period, *YEAR) == ranges


def test_later_rules_replace_and_additional_ones_join() -> None:
    rules = rules_of('Mo-Fr 09:00-12:00, Mo 14:00-18:00 open "x"; Jul off; PH off; 2026 Dec 25 10:00-11:00') or ()
    holidays = {date(2026, 5, 25), date(2026, 12, 25)}

    def on(month: int, day: int) -> list[int]:
        return spans_of_day(rules, date(2026, month, day), holidays)

    assert (on(6, 1), on(6, 2), on(6, 6)) == ([0, 1], [0], [])
    assert (on(7, 6), on(5, 25), on(12, 25)) == ([], [], [4])


def test_days_between_two() -> None:
    assert [*days_between(date(2026, 2, 27), date(2026, 3, 1))] == [
        date(2026, 2, 27), date(2026, 2, 28), date(2026, 3, 1),
    ]  # fmt: skip
