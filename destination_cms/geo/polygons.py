"""Zones on the map: GeoJSON polygons (RFC 7946) of one ring, in plain Python."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import cos, radians
from typing import Any

from .bbox import BoundingBox
from .distance import EARTH_RADIUS_M, Position
from .point import DECIMALS, LATITUDE_LIMIT, LONGITUDE_LIMIT, Point

__all__ = [
    "MAX_AREA_KM2",
    "MAX_POSITIONS",
    "SENTENCES",
    "PolygonRefused",
    "Ring",
    "contains",
    "is_entered",
    "parse_ring",
    "polygon",
]

#: Positions of a closed ring: its first one counts twice.
MIN_POSITIONS, MAX_POSITIONS = 4, 500
#: Square kilometres; a larger zone is a part of the town, and not a place to stop at.
MAX_AREA_KM2 = 5
#: Square metres; a smaller one is a line that was drawn back and forth.
MIN_AREA_M2 = 25

#: The positions of a closed ring, counter-clockwise.
Ring = tuple[Point, ...]
_Flat = tuple[float, float]


def gettext_noop(message: str) -> str:
    """Mark a message for the catalogues; it is translated where it is shown."""
    return message


#: Each reason with its sentence; the limits and values are parameters.
SENTENCES = {
    "not_a_polygon": gettext_noop("The zone is not a GeoJSON polygon."),
    "holes": gettext_noop("The zone has %(count)s rings; it must have one, without holes."),
    "too_few": gettext_noop("The zone has %(count)s positions; it needs at least %(limit)s, the first one twice."),
    "too_many": gettext_noop("The zone has %(count)s positions; the limit is %(limit)s."),
    "coordinate": gettext_noop(
        "Position %(number)s of the zone is “%(value)s”; it must be a longitude and a latitude in degrees."
    ),
    "open": gettext_noop("The zone is not closed: its last position must be its first one."),
    "crossing": gettext_noop("The border of the zone crosses itself after position %(number)s."),
    "too_large": gettext_noop("The zone has %(area)s km²; the limit is %(limit)s km²."),
    "too_small": gettext_noop("The zone has no area."),
}


class PolygonRefused(ValueError):
    """A value that is not a zone.

    Attributes:
        code: a key of ``SENTENCES``.
        params: values of its sentence.
    """

    def __init__(self, code: str, **params: Any) -> None:
        self.code, self.params = code, params
        super().__init__(code, params)

    def __str__(self) -> str:
        """Name the value and the limit, in English."""
        return SENTENCES[self.code] % self.params


def parse_ring(value: object, *, most_km2: float = MAX_AREA_KM2) -> Ring:
    """Return the ring of a polygon, counter-clockwise (RFC 7946, 3.1.6), with seven decimals.

    Map tools write a polygon as a feature, alone or in a collection: it is taken out.

    Args:
        value: a GeoJSON Polygon.
        most_km2: square kilometres that it may have.

    Raises:
        PolygonRefused: it is not one closed ring of 4 to 500 positions on the Earth, or crosses itself, or is too large.
    """
    ring = _ring_of(_geometry_of(value))
    if ring[0] != ring[-1]:
        raise PolygonRefused("open")
    flat = _flattened(ring)
    area_m2 = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(flat)) / 2
    if abs(area_m2) > most_km2 * 1e6:
        raise PolygonRefused("too_large", area=round(abs(area_m2) / 1e6, 1), limit=most_km2)
    _refuse_crossing(flat)
    if abs(area_m2) < MIN_AREA_M2:
        raise PolygonRefused("too_small")
    return ring if area_m2 > 0 else ring[::-1]


def polygon(ring: Ring) -> dict[str, Any]:
    """Return a ring as a GeoJSON Polygon."""
    return {"type": "Polygon", "coordinates": [[[point.longitude, point.latitude] for point in ring]]}


def contains(ring: Sequence[Position], point: Position) -> bool:
    """Say whether a point is within a ring; one on the border may be either."""
    x, y, is_inside = point.longitude, point.latitude, False
    for start, end in pairwise(ring):
        if (start.latitude > y) != (end.latitude > y):
            share = (y - start.latitude) / (end.latitude - start.latitude)
            is_inside ^= x < start.longitude + share * (end.longitude - start.longitude)
    return is_inside


def is_entered(ring: Ring, line: Sequence[Position]) -> bool:
    """Say whether a line leads into a ring or through it."""
    box = BoundingBox.of(ring)
    if box is None:
        return False
    border = [*pairwise((point.longitude, point.latitude) for point in ring)]
    for start, end in pairwise(line):
        # Most of a track is nowhere near: four comparisons.
        is_near = (
            min(start.latitude, end.latitude) <= box.north
            and max(start.latitude, end.latitude) >= box.south
            and min(start.longitude, end.longitude) <= box.east
            and max(start.longitude, end.longitude) >= box.west
        )
        if is_near and (contains(ring, start) or contains(ring, end) or _crosses_any(start, end, border)):
            return True
    return False


def _crosses_any(start: Position, end: Position, border: Sequence[tuple[_Flat, _Flat]]) -> bool:
    a, b = (start.longitude, start.latitude), (end.longitude, end.latitude)
    return any(_meet(a, b, c, d) for c, d in border)


def _geometry_of(value: object) -> object:
    match value:
        case {"type": "FeatureCollection", "features": [feature]}:
            return _geometry_of(feature)
        case {"type": "Feature", "geometry": geometry}:
            return geometry
    return value


def _ring_of(value: object) -> Ring:
    rings = value.get("coordinates") if isinstance(value, Mapping) else None
    if not isinstance(value, Mapping) or value.get("type") != "Polygon" or not isinstance(rings, list) or not rings:
        raise PolygonRefused("not_a_polygon")
    if len(rings) > 1:
        raise PolygonRefused("holes", count=len(rings))
    if not isinstance(rings[0], list):
        raise PolygonRefused("not_a_polygon")
    count = len(rings[0])
    if count > MAX_POSITIONS:
        raise PolygonRefused("too_many", count=count, limit=MAX_POSITIONS)
    points = [_point(position, number) for number, position in enumerate(rings[0], start=1)]
    found = [point for number, point in enumerate(points) if number == 0 or point != points[number - 1]]
    if len(found) < MIN_POSITIONS:
        raise PolygonRefused("too_few", count=len(found), limit=MIN_POSITIONS)
    return tuple(found)


def _point(position: object, number: int) -> Point:
    match position:
        case [int() | float() as longitude, int() | float() as latitude, *_] if _is_on_earth(longitude, latitude):
            return Point(round(latitude, DECIMALS), round(longitude, DECIMALS))
    raise PolygonRefused("coordinate", number=number, value=str(position)[:60])


def _is_on_earth(longitude: float, latitude: float) -> bool:
    are_numbers = not isinstance(longitude, bool) and not isinstance(latitude, bool)
    # What is not a number (NaN) is not below a limit either.
    return are_numbers and abs(longitude) <= LONGITUDE_LIMIT and abs(latitude) <= LATITUDE_LIMIT


def _flattened(ring: Ring) -> list[_Flat]:
    """Return the ring in metres, on a plane that touches the Earth at its first position."""
    first, metres = ring[0], radians(1) * EARTH_RADIUS_M
    east = metres * cos(radians(first.latitude))
    return [((p.longitude - first.longitude) * east, (p.latitude - first.latitude) * metres) for p in ring]


def _refuse_crossing(ring: Sequence[_Flat]) -> None:
    sides = [*pairwise(ring)]
    for number, (a, b) in enumerate(sides):
        for other in _not_beside(number, len(sides)):
            if _meet(a, b, *sides[other]):
                raise PolygonRefused("crossing", number=number + 1)
        # A spike: the next side leads back along this one.
        c = sides[(number + 1) % len(sides)][1]
        is_straight = _turn(a, b, c) == 0
        if is_straight and (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) < 0:
            raise PolygonRefused("crossing", number=number + 1)


def _not_beside(number: int, count: int) -> Iterator[int]:
    """Yield the later sides that do not meet this one at an end."""
    last = count - 1 if number == 0 else count
    yield from range(number + 2, last)


def _meet(a: _Flat, b: _Flat, c: _Flat, d: _Flat) -> bool:
    """Say whether two segments have a point in common."""
    if max(a[0], b[0]) < min(c[0], d[0]) or max(c[0], d[0]) < min(a[0], b[0]):
        return False
    if max(a[1], b[1]) < min(c[1], d[1]) or max(c[1], d[1]) < min(a[1], b[1]):
        return False
    return _turn(a, b, c) * _turn(a, b, d) <= 0 and _turn(c, d, a) * _turn(c, d, b) <= 0


def _turn(a: _Flat, b: _Flat, c: _Flat) -> int:
    product = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (product > 0) - (product < 0)
