"""Numbers of a track: length, ascent, descent, highest and lowest point, box, and whether it closes."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..bbox import BoundingBox
from ..distance import haversine_m
from .points import Points

#: Ends that are not farther apart make a loop, in metres.
CLOSED_WITHIN_M = 50.0
#: A climb or fall counts once it is as high as this, in metres: less is the noise of a receiver.
ASCENT_THRESHOLD_M = 2.0
#: How ascent and descent are computed; part of what is published, so that a number can be compared.
ASCENT_METHOD = "EXTREMES_2M"
#: Share of points whose elevation is known, below which there is no ascent.
_LEAST_KNOWN = 0.8


@dataclass(frozen=True, slots=True)
class TrackMeasures:
    """Numbers of a track; metres. Those of elevation are ``None`` where it is unknown.

    Attributes:
        length_m: on a sphere of the Earth's mean radius, without climbs.
        ascent_m: sum of the climbs between its lowest and highest points, by ``ASCENT_METHOD``.
        descent_m: sum of the falls, positive.
        box: edges in degrees.
        is_closed: whether it ends where it starts.
    """

    length_m: float
    ascent_m: float | None
    descent_m: float | None
    min_elevation_m: float | None
    max_elevation_m: float | None
    box: BoundingBox
    is_closed: bool


def measure(points: Points) -> TrackMeasures:
    """Return the numbers of a line of at least two points."""
    length_m = sum(haversine_m(before, point) for before, point in pairwise(points))
    longitudes, latitudes = [point.longitude for point in points], [point.latitude for point in points]
    elevations = known_elevations(points)
    ascent_m, descent_m = climbs(elevations) if elevations else (None, None)
    return TrackMeasures(
        length_m=length_m,
        ascent_m=ascent_m,
        descent_m=descent_m,
        min_elevation_m=min(elevations, default=None),
        max_elevation_m=max(elevations, default=None),
        box=BoundingBox(south=min(latitudes), west=min(longitudes), north=max(latitudes), east=max(longitudes)),
        is_closed=length_m > 2 * CLOSED_WITHIN_M and haversine_m(points[0], points[-1]) <= CLOSED_WITHIN_M,
    )


def known_elevations(points: Points) -> list[float]:
    """Return the elevations of a line; none where too few are known, or all are the 0 of a program without any."""
    known = [point.elevation_m for point in points if point.elevation_m is not None]
    return known if len(known) >= _LEAST_KNOWN * len(points) and any(known) else []


def climbs(elevations: Sequence[float]) -> tuple[float, float]:
    """Return the metres of ascent and descent: what lies between extremes at least ``ASCENT_THRESHOLD_M`` apart.

    A saw-tooth lower than the threshold adds nothing, a slope however gentle counts in full.
    """
    ascent_m = descent_m = 0.0
    low = high = start = elevations[0]
    direction = 0
    for elevation in elevations[1:]:
        low, high = min(low, elevation), max(high, elevation)
        if direction >= 0 and high - elevation >= ASCENT_THRESHOLD_M:
            ascent_m += high - start if direction else 0.0
            start, low, high, direction = high, elevation, elevation, -1
            continue
        if direction <= 0 and elevation - low >= ASCENT_THRESHOLD_M:
            descent_m += start - low if direction else 0.0
            start, low, high, direction = low, elevation, elevation, 1
    if direction > 0:
        ascent_m += high - start
    elif direction < 0:
        descent_m += start - low
    return ascent_m, descent_m
