"""Reading of an extract of OpenStreetMap: shapes on the square map of the Web, with how they are drawn."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import osmium
import shapely
from osmium.geom import WKBFactory

from .features import Drawn, drawn_area, drawn_line, drawn_point

#: West, south, east, north, in degrees.
Box = tuple[float, float, float, float]
EARTH_RADIUS_M = 6_378_137.0


@dataclass
class Extract:
    """Shapes in metres of the Web's map, each with how it is drawn, and the lines of the coast."""

    shapes: list[tuple[Drawn, Any]] = field(default_factory=list)
    coast: list[Any] = field(default_factory=list)
    box: Box | None = None


def read_extract(path: Path, languages: tuple[str, ...]) -> Extract:
    """Return what is drawn of an extract, in any format that osmium reads: ``.osm.pbf``, ``.osm``, ``.osm.gz``.

    Its box is that of its roads: an extract may hold the far end of what crosses its border.
    """
    extract = Extract()
    bounds = [180.0, 90.0, -180.0, -90.0]
    for thing in osmium.FileProcessor(str(path)).with_areas():
        for drawn, shape in _shapes_of(thing, languages):
            if drawn is None:
                extract.coast.append(projected(shape))
                continue
            if drawn.layer == "roads":
                west, south, east, north = shape.bounds
                bounds = [min(bounds[0], west), min(bounds[1], south), max(bounds[2], east), max(bounds[3], north)]
            extract.shapes.append((drawn, projected(shape)))
    if bounds[0] < bounds[2]:
        extract.box = (bounds[0], bounds[1], bounds[2], bounds[3])
    return extract


def _shapes_of(thing: Any, languages: tuple[str, ...]) -> Iterator[tuple[Drawn | None, Any]]:
    """Yield how a thing is drawn, with its shape in degrees; ``None`` for a piece of the coast."""
    tags = {tag.k: tag.v for tag in thing.tags}
    try:
        if thing.is_node():
            if drawn := drawn_point(tags, languages):
                yield drawn, shapely.Point(thing.location.lon, thing.location.lat)
        elif thing.is_way():
            if tags.get("natural") == "coastline":
                yield None, shapely.from_wkb(bytes.fromhex(WKBFactory().create_linestring(thing)))
            elif tags.get("area") != "yes" and (drawn := drawn_line(tags, languages)):
                yield drawn, shapely.from_wkb(bytes.fromhex(WKBFactory().create_linestring(thing)))
        elif thing.is_area() and (drawn := drawn_area(tags, languages)):
            yield drawn, shapely.from_wkb(bytes.fromhex(WKBFactory().create_multipolygon(thing)))
    except (RuntimeError, osmium.InvalidLocationError):
        # It crosses the border of the extract, or is damaged: not all of its points are there.
        return


def projected(shape: Any) -> Any:
    """Return a shape in degrees as one in metres of the Web's map (EPSG:3857)."""

    def project(points: Any) -> Any:
        return [[*to_metres(longitude, latitude)] for longitude, latitude in points]

    return shapely.transform(shape, project)


def to_metres(longitude: float, latitude: float) -> tuple[float, float]:
    """Return a position on the Web's map."""
    y = math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))
    return math.radians(longitude) * EARTH_RADIUS_M, y * EARTH_RADIUS_M
