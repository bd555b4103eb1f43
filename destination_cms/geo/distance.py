"""Distances in metres on a sphere of the Earth's mean radius."""

from collections.abc import Iterable
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from typing import Protocol

#: Mean radius of WGS84 (IUGG); within a city the sphere is within 0.3 % of the ellipsoid.
EARTH_RADIUS_M = 6_371_008.8


class Position(Protocol):
    """What has a latitude and a longitude in degrees, such as a ``Point``."""

    @property
    def latitude(self) -> float: ...

    @property
    def longitude(self) -> float: ...


def haversine_m(a: Position, b: Position) -> float:
    """Return the great-circle distance in metres."""
    latitude_a, latitude_b = radians(a.latitude), radians(b.latitude)
    half_chord_squared = (
        sin((latitude_b - latitude_a) / 2) ** 2
        + cos(latitude_a) * cos(latitude_b) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    )
    # Rounding may push antipodes past 1, where asin has no answer.
    return 2 * EARTH_RADIUS_M * asin(sqrt(min(1.0, half_chord_squared)))


def path_length_m(points: Iterable[Position]) -> float:
    """Return the length in metres of the line through the points in their order; 0 below two points."""
    return sum(haversine_m(a, b) for a, b in pairwise(points))
