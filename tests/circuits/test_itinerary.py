import pytest

from circuits.choices import PracticeMode
from circuits.itinerary import SPEEDS_KMH, StopNumbers, leg_length_m, leg_minutes, numbers_of_stops
from destination_cms.geo import Point
from destination_cms.geo.tracks import MeasuredLine, TrackPoint

# About 731 metres east, 1,112 metres north.
LINE = MeasuredLine((TrackPoint(2.27, 48.82), TrackPoint(2.28, 48.82), TrackPoint(2.28, 48.83)))
START, CORNER, END = Point(48.82, 2.27), Point(48.82, 2.28), Point(48.83, 2.28)


def test_stops_have_their_place_and_their_leg() -> None:
    found = numbers_of_stops(LINE, [START, Point(48.8201, 2.28), END], "WALK")

    assert found == [
        StopNumbers(0, 0, None, None),
        StopNumbers(743, 0, 743, 11),
        StopNumbers(1844, 0, 1101, 17),
    ]


def test_nothing_is_known_without_a_track_or_a_position() -> None:
    assert numbers_of_stops(None, [START, None], "WALK") == [StopNumbers(), StopNumbers()]
    _, nowhere, end = numbers_of_stops(LINE, [START, None, END], "WALK")
    assert nowhere == StopNumbers()
    assert (end.distance_along_m, end.leg_length_m) == (1844, None)


def test_a_stop_out_of_order_has_no_leg() -> None:
    end, start = numbers_of_stops(LINE, [END, START], "WALK")

    assert (end.distance_along_m, start.distance_along_m, start.leg_length_m) == (1844, 0, None)


@pytest.mark.parametrize(
    ("length_m", "mode", "minutes"),
    [(2742, "WALK", 41), (2742, "BIKE", 14), (10, "WALK", 1), (0, "WALK", 1), (500, "PUBLIC_TRANSPORT", None), (None, "WALK", None)],
)  # fmt: skip
def test_minutes_come_from_the_speed(length_m: int | None, mode: str, minutes: int | None) -> None:
    assert leg_minutes(length_m, mode) == minutes


def test_every_speed_is_that_of_a_way_of_travelling() -> None:
    assert set(SPEEDS_KMH) == set(PracticeMode.values) - {"PUBLIC_TRANSPORT"}


def test_a_leg_leads_forward() -> None:
    assert [leg_length_m(5, 9), leg_length_m(9, 5), leg_length_m(None, 5), leg_length_m(5, None)] == [
        4,
        None,
        None,
        None,
    ]
