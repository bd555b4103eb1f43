"""Plausibility of a position, judged by its distance from the destination."""

from .distance import haversine_m
from .point import Point

__all__ = ["FAR_M", "is_far", "unswapped"]

#: Farther from the destination than a day's excursion, in metres.
FAR_M = 100_000.0


def is_far(point: Point, destination: Point) -> bool:
    """Say whether a position is more than ``FAR_M`` from the destination."""
    return haversine_m(point, destination) > FAR_M


def unswapped(point: Point, destination: Point) -> Point | None:
    """Return the position that was meant, if this one is far and its two numbers the other way round are not."""
    if not is_far(point, destination) or abs(point.longitude) > 90:
        return None
    meant = Point(point.longitude, point.latitude)
    return None if is_far(meant, destination) else meant
