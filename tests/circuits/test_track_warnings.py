from typing import Any

import pytest
from django.utils.translation import override

from circuits.track_warnings import TRACK_TEXTS, NamedStop, track_warnings
from destination_cms.content_warnings import current_sentences
from destination_cms.geo import Point
from destination_cms.geo.tracks import Points, TrackPoint

# 184 metres: east, then north.
WAY = (TrackPoint(2.27, 48.82), TrackPoint(2.271, 48.82), TrackPoint(2.271, 48.821))
# 370 metres, back to the start.
LOOP = (*WAY, TrackPoint(2.27, 48.821), WAY[0])
START, END = NamedStop("Gate", Point(48.82, 2.27)), NamedStop("Mill", Point(48.821, 2.271))


def told(points: Points = WAY, *stops: NamedStop, **options: Any) -> list[str]:
    given: dict[str, Any] = {"tour_type": "THERE_AND_BACK", "declared_length_m": None, **options}
    with override("en"):
        return current_sentences(track_warnings(points, stops, **given), TRACK_TEXTS)


def test_a_circuit_whose_track_leads_along_its_stops_has_no_warnings() -> None:
    assert told(WAY, START, END) == []
    assert told(LOOP, START, END, START, tour_type="LOOP") == []


def test_a_circuit_without_a_track_is_warned_of_if_it_has_stops() -> None:
    assert told((), START, END) == ["The circuit has no track: visitors see straight lines from stop to stop."]
    assert told((), START) == []


@pytest.mark.parametrize(("latitude", "warnings"), [(48.8205, 0), (48.8207, 1)])
def test_a_stop_is_far_from_60_metres_on(latitude: float, warnings: int) -> None:
    found = told(WAY[:2], NamedStop("Tower", Point(latitude, 2.2705)))

    assert len(found) == warnings
    assert not found or found[0] == "Stop 1, “Tower”, is 78 m from the track; more than 60 m is far."


def test_stops_out_of_the_track_s_order_and_without_a_position_are_named() -> None:
    assert told(WAY, END, START, NamedStop("Cloud", None)) == [
        "The track passes stop 2, “Gate”, before an earlier stop.",
        "Stop 3, “Cloud”, has no position.",
    ]


@pytest.mark.parametrize(("declared", "warnings"), [(None, 0), (170, 0), (200, 0), (210, 1), (150, 1)])
def test_a_declared_length_may_differ_by_a_tenth(declared: int | None, warnings: int) -> None:
    assert len(told(WAY, declared_length_m=declared)) == warnings


def test_the_shape_is_compared_with_the_track() -> None:
    assert told(WAY, tour_type="LOOP") == ["The circuit is a loop, but its track does not end where it starts."]
    assert told(LOOP, tour_type="ONE_WAY") == ["The circuit leads one way, but its track ends where it starts."]
    assert told(LOOP, tour_type="THERE_AND_BACK") == told(WAY, tour_type="ONE_WAY") == []


def test_a_long_step_may_be_a_gap() -> None:
    far = (*WAY, TrackPoint(2.28, 48.821))

    assert told(far) == ["Two consecutive points of the track are 659 m apart; more than 500 m may be a gap."]
