"""Whether a place is open: by its own clocks, at both changes of them, and on public holidays."""

from datetime import UTC, datetime, timedelta

import pytest

from destination_cms.hours.evaluation import is_evaluable, is_open, syntax_fault

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
