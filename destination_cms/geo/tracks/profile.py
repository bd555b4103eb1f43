"""The elevation of a line along its way, in few enough points to draw it."""

from bisect import bisect_left

from .along import MeasuredLine
from .measures import known_elevations

__all__ = ["PROFILE_POINTS", "elevation_profile"]

#: As many as a drawing on a telephone can show.
PROFILE_POINTS = 100

#: Metres from the start of the line, and metres above the sea.
Profile = list[tuple[int, int]]


def elevation_profile(line: MeasuredLine, most: int = PROFILE_POINTS) -> Profile:
    """Return distances and elevations in whole metres, the first and the last of the line among them.

    A line of more points is measured at even distances, between the points on either side. None where the elevations
    of the line are not known, see ``known_elevations``.
    """
    if not known_elevations(line.points):
        return []
    known = [
        (distance_m, point.elevation_m)
        for distance_m, point in zip(line.distances_m, line.points, strict=True)
        if point.elevation_m is not None
    ]
    if len(known) > most:
        known = _evenly(known, most)
    return [(round(distance_m), round(elevation_m)) for distance_m, elevation_m in known]


def _evenly(known: list[tuple[float, float]], count: int) -> list[tuple[float, float]]:
    start, end = known[0][0], known[-1][0]
    wanted = [start + (end - start) * number / (count - 1) for number in range(count)]
    return [(distance_m, _at(known, distance_m)) for distance_m in wanted]


def _at(known: list[tuple[float, float]], distance_m: float) -> float:
    """Return the elevation at a distance, between the known points on either side."""
    after = min(max(bisect_left(known, (distance_m,)), 1), len(known) - 1)
    (left_m, left), (right_m, right) = known[after - 1], known[after]
    share = (distance_m - left_m) / (right_m - left_m) if right_m > left_m else 0.0
    return left + (right - left) * min(max(share, 0.0), 1.0)
