"""A box of latitudes and longitudes: a cheap test before a distance is computed."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from .distance import EARTH_RADIUS_M, haversine_m
from .point import LATITUDE_LIMIT, LONGITUDE_LIMIT, Point, PositionError

# A centimetre, so that a point exactly on the circle is not lost to rounding.
_MARGIN_DEGREES = 1e-7


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundingBox:
    """Edges in WGS84 degrees, borders included.

    ``west`` greater than ``east`` means that the box crosses the antimeridian (RFC 7946, 5.2).

    Raises:
        PositionError: an edge is not finite or out of range; ``field`` is its name.
        ValueError: ``south`` lies above ``north``.
    """

    south: float
    west: float
    north: float
    east: float

    def __post_init__(self) -> None:
        """Check the ranges and the order of south and north."""
        for field, limit in (
            ("south", LATITUDE_LIMIT),
            ("north", LATITUDE_LIMIT),
            ("west", LONGITUDE_LIMIT),
            ("east", LONGITUDE_LIMIT),
        ):
            value = float(getattr(self, field))
            if not math.isfinite(value) or abs(value) > limit:
                raise PositionError(field, value, limit)
        if self.south > self.north:
            raise ValueError(f"south ({self.south}) lies above north ({self.north})")

    @classmethod
    def of(cls, points: Iterable[Point]) -> Self | None:
        """Return the smallest box around the points that does not cross the antimeridian; None for no point."""
        known = list(points)
        if not known:
            return None
        latitudes = [point.latitude for point in known]
        longitudes = [point.longitude for point in known]
        return cls(south=min(latitudes), west=min(longitudes), north=max(latitudes), east=max(longitudes))

    @classmethod
    def within(cls, centre: Point, *, radius_m: float) -> Self:
        """Return a box that holds every point at most ``radius_m`` metres from the centre.

        Raises:
            ValueError: the radius is negative or not finite.
        """
        if not math.isfinite(radius_m) or radius_m < 0:
            raise ValueError(f"radius_m is {radius_m!r}; it must be a finite number, 0 or more")
        angle = radius_m / EARTH_RADIUS_M
        reach = math.degrees(angle) + _MARGIN_DEGREES
        south, north = centre.latitude - reach, centre.latitude + reach
        if south <= -LATITUDE_LIMIT or north >= LATITUDE_LIMIT:
            # The circle holds a pole, and so every longitude.
            return cls(
                south=max(south, -LATITUDE_LIMIT),
                west=-LONGITUDE_LIMIT,
                north=min(north, LATITUDE_LIMIT),
                east=LONGITUDE_LIMIT,
            )
        widest = math.sin(angle) / math.cos(math.radians(centre.latitude))
        side = math.degrees(math.asin(min(1.0, widest))) + _MARGIN_DEGREES
        return cls(
            south=south,
            west=_wrapped(centre.longitude - side),
            north=north,
            east=_wrapped(centre.longitude + side),
        )

    @property
    def crosses_antimeridian(self) -> bool:
        """True when the box holds longitude 180 in its inside."""
        return self.west > self.east

    def contains(self, point: Point) -> bool:
        """Return True for a point inside or on the border."""
        if not self.south <= point.latitude <= self.north:
            return False
        if self.crosses_antimeridian:
            return point.longitude >= self.west or point.longitude <= self.east
        return self.west <= point.longitude <= self.east

    def meets(self, other: "BoundingBox") -> bool:
        """Return whether two boxes have a place in common; borders count."""
        if self.south > other.north or other.south > self.north:
            return False
        if self.crosses_antimeridian and other.crosses_antimeridian:
            return True
        if self.crosses_antimeridian or other.crosses_antimeridian:
            return self.west <= other.east or other.west <= self.east
        return self.west <= other.east and other.west <= self.east

    def widened(self, metres: float) -> Self:
        """Return a box with all that is at most so many metres from a place in this one.

        Raises:
            ValueError: ``metres`` is negative or not finite.
        """
        # A metre is the most degrees of longitude where it is furthest from the equator.
        latitude = max(self.south, self.north, key=abs)
        west, east = (self.within(Point(latitude, side), radius_m=metres) for side in (self.west, self.east))
        south, north = (self.within(Point(side, self.west), radius_m=metres) for side in (self.south, self.north))
        return type(self)(south=south.south, west=west.west, north=north.north, east=east.east)

    def distance_m(self, point: Point) -> float:
        """Return 0 inside, else the metres to the border, for a sentence such as "12 km outside".

        The border is looked for straight north, south, east or west (at a corner: in the corner), which
        around a box the size of a region is within a percent of the true nearest point.
        """
        if self.contains(point):
            return 0.0
        latitude = min(max(point.latitude, self.south), self.north)
        side_only = BoundingBox(south=-LATITUDE_LIMIT, west=self.west, north=LATITUDE_LIMIT, east=self.east)
        longitudes = [point.longitude] if side_only.contains(point) else [self.west, self.east]
        return min(haversine_m(point, Point(latitude, longitude)) for longitude in longitudes)


def _wrapped(longitude: float) -> float:
    if longitude < -LONGITUDE_LIMIT:
        return longitude + 2 * LONGITUDE_LIMIT
    if longitude > LONGITUDE_LIMIT:
        return longitude - 2 * LONGITUDE_LIMIT
    return longitude
