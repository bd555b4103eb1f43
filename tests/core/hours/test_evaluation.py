"""Whether a place is open: by its own clocks, at both changes of them, and on public holidays."""

from datetime import UTC, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from destination_cms.hours.evaluation import MOST_INTERVALS, is_evaluable, is_open, next_change, syntax_fault
from tests.cpu_time import takes_less_than

from .moments import PARIS, paris

OFFICE = "Mo-Fr 09:00-12:00,14:00-18:00; PH off"


def opened(text: str, at: datetime, country: str = "FR") -> bool | None:
    return is_open(text, at, PARIS, country)


@pytest.mark.parametrize(
    ("at", "answer"),
    [
        (paris(2026, 11, 30, 8, 59), False),
        (paris(2026, 11, 30, 9), True),
        (paris(2026, 11, 30, 11, 59), True),
        (paris(2026, 11, 30, 12), False),
        (paris(2026, 11, 30, 14), True),
        (paris(2026, 11, 28, 10), False),
    ],
)
def test_hours_are_those_of_the_place(at: datetime, answer: bool) -> None:
    assert opened(OFFICE, at) is answer


def test_the_same_wall_clock_is_another_moment_in_summer() -> None:
    assert opened(OFFICE, datetime(2026, 1, 5, 8, 30, tzinfo=UTC)) is True
    assert opened(OFFICE, datetime(2026, 7, 6, 16, 30, tzinfo=UTC)) is False
    assert opened(OFFICE, datetime(2026, 1, 5, 16, 30, tzinfo=UTC)) is True


def test_the_hour_that_is_left_out_in_spring() -> None:
    """On 29 March 2026 clocks go from 2:00 to 3:00: who opens at 2:30 opens at 3:00."""
    midnight = datetime(2026, 3, 29, 0, 0, tzinfo=UTC)
    answers = [opened("02:30-05:00", midnight + timedelta(minutes=minutes)) for minutes in (0, 59, 60, 179, 180)]

    assert answers == [False, False, True, True, False]


def test_the_hour_that_comes_twice_in_autumn() -> None:
    """On 25 October 2026 clocks go from 3:00 back to 2:00: it is open in both of these hours."""
    asked = [paris(2026, 10, 25, 2, minute, fold) for fold in (0, 1) for minute in (14, 15, 44, 45)]

    assert [opened("02:15-02:45", at) for at in asked] == [False, True, True, False] * 2


def test_what_is_always_open_is_open_in_the_last_minute_of_summer() -> None:
    assert opened("24/7", paris(2026, 10, 25, 2, 59) + timedelta(seconds=30)) is True


def test_past_midnight_belongs_to_the_evening() -> None:
    assert opened("Fr 22:00-02:00", paris(2026, 11, 28, 1)) is True
    assert opened("Fr 22:00-02:00", paris(2026, 11, 27, 1)) is False


@pytest.mark.parametrize(
    "day",
    [(1, 1), (4, 6), (5, 1), (5, 8), (5, 14), (5, 25), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)],
    ids=lambda day: "-".join(map(str, day)),
)
def test_public_holidays_of_france(day: tuple[int, int]) -> None:
    assert opened("10:00-18:00; PH off", paris(2026, *day, 11)) is False


def test_good_friday_is_one_in_alsace_only() -> None:
    assert opened("10:00-18:00; PH off", paris(2026, 4, 3, 11)) is True


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("", "FR"),
        ("9h-18h", "FR"),
        ("Mo-Fr unknown", "FR"),
        # The library would take sunrise for seven o'clock, and knows no school holidays of France.
        ("sunrise-sunset", "FR"),
        ("Mo-Fr 09:00-18:00; SH off", "FR"),
        (OFFICE, ""),
        (OFFICE, "XX"),
    ],
)
def test_what_is_not_known_is_not_closed(text: str, country: str) -> None:
    assert opened(text, paris(2026, 11, 30, 10), country) is None


def test_words_of_a_note_are_not_read() -> None:
    text = 'Mo-Fr 09:00-18:00 open "until sunset"'

    assert is_evaluable(text, "")
    assert opened(text, paris(2026, 11, 30, 10)) is True


def test_a_moment_outside_of_the_years_that_are_computed_is_not_known() -> None:
    assert opened("24/7", datetime(1850, 1, 1, tzinfo=UTC)) is None
    assert opened("24/7", datetime(9999, 6, 1, tzinfo=UTC)) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Mo-Fr 09:00-18:00", None),
        ("easter off", None),
        ("Mo-Fr 9h-18h", 7),
        ("lundi", 1),
        ("", 1),
        ("Mo-Fr 25:00-26:00", 7),
    ],
)
def test_a_fault_is_told_by_its_place(text: str, place: int | None) -> None:
    assert syntax_fault(text) == place


def change(text: str, at: datetime, days: float = 400, country: str = "FR") -> datetime | None:
    return next_change(text, at, PARIS, country, until=at + timedelta(days=days))


