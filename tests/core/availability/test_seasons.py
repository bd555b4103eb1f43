"""Seasons by the clocks of a place, where midnight is left out or comes twice too."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from destination_cms.availability.seasons import first_moment, is_in_season, season_changes

PARIS = ZoneInfo("Europe/Paris")


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def test_a_season_is_read_by_the_clocks_of_the_place() -> None:
    assert is_in_season({4}, utc(2026, 3, 31, 22), PARIS)
    assert not is_in_season({4}, utc(2026, 3, 31, 21, 59), PARIS)
    assert not is_in_season({4}, utc(2026, 4, 30, 22), PARIS)
    assert is_in_season((), utc(2026, 4, 30, 22), PARIS)


def test_a_season_begins_and_ends_with_a_day() -> None:
    summer = season_changes(range(4, 10), utc(2026, 1, 1), utc(2027, 5, 1), PARIS)

    assert summer == [utc(2026, 3, 31, 22), utc(2026, 9, 30, 22), utc(2027, 3, 31, 22)]
    assert season_changes({12, 1}, utc(2026, 1, 1), utc(2027, 5, 1), PARIS) == [
        utc(2026, 1, 31, 23),
        utc(2026, 11, 30, 23),
        utc(2027, 1, 31, 23),
    ]


def test_only_what_lies_between_is_returned() -> None:
    begins_at = utc(2026, 3, 31, 22)

    assert season_changes({4}, begins_at, begins_at + timedelta(days=2), PARIS) == []
    assert season_changes({4}, begins_at - timedelta(days=2), begins_at, PARIS) == []
    assert season_changes({4}, begins_at - timedelta(seconds=1), begins_at + timedelta(seconds=1), PARIS) == [begins_at]


@pytest.mark.parametrize("months", [(), range(1, 13)])
def test_the_whole_year_has_no_seasons(months: range) -> None:
    assert season_changes(months, utc(2026, 1, 1), utc(2028, 1, 1), PARIS) == []


@pytest.mark.parametrize(
    ("zone", "day", "moment"),
    [
        ("Europe/Paris", date(2026, 4, 1), utc(2026, 3, 31, 22)),
        ("UTC", date(2026, 4, 1), utc(2026, 4, 1)),
        # Clocks go from 0:00 to 1:00.
        ("America/Asuncion", date(2023, 10, 1), utc(2023, 10, 1, 4)),
        # Clocks go from 23:30 to 0:30.
        ("America/Toronto", date(1919, 3, 31), utc(1919, 3, 31, 4, 30)),
        # Clocks go from 1:00 to 0:00.
        ("America/Havana", date(2020, 11, 1), utc(2020, 11, 1, 4)),
        # Clocks go from 0:00 to 23:00.
        ("Asia/Beirut", date(2022, 10, 30), utc(2022, 10, 29, 22)),
    ],
)
def test_a_day_begins_with_its_first_moment(zone: str, day: date, moment: datetime) -> None:
    here = ZoneInfo(zone)

    assert first_moment(day, here) == moment
    assert first_moment(day, here).tzinfo is UTC
    assert moment.astimezone(here).date() == day
    assert (moment - timedelta(microseconds=1)).astimezone(here).date() == day - timedelta(days=1)
