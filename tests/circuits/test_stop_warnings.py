from typing import Any

import pytest
from django.utils.translation import override

from circuits.itinerary import StopNumbers
from circuits.stop_warnings import STOP_TEXTS, stop_warnings, zone_warnings
from circuits.track_warnings import NamedStop
from destination_cms.content_warnings import current_sentences
from destination_cms.geo import Point
from destination_cms.geo.polygons import parse_ring
from destination_cms.geo.tracks import TrackPoint

GATE = Point(48.82, 2.27)


def told(stop: NamedStop, leg_m: int | None = None, mode: str = "WALK") -> list[str]:
    with override("en"):
        found = stop_warnings([stop], [StopNumbers(leg_length_m=leg_m)], mode=mode, language="fr")
        return current_sentences(found, STOP_TEXTS)


def near(radius_m: int = 50, position: Any = GATE) -> NamedStop:
    return NamedStop("Gate", position, trigger="GEOFENCE", radius_m=radius_m)


def test_a_story_that_starts_nearby_needs_a_position() -> None:
    assert told(near(position=None)) == [
        "Stop 1, “Gate”, starts when visitors come near, but its spot has no position."
    ]
    assert told(NamedStop("Gate", None, trigger="QR")) == []


@pytest.mark.parametrize(("radius_m", "warnings"), [(29, 1), (30, 0), (50, 0)])
def test_a_small_circle_is_warned_of(radius_m: int, warnings: int) -> None:
    found = told(near(radius_m))

    assert len(found) == warnings
    assert not found or found == ["Stop 1, “Gate”, starts within 29 m; below 30 m, telephones may miss it."]


@pytest.mark.parametrize(
    ("leg_m", "mode", "warnings"), [(801, "WALK", 1), (800, "WALK", 0), (None, "WALK", 0), (5_000, "BIKE", 0)]
)
def test_a_long_walk_needs_directions(leg_m: int | None, mode: str, warnings: int) -> None:
    assert len(told(NamedStop("Gate", GATE), leg_m, mode)) == warnings
    assert told(NamedStop("Gate", GATE, directions="Along the wall."), leg_m, mode) == []


def test_a_zone_without_its_spot_and_off_the_track_is_warned_of() -> None:
    corners = [[2.269, 48.819], [2.271, 48.819], [2.271, 48.821], [2.269, 48.821], [2.269, 48.819]]
    zone = parse_ring({"type": "Polygon", "coordinates": [corners]})
    inside, outside = NamedStop("Gate", GATE, zone=zone), NamedStop("Mill", Point(48.83, 2.27), zone=zone)
    through = (TrackPoint(2.26, 48.82), TrackPoint(2.28, 48.82))
    past = (TrackPoint(2.26, 48.83), TrackPoint(2.28, 48.83))

    assert zone_warnings([inside, NamedStop("Tower", None, zone=zone)], through) == zone_warnings([inside], ()) == []
    with override("en"):
        assert current_sentences(zone_warnings([outside], past), STOP_TEXTS) == [
            "Stop 1, “Mill”, starts in a zone that its spot is not in.",
            "Stop 1, “Mill”, starts in a zone that the track does not enter.",
        ]


@pytest.mark.parametrize(("seconds", "warnings"), [(180, 0), (181, 1)])
def test_a_long_recording_is_warned_of(seconds: int, warnings: int) -> None:
    found = told(NamedStop("Gate", GATE, audio_seconds=seconds, audio_language="fr"))

    assert len(found) == warnings
    assert not found or found[0].startswith("The recording of stop 1, “Gate”, lasts 4 minutes;")


def test_a_recording_in_another_language_is_warned_of() -> None:
    spoken = NamedStop("Gate", GATE, audio_seconds=20, audio_language="en")

    assert told(spoken) == ["The recording of stop 1, “Gate”, is in another language (English)."]
    assert told(NamedStop("Gate", GATE, audio_seconds=20, audio_language="fr")) == []
