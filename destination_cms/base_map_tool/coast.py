"""Land and sea within a box: OpenStreetMap has no sea, only a coast with the land on its left."""

from collections.abc import Iterator, Sequence
from typing import Any

import shapely
from shapely.ops import polygonize, unary_union

#: Metres beside the middle of a piece of coast, where its land must be.
_BESIDE_M = 0.5


def land_and_sea(box: Any, coast: Sequence[Any]) -> tuple[Any, Any]:
    """Return the land and the sea within a box; all of it is land where no coast crosses it.

    Args:
        box: a polygon.
        coast: lines, each with the land on its left.
    """
    lines = [line for piece in coast for line in _lines(piece.intersection(box))]
    if not lines:
        return box, shapely.Polygon()
    merged = _lines(shapely.line_merge(shapely.MultiLineString(lines), directed=True))
    gaps = [gap for line in merged for gap in _gaps(line, box.exterior)]
    pieces = [*polygonize(unary_union([box.exterior, *lines, *gaps]))]
    points = [point for line in lines for point in _land_points(line)]
    on_land = shapely.STRtree(pieces).query(points, predicate="within")[1] if points else []
    land = unary_union([pieces[number] for number in sorted({*map(int, on_land)})])
    return land, box.difference(land)


def _gaps(line: Any, frame: Any) -> Iterator[Any]:
    """Yield the shortest ways from the ends of a coast to the frame: an extract may end before the box does."""
    if line.is_closed:
        return
    for end in (shapely.Point(line.coords[0]), shapely.Point(line.coords[-1])):
        if end.distance(frame) > _BESIDE_M:
            yield shapely.shortest_line(end, frame)


def _lines(shape: Any) -> list[Any]:
    return [part for part in getattr(shape, "geoms", [shape]) if part.geom_type == "LineString" and part.length > 0]


def _land_points(line: Any) -> list[Any]:
    """Return a point on the left of the longest segment of a line."""
    ends = list(zip(line.coords, line.coords[1:], strict=False))
    (x1, y1), (x2, y2) = max(ends, key=lambda pair: (pair[1][0] - pair[0][0]) ** 2 + (pair[1][1] - pair[0][1]) ** 2)
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    if not length:
        return []
    return [
        shapely.Point((x1 + x2) / 2 - (y2 - y1) / length * _BESIDE_M, (y1 + y2) / 2 + (x2 - x1) / length * _BESIDE_M)
    ]
