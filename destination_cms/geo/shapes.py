"""Shapes on the map: a GeoJSON point, line or polygon (RFC 7946) as one plain value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import orjson

from .bbox import BoundingBox
from .point import DECIMALS, LATITUDE_LIMIT, LONGITUDE_LIMIT, Point
from .polygons import SENTENCES as POLYGON_SENTENCES
from .polygons import PolygonRefused, Ring, parse_ring, polygon

__all__ = ["MAX_POSITIONS", "SENTENCES", "Kind", "Shape", "ShapeRefused", "beside", "parse_shape"]

#: Positions of a line, the same number as the points of a stored track; a polygon has a lower limit of its own.
MAX_POSITIONS = 5_000
#: Square kilometres of a polygon: a forest, the reach of a flood.
MAX_AREA_KM2 = 1_000
_ROUND_THE_EARTH = 2 * LONGITUDE_LIMIT

Kind = Literal["Point", "LineString", "Polygon"]


def gettext_noop(message: str) -> str:
    """Mark a message for the catalogues; it is translated where it is shown."""
    return message


#: Each reason with its sentence, those of polygons among them; the limits and values are parameters.
SENTENCES = {
    **POLYGON_SENTENCES,
    "broken_json": gettext_noop("The shape is not complete JSON."),
    "not_geojson": gettext_noop("The shape is not a GeoJSON Point, LineString or Polygon."),
    "unknown_type": gettext_noop(
        "The shape is of the type “%(value)s”; it must be a Point, a LineString or a Polygon."
    ),
    "features": gettext_noop("The shape is a collection of %(count)s features; it must have exactly one."),
    "position": gettext_noop(
        "Position %(number)s of the shape is “%(value)s”; it must be a longitude and a latitude in degrees."
    ),
    "too_many_positions": gettext_noop("The shape has %(count)s positions; the limit is %(limit)s."),
    "one_position": gettext_noop("The line has fewer than two different positions."),
}


class ShapeRefused(ValueError):
    """A value that is not a shape.

    ``PolygonRefused`` has no words for points and lines; its codes and sentences are among those of this class.

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


@dataclass(frozen=True, slots=True)
class Shape:
    """A point, a line or an area; ``parse_shape`` makes it.

    Attributes:
        kind: the type of its GeoJSON geometry.
        positions: one for a point; at least two for a line, none equal to the one before; for a polygon its closed
            ring, counter-clockwise. A shape may cross the antimeridian; it reaches less than half way around the Earth.
    """

    kind: Kind
    positions: tuple[Point, ...]

    @property
    def box(self) -> BoundingBox:
        """The smallest box around it; it crosses the antimeridian if the shape does (RFC 7946, 5.2)."""
        first = self.positions[0].longitude
        latitudes = [point.latitude for point in self.positions]
        # The numbers themselves and not sums, so that the corners are exactly on the border.
        from_west = sorted((point.longitude for point in self.positions), key=lambda each: beside(each, first))
        return BoundingBox(south=min(latitudes), west=from_west[0], north=max(latitudes), east=from_west[-1])

    def geojson(self) -> dict[str, Any]:
        """Return it as a GeoJSON geometry: seven decimals, no elevations."""
        if self.kind == "Polygon":
            return polygon(self.positions)
        coordinates = [[point.longitude, point.latitude] for point in self.positions]
        return {"type": self.kind, "coordinates": coordinates if self.kind == "LineString" else coordinates[0]}


def beside(longitude: float, other: float) -> float:
    """Return a longitude as the number that is at most 180 degrees from another one, such as 181 for -179 beside 180."""
    if longitude - other > LONGITUDE_LIMIT:
        return longitude - _ROUND_THE_EARTH
    return longitude + _ROUND_THE_EARTH if longitude - other < -LONGITUDE_LIMIT else longitude


