"""Fewer points for the same line (Douglas and Peucker), and its encoded form for maps."""

from collections.abc import Sequence
from math import cos, radians

import polyline

from ..distance import EARTH_RADIUS_M
from .points import Points
from .refusals import MAX_TRACK_POINTS, TrackRefused

#: Tolerances that an import tries in turn where a line has too many points, in metres.
TOLERANCES_M = (0.5, 1.0, 2.0, 5.0)
#: Metres within which an editor can have a track simplified.
EDITOR_TOLERANCES_M = (1, 2, 5, 10)
#: Points that are looked at together; without an end, some lines would take the square of their number.
_CHUNK = 500
_METRES_PER_DEGREE = radians(1) * EARTH_RADIUS_M


def simplified(points: Points, tolerance_m: float) -> Points:
    """Return a part of the points such that none of the others is farther than the tolerance from the line.

    The first and the last point always stay. A tolerance of 0 leaves out nothing.
    """
    if tolerance_m <= 0 or len(points) < 3:
        return points
    flat = _flat(points)
    kept = {0, len(points) - 1}
    for first in range(0, len(points) - 1, _CHUNK):
        last = min(first + _CHUNK, len(points) - 1)
        kept |= {first, last} | _kept_between(flat, first, last, tolerance_m**2)
    return tuple(points[index] for index in sorted(kept))


def within_limit(points: Points, filename: str = "") -> tuple[Points, float]:
    """Return a line with few enough points to be stored, and the tolerance in metres, 0 where it is as it was.

    Raises:
        TrackRefused: it has too many points at the highest tolerance.
    """
    if len(points) <= MAX_TRACK_POINTS:
        return points, 0.0
    for tolerance_m in TOLERANCES_M:
        found = simplified(points, tolerance_m)
        if len(found) <= MAX_TRACK_POINTS:
            return found, tolerance_m
    raise TrackRefused("still_too_long", filename=filename, count=len(found), limit=MAX_TRACK_POINTS)


def encoded_polyline(points: Points) -> str:
    """Return a line in the Encoded Polyline Algorithm Format with five decimals, about a metre; without elevations."""
    return str(polyline.encode([(point.latitude, point.longitude) for point in points], 5))


def _flat(points: Points) -> list[tuple[float, float]]:
    """Return metres east and north on a plane that touches the Earth at the line's first point."""
    origin = points[0]
    east = _METRES_PER_DEGREE * cos(radians(origin.latitude))
    return [
        ((point.longitude - origin.longitude) * east, (point.latitude - origin.latitude) * _METRES_PER_DEGREE)
        for point in points
    ]


def _kept_between(flat: Sequence[tuple[float, float]], first: int, last: int, squared_tolerance: float) -> set[int]:
    kept, waiting = set(), [(first, last)]
    while waiting:
        start, end = waiting.pop()
        farthest, distance = start, squared_tolerance
        for index in range(start + 1, end):
            found = _squared_distance(flat[index], flat[start], flat[end])
            if found > distance:
                farthest, distance = index, found
        if farthest != start:
            kept.add(farthest)
            waiting += [(start, farthest), (farthest, end)]
    return kept


def _squared_distance(point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]) -> float:
    (x, y), (x1, y1), (x2, y2) = point, start, end
    dx, dy = x2 - x1, y2 - y1
    squared = dx * dx + dy * dy
    share = 0.0 if squared == 0 else max(0.0, min(1.0, ((x - x1) * dx + (y - y1) * dy) / squared))
    east, north = x - x1 - share * dx, y - y1 - share * dy
    return east * east + north * north