def test_a_place_closes_and_opens() -> None:
    assert change(OFFICE, paris(2026, 11, 30, 10)) == paris(2026, 11, 30, 12)
    assert change(OFFICE, paris(2026, 11, 30, 12)) == paris(2026, 11, 30, 14)
    assert change(OFFICE, paris(2026, 12, 24, 18)) == paris(2026, 12, 28, 9)
    assert change("easter 10:00-12:00", paris(2026, 11, 30)) == paris(2027, 3, 28, 10)
    assert change("Fr 22:00-02:00", paris(2026, 11, 28, 1)) == paris(2026, 11, 28, 2)


def test_a_change_is_in_utc_and_after_the_moment() -> None:
    at = paris(2026, 11, 30, 11, 59) + timedelta(seconds=59, microseconds=999_999)
    found = change(OFFICE, at.astimezone(PARIS))

    assert found is not None
    assert found == at + timedelta(microseconds=1)
    assert found.tzinfo is UTC


def test_a_change_is_looked_for_before_a_moment_only() -> None:
    at, closes_at = paris(2026, 11, 30, 10), paris(2026, 11, 30, 12)

    assert next_change(OFFICE, at, PARIS, "FR", until=closes_at) is None
    assert next_change(OFFICE, at, PARIS, "FR", until=closes_at + timedelta(seconds=1)) == closes_at
    assert next_change(OFFICE, at, PARIS, "FR", until=at) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "9h-18h",
        "24/7",
        "off",
        "sunrise-sunset",
        "10:00-12:00 unknown, 12:00-10:00 open",
        '00:00-12:00 open "morning", 12:00-24:00 open "afternoon"',
        "2099 10:00-12:00",
    ],
)
def test_there_may_be_no_change(text: str) -> None:
    assert change(text, paris(2026, 11, 30)) is None


def test_holidays_of_no_country_are_not_known() -> None:
    assert change(OFFICE, paris(2026, 11, 30), country="") is None


def test_a_moment_outside_of_the_years_that_are_computed_has_no_change() -> None:
    assert change("10:00-12:00", datetime(1850, 1, 1, tzinfo=UTC)) is None


@pytest.mark.parametrize(
    ("text", "at", "changes"),
    [
        # On the day without 2:30, and on the one that has it twice.
        ("02:30-05:00", paris(2026, 3, 29, 0), [(3, 0), (5, 0)]),
        ("02:15-02:45", paris(2026, 10, 25, 0), [(2, 15, 0), (2, 45, 0), (2, 15, 1), (2, 45, 1)]),
        ("02:30-05:00", paris(2026, 10, 25, 0), [(2, 30, 0), (2, 0, 1), (2, 30, 1), (5, 0)]),
        ("01:00-02:30", paris(2026, 10, 25, 0), [(1, 0), (2, 30, 0), (2, 0, 1), (2, 30, 1)]),
    ],
)
def test_changes_on_the_days_on_which_clocks_are_changed(
    text: str, at: datetime, changes: list[tuple[int, ...]]
) -> None:
    found, moment = [], at
    for _ in changes:
        moment = change(text, moment) or at
        found.append(moment)

    day = at.astimezone(PARIS).date()
    assert found == [paris(day.year, day.month, day.day, *clock) for clock in changes]


@pytest.mark.parametrize(
    "zone", ["Europe/Paris", "America/Havana", "Australia/Lord_Howe", "Africa/Cairo", "Asia/Kathmandu"]
)
@pytest.mark.parametrize(
    "text", ["00:00-24:00", "22:00-02:00", "00:30-01:45", "01:00-01:30,02:10-03:00", "Su 00:15-02:20"]
)
def test_every_change_of_a_minute_is_found(zone: str, text: str) -> None:
    """Twelve hours around each midnight of a day on which clocks are changed in one of these places."""
    here, minute = ZoneInfo(zone), timedelta(minutes=1)
    for day in [
        (2023, 10, 1),
        (2023, 10, 29),
        (2023, 11, 5),
        (2024, 3, 10),
        (2024, 3, 31),
        (2024, 4, 7),
        (2024, 4, 26),
    ]:
        start = datetime(*day, tzinfo=here).astimezone(UTC) - timedelta(hours=4)
        answers = [is_open(text, start + number * minute, here, "") for number in range(12 * 60)]
        expected = [start + number * minute for number in range(1, 720) if answers[number - 1] != answers[number]]

        found, at = [], start
        while (moment := next_change(text, at, here, "", until=start + 720 * minute)) is not None:
            found.append(moment)
            at = moment
        assert found == expected


def test_hours_with_too_many_intervals_are_given_up() -> None:
    """A note that changes every ten minutes, around a day off in a month."""
    spans = [f"{number // 6:02}:{number % 6}0-{(number + 1) // 6:02}:{(number + 1) % 6}0" for number in range(144)]
    text = ", ".join(f'{span} open "{number}"' for number, span in enumerate(spans)) + "; Nov 30 off"
    assert opened(text, paris(2026, 10, 30)) is True

    assert change(text, paris(2026, 10, 30)) is None
    assert change(text, paris(2026, 11, 20)) == paris(2026, 11, 30, 0)
    for day in (paris(2026, 10, 30), paris(2026, 11, 20)):
        assert takes_less_than(0.05, partial(change, text, day))
    assert 144 * 10 < MOST_INTERVALS < 144 * 30
