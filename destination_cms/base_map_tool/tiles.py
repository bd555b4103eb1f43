"""Vector tiles of shapes: clipped, simplified, in the coordinates of each tile."""

import gzip
import math
from collections.abc import Iterator, Sequence
from typing import Any

import mapbox_vector_tile
import shapely
from mapbox_vector_tile.encoder import on_invalid_geometry_make_valid

from .extract import EARTH_RADIUS_M
from .features import LAYERS, Drawn

EXTENT = 4_096
#: Beyond the edges of a tile, as a part of its width, so that lines meet and outlines do not show.
_BUFFER = 1 / 64
#: A line may be off by so many units of a tile; at most half a pixel.
_TOLERANCE = 4
#: Areas below so many square units are left out of all but the last level.
_LEAST_AREA = 400
_WORLD_M = 2 * math.pi * EARTH_RADIUS_M

Shapes = Sequence[tuple[Drawn, Any]]


def tiles_of(shapes: Shapes, box: Any, zooms: range) -> Iterator[tuple[tuple[int, int, int], bytes]]:
    """Yield the tiles that have something within a box, by level, column and row, compressed."""
    for zoom in zooms:
        level = _Level(shapes, zoom, is_last=zoom == zooms[-1])
        west, south, east, north = box.bounds
        for x in range(_column(west, zoom), _column(east, zoom) + 1):
            for y in range(_column(-north, zoom), _column(-south, zoom) + 1):
                if data := level.tile(x, y):
                    yield (zoom, x, y), gzip.compress(data, mtime=0)


def _column(metres: float, zoom: int) -> int:
    part = int((metres / _WORLD_M + 0.5) * 2**zoom)
    return min(max(part, 0), int(2**zoom) - 1)


class _Level:
    """The shapes of a zoom level, simplified once for all of its tiles."""

    def __init__(self, shapes: Shapes, zoom: int, *, is_last: bool) -> None:
        self._size = _WORLD_M / 2**zoom
        unit = self._size / EXTENT
        self._drawn: list[Drawn] = []
        self._shapes: list[Any] = []
        for drawn, shape in shapes:
            if drawn.min_zoom > zoom:
                continue
            simple = shape if is_last else shape.simplify(_TOLERANCE * unit)
            is_small = not is_last and drawn.layer != "earth" and 0 < simple.area < _LEAST_AREA * unit**2
            if not simple.is_empty and not is_small:
                self._drawn.append(drawn)
                self._shapes.append(simple)
        self._tree = shapely.STRtree(self._shapes)

    def tile(self, x: int, y: int) -> bytes:
        """Return a tile, empty when nothing is in it. The order of what it holds is that of the extract."""
        left, top = x * self._size - _WORLD_M / 2, _WORLD_M / 2 - y * self._size
        edges = (left, top - self._size, left + self._size, top)
        buffer = self._size * _BUFFER
        window = (edges[0] - buffer, edges[1] - buffer, edges[2] + buffer, edges[3] + buffer)
        layers: dict[str, list[dict[str, Any]]] = {name: [] for name in LAYERS}
        for number in sorted(map(int, self._tree.query(shapely.box(*window)))):
            shape = _of_one_kind(shapely.clip_by_rect(self._shapes[number], *window), self._shapes[number])
            if not shape.is_empty:
                drawn = self._drawn[number]
                layers[drawn.layer].append({"geometry": shape, "properties": drawn.properties})
        options = {
            "quantize_bounds": edges,
            "extents": EXTENT,
            "on_invalid_geometry": on_invalid_geometry_make_valid,
        }
        written = [{"name": name, "features": found} for name, found in layers.items() if found]
        return mapbox_vector_tile.encode(written, default_options=options) if written else b""


def _of_one_kind(clipped: Any, shape: Any) -> Any:
    """Return the parts of a clipped shape that are what the shape was: areas that touch an edge leave lines there."""
    dimension = shapely.get_dimensions(shape)
    parts = [part for part in shapely.get_parts(clipped) if shapely.get_dimensions(part) == dimension]
    return parts[0] if len(parts) == 1 else shapely.union_all(parts) if dimension == 0 else _collected(parts, dimension)


def _collected(parts: list[Any], dimension: int) -> Any:
    return shapely.MultiPolygon(parts) if dimension == 2 else shapely.MultiLineString(parts)
