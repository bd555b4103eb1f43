"""What is told of the way to a stop: distances where both ends are known, along the track where there is one."""

from typing import Any

import pytest

from destination_cms.geo.distance import haversine_m
from destination_cms.geo.point import Point
from tests.asking import ask
from tests.core.models.test_track_fields import LINE
from tests.destination import Destination

pytestmark = pytest.mark.django_db

FORT, MILL = Point(48.82, 2.27), Point(48.83, 2.28)
GATE, BRIDGE = Point(48.82, 2.27), Point(48.821, 2.271)
STOPS = """query($slug: String!) { circuit(slug: $slug) {
  stops { distanceFromPreviousMeters distanceAlongMeters legLengthMeters legDurationMinutes } } }"""


def told(circuit: Any, field: str) -> list[Any]:
    return [stop[field] for stop in ask(STOPS, slug=circuit.slug)["circuit"]["stops"]]


def test_a_distance_is_told_where_both_ends_are_known(destination: Destination) -> None:
    fort, nowhere, mill = (destination.spot(location=place) for place in (FORT, None, MILL))
    straight = destination.circuit("Straight", [fort, mill])

    assert told(destination.circuit("River", [fort, nowhere, mill]), "distanceFromPreviousMeters") == [None] * 3
    assert told(straight, "distanceFromPreviousMeters") == [None, round(haversine_m(FORT, MILL))]
    assert told(straight, "legLengthMeters") == told(straight, "distanceAlongMeters") == [None, None]


def test_a_leg_is_measured_along_the_track_at_the_pace_of_the_way_of_travelling(destination: Destination) -> None:
    spots = [destination.spot(location=place) for place in (GATE, BRIDGE)]
    walk, ride = (destination.circuit(spots=spots, track=LINE, practice_mode=mode) for mode in ("WALK", "BIKE"))

    assert told(walk, "legLengthMeters") == told(ride, "legLengthMeters") == [None, 184]
    assert told(walk, "legDurationMinutes")[1] > told(ride, "legDurationMinutes")[1] > 0
