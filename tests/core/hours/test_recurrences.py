"""Opening hours as events: each as often as it is open, and none where that cannot be said."""

from datetime import date, timedelta

import pytest

from destination_cms.hours.evaluation import is_open
from destination_cms.hours.recurrences import Recurrence, recurrences_of

from .moments import PARIS, paris

OFFICE = "Mo-Fr 09:00-12:00,14:00-18:00; Jul-Aug off; Jul-Aug Tu-Sa 10:00-19:00; PH off; Dec 24-Jan 01 off"


def is_on(one: Recurrence, day: date) -> bool:
    is_between = one.starts_at.date() <= day <= one.last_on
    return is_between and day.weekday() in one.weekdays and day not in one.except_on


def starts(found: tuple[Recurrence, ...], day: date) -> list[str]:
    return sorted(f"{one.starts_at:%H:%M}-{one.ends_at:%H:%M}" for one in found if is_on(one, day))


def test_every_day_has_the_hours_that_are_evaluated() -> None:
    found = recurrences_of(OFFICE, 2026, "FR")

    assert starts(found, date(2026, 6, 1)) == ["09:00-12:00", "14:00-18:00"]
    for number in range(730):
        day = date(2026, 1, 1) + timedelta(days=number)
        noon, three = (paris(day.year, day.month, day.day, hour) for hour in (11, 15))
        is_there = [bool(is_open(OFFICE, moment, PARIS, "FR")) for moment in (noon, three)]
        assert len(starts(found, day)) == (1 if is_there[0] and day.month in (7, 8) else sum(is_there)), day


def test_the_first_time_is_one_and_the_last_day_too() -> None:
    for one in recurrences_of(OFFICE, 2026, "FR"):
        assert is_on(one, one.starts_at.date())
        assert is_on(one, one.last_on)


def test_an_evening_that_ends_tomorrow() -> None:
    (one,) = recurrences_of("Fr-Sa 22:00-02:00", 2026, "FR")

    assert (one.starts_at.isoformat(), one.ends_at.isoformat()) == ("2026-01-02T22:00:00", "2026-01-03T02:00:00")
    assert recurrences_of("22:00-02:00", 2026, "FR")


@pytest.mark.parametrize(
    "text",
    ["", "24/7", "off", "24/7 unknown; Dec 25 off", "sunrise-sunset", "PH 10:00-12:00 || 09:00-10:00",
     "2020 Jul 14 10:00-12:00",
     # The library closes on Saturday what began on Friday.
     "Fr 22:00-02:00; Sa off"],
)  # fmt: skip
def test_what_events_cannot_say_has_none(text: str) -> None:
    assert recurrences_of(text, 2026, "FR") == ()


def test_without_a_country_holidays_are_not_known() -> None:
    assert recurrences_of("Mo-Fr 09:00-18:00; PH off", 2026, "") == ()
    assert len(recurrences_of("Mo-Fr 09:00-18:00", 2026, "")) == 1
