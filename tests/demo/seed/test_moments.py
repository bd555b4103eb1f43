"""Moments of the demo are counted from the day on which it is written."""

from datetime import date

import pytest

from demo.seed.moments import moment_of, weekend_after

MONDAY = date(2026, 11, 30)


@pytest.mark.parametrize(("days", "saturday"), [(0, 5), (5, 5), (6, 12), (12, 12)])
def test_a_weekend_is_the_first_so_many_days_ahead_or_more(days: int, saturday: int) -> None:
    assert weekend_after(MONDAY, days) == (date(2026, 12, saturday), date(2026, 12, saturday + 1))


@pytest.mark.parametrize(
    ("stated", "moment"),
    [
        ({"in_days": -2, "at": "08:00"}, "2026-11-28T08:00:00+01:00"),
        ({"weekend_in_days": 6, "at": "10:00"}, "2026-12-12T10:00:00+01:00"),
        ({"weekend_in_days": 6, "plus_days": 1, "at": "19:00"}, "2026-12-13T19:00:00+01:00"),
        ({"in_days": 180, "at": "12:00"}, "2027-05-29T12:00:00+02:00"),
    ],
)
def test_a_moment_is_one_of_the_site_s_time_zone(stated: dict, moment: str) -> None:
    assert moment_of(stated, MONDAY).isoformat() == moment