def parse_shape(value: object, *, most_positions: int = MAX_POSITIONS) -> Shape:
    """Return a shape from a GeoJSON geometry, as a ``dict`` or as a JSON text.

    Map tools write a geometry as a feature, alone or in a collection: it is taken out. Elevations are dropped.

    Args:
        value: a Point, a LineString, or a Polygon of one ring of at most 500 positions and 1,000 km².
        most_positions: how many positions it may have, a ring's first one twice.

    Raises:
        ShapeRefused: it is none of these, has too many positions, one of them is not on the Earth, a line has fewer
            than two different ones, or a polygon is refused by ``parse_ring``.
    """
    geometry = _geometry_of(_parsed(value))
    match geometry.get("type"):
        case "Point":
            return Shape("Point", tuple(_points([geometry.get("coordinates")], most_positions)))
        case "LineString":
            return Shape("LineString", _line(geometry.get("coordinates"), most_positions))
        case "Polygon":
            return Shape("Polygon", _ring(geometry, most_positions))
        case str() as other:
            raise ShapeRefused("unknown_type", value=other[:60])
    raise ShapeRefused("not_geojson")


def _parsed(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return orjson.loads(value)
    except orjson.JSONDecodeError as error:
        raise ShapeRefused("broken_json") from error


def _geometry_of(value: object) -> Mapping[str, Any]:
    if isinstance(value, Mapping) and value.get("type") == "FeatureCollection":
        features = value.get("features")
        count = len(features) if isinstance(features, list) else 0
        if not isinstance(features, list) or count != 1:
            raise ShapeRefused("features", count=count)
        value = features[0]
    if isinstance(value, Mapping) and value.get("type") == "Feature":
        value = value.get("geometry")
    if not isinstance(value, Mapping):
        raise ShapeRefused("not_geojson")
    return value


def _points(coordinates: Sequence[object], most: int) -> list[Point]:
    if len(coordinates) > most:
        raise ShapeRefused("too_many_positions", count=len(coordinates), limit=most)
    return [_point(position, number) for number, position in enumerate(coordinates, start=1)]


def _point(position: object, number: int) -> Point:
    match position:
        case [int() | float() as longitude, int() | float() as latitude, *_] if _is_on_earth(longitude, latitude):
            return Point(latitude, longitude)
    raise ShapeRefused("position", number=number, value=str(position)[:60])


def _is_on_earth(longitude: float, latitude: float) -> bool:
    are_numbers = not isinstance(longitude, bool) and not isinstance(latitude, bool)
    # What is not a number (NaN) is not below a limit either.
    return are_numbers and abs(longitude) <= LONGITUDE_LIMIT and abs(latitude) <= LATITUDE_LIMIT


def _line(coordinates: object, most: int) -> tuple[Point, ...]:
    points = _points(coordinates, most) if isinstance(coordinates, list) else []
    found = tuple(point for number, point in enumerate(points) if number == 0 or point != points[number - 1])
    if len(found) < 2:
        raise ShapeRefused("one_position")
    return found


def _ring(geometry: Mapping[str, Any], most: int) -> Ring:
    match geometry.get("coordinates"):
        case [list() as ring, *_]:
            points = _points(ring, most)
        case _:
            points = []
    first = points[0].longitude if points else 0.0
    crosses_antimeridian = any(beside(point.longitude, first) != point.longitude for point in points)
    try:
        return (
            _parsed_at_zero(geometry, points) if crosses_antimeridian else parse_ring(geometry, most_km2=MAX_AREA_KM2)
        )
    except PolygonRefused as refused:
        raise ShapeRefused(refused.code, **refused.params) from refused


def _parsed_at_zero(geometry: Mapping[str, Any], points: Sequence[Point]) -> Ring:
    """Return a ring that crosses the antimeridian: it is moved to longitude 0, where numbers do not jump, and back."""
    first = points[0].longitude
    moved = [[round(beside(point.longitude, first) - first, DECIMALS), point.latitude] for point in points]
    ring = parse_ring({**geometry, "coordinates": [moved, *geometry["coordinates"][1:]]}, most_km2=MAX_AREA_KM2)
    return tuple(Point(point.latitude, beside(point.longitude + first, 0.0)) for point in ring)
