"""In which order rules mean what an editor means."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from destination_cms.hours.evaluation import is_open
from destination_cms.hours.rules import Period, Rule, State, merged_spans, timetable
from destination_cms.hours.writing import osm_text
from tests.core.hours.moments import paris

WEEKDAYS, TUESDAY_ON = tuple(range(5)), tuple(range(1, 7))
MORNING, AFTERNOON, SUMMER_DAY = (9 * 60, 12 * 60), (14 * 60, 18 * 60), (10 * 60, 19 * 60)
SUMMER = Period(months=(7, 8))
CHRISTMAS = Period(days=((12, 25), (12, 25)))
PARIS = ZoneInfo("Europe/Paris")


def osm(*rules: Rule, holidays: State | None = None) -> str:
    return osm_text(timetable(rules, holidays))


def test_nothing_given_is_nothing_said() -> None:
    assert osm() == osm(holidays=State.UNKNOWN) == ""


def test_two_rows_of_the_same_days_add_up() -> None:
    rows = Rule((AFTERNOON,), WEEKDAYS), Rule((MORNING,), WEEKDAYS)

    assert osm(*rows) == "Mo-Fr 09:00-12:00,14:00-18:00"


def test_rows_whose_days_overlap_are_told_day_by_day() -> None:
    rows = Rule((MORNING,), WEEKDAYS), Rule((AFTERNOON,), (0, 2))

    assert osm(*rows) == "Mo,We 09:00-12:00,14:00-18:00; Tu,Th-Fr 09:00-12:00"


def test_hours_with_a_note_of_their_own_are_added() -> None:
    rows = Rule((MORNING,), WEEKDAYS), Rule((AFTERNOON,), WEEKDAYS, note='by the "back" door')

    assert osm(*rows) == "Mo-Fr 09:00-12:00, Mo-Fr 14:00-18:00 open \"by the 'back' door\""


def test_a_season_replaces_the_usual_hours_on_all_days() -> None:
    text = osm(Rule((SUMMER_DAY,), TUESDAY_ON, SUMMER), Rule((MORNING,), WEEKDAYS))

    assert text == "Mo-Fr 09:00-12:00; Jul-Aug off; Jul-Aug Tu-Su 10:00-19:00"
    monday = paris(2026, 7, 13, 11)
    assert is_open(text, monday, PARIS, "FR") is False
    assert is_open(text, monday.replace(month=6, day=15), PARIS, "FR") is True


def test_seasons_are_told_in_the_order_of_their_first_months() -> None:
    winter, summer = Period(months=(10, 3)), Period(months=(4, 9))

    assert osm(Rule((MORNING,), period=winter), Rule((SUMMER_DAY,), period=summer)) == (
        "Apr-Sep 10:00-19:00; Oct-Mar 09:00-12:00"
    )


def test_seasons_alone_close_nothing_else() -> None:
    assert osm(Rule((SUMMER_DAY,), TUESDAY_ON, SUMMER)) == "Jul-Aug Tu-Su 10:00-19:00"


def test_holidays_come_after_seasons_and_single_days_after_holidays() -> None:
    first_of_may = Period(days=((5, 1), (5, 1)))
    open_day = Period(dates=(date(2026, 7, 14), date(2026, 7, 14)))
    text = osm(
        Rule((MORNING,), period=open_day),
        Rule(period=first_of_may, state=State.CLOSED),
        Rule((MORNING,)),
        Rule((SUMMER_DAY,), period=SUMMER),
        holidays=State.CLOSED,
    )

    assert text == "09:00-12:00; Jul-Aug 10:00-19:00; PH off; 2026 Jul 14 09:00-12:00; May 01 off"


def test_a_closed_week_replaces_the_season() -> None:
    works = Period(dates=(date(2026, 7, 6), date(2026, 7, 12)))
    text = osm(Rule(period=works, state=State.CLOSED), Rule((MORNING,)), Rule((SUMMER_DAY,), period=SUMMER))

    assert text == "09:00-12:00; Jul-Aug 10:00-19:00; 2026 Jul 06-2026 Jul 12 off"


def test_closed_days_alone_say_nothing_of_the_others() -> None:
    text = osm(Rule(period=CHRISTMAS, state=State.CLOSED))

    assert text == "24/7 unknown; Dec 25 off"
    assert is_open(text, paris(2026, 12, 24, 11), PARIS, "FR") is None
    assert is_open(text, paris(2026, 12, 25, 11), PARIS, "FR") is False


def test_holidays_of_which_nothing_is_known_are_unknown() -> None:
    text = osm(Rule((MORNING,)), holidays=State.UNKNOWN)

    assert text == "09:00-12:00; PH unknown"
    assert is_open(text, paris(2026, 7, 14, 10), PARIS, "FR") is None


@pytest.mark.parametrize(
    ("given", "merged"),
    [
        ([(60, 120), (0, 60)], ((0, 120),)),
        ([(0, 90), (60, 80)], ((0, 90),)),
        ([(0, 10), (20, 30)], ((0, 10), (20, 30))),
        ([], ()),
    ],
)
def test_spans_that_touch_are_one(given: list[tuple[int, int]], merged: tuple[tuple[int, int], ...]) -> None:
    assert merged_spans(given) == merged
