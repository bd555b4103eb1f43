"""Reading of GeoJSON (RFC 7946), and of a track's own form, a LineString."""

import codecs
from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from ..point import DECIMALS
from .drafts import TRACK, FileDraft, without_repeats
from .points import Points, TrackPoint
from .refusals import MAX_FILE_POINTS, MAX_TRACK_POINTS, TrackRefused

#: Decimals of an elevation: centimetres.
ELEVATION_DECIMALS = 2
_WGS84 = frozenset(
    {"urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"}
)
#: What may stand around the geometries of a file: collections in collections.
_MAX_DEPTH = 8


def read_geojson(data: bytes, draft: FileDraft) -> None:
    """Add what a GeoJSON file holds to a draft: each LineString as a segment, points as waypoints.

    Raises:
        TrackRefused: it is not JSON, uses another reference system, or a point is not on the Earth.
    """
    # Each point is a list of its own.
    brackets = data.count(b"[")
    if brackets > 2 * MAX_FILE_POINTS:
        raise TrackRefused("too_many_points", filename=draft.filename, count=brackets, limit=MAX_FILE_POINTS)
    try:
        root = orjson.loads(data.removeprefix(codecs.BOM_UTF8))
    except orjson.JSONDecodeError as error:
        raise TrackRefused("broken_json", filename=draft.filename) from error
    if not isinstance(root, dict):
        raise TrackRefused("unknown_format", filename=draft.filename)
    _check_reference_system(root, draft.filename)
    for name, geometry in _geometries(root, None, _MAX_DEPTH):
        _add(geometry, name, draft)


def parse_linestring(value: object) -> Points:
    """Return the points of a stored or submitted LineString.

    Raises:
        TrackRefused: it is not a LineString, has too many points or fewer than two, or one is not on the Earth.
    """
    coordinates = value.get("coordinates") if isinstance(value, Mapping) else None
    if not isinstance(value, Mapping) or value.get("type") != "LineString" or not isinstance(coordinates, list):
        raise TrackRefused("not_a_linestring")
    if len(coordinates) > MAX_TRACK_POINTS:
        raise TrackRefused("too_long_line", count=len(coordinates), limit=MAX_TRACK_POINTS)
    points = without_repeats(_points(coordinates, FileDraft("track.geojson")))
    if len(points) < 2:
        raise TrackRefused("one_point")
    return tuple(points)


def linestring(points: Points) -> dict[str, Any]:
    """Return points as a GeoJSON LineString: seven decimals of a degree, elevations in metres."""
    return {"type": "LineString", "coordinates": [_position(point) for point in points]}


def _position(point: TrackPoint) -> list[float]:
    position = [round(point.longitude, DECIMALS) + 0.0, round(point.latitude, DECIMALS) + 0.0]
    if point.elevation_m is not None:
        position.append(round(point.elevation_m, ELEVATION_DECIMALS) + 0.0)
    return position


def _check_reference_system(root: dict[str, Any], filename: str) -> None:
    system = root.get("crs")
    properties = system.get("properties") if isinstance(system, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    if name is not None and name not in _WGS84:
        raise TrackRefused("reference_system", filename=filename, value=str(name)[:60])


def _geometries(value: object, name: str | None, depth: int) -> Iterator[tuple[str | None, dict[str, Any]]]:
    if not isinstance(value, dict) or depth == 0:
        return
    match value.get("type"):
        case "FeatureCollection" | "GeometryCollection" as collection:
            members = value.get("features" if collection == "FeatureCollection" else "geometries")
            for member in members if isinstance(members, list) else ():
                yield from _geometries(member, name, depth - 1)
        case "Feature":
            properties = value.get("properties")
            yield from _geometries(value.get("geometry"), _name_in(properties), depth - 1)
        case _:
            yield name, value


def _name_in(properties: object) -> str | None:
    if not isinstance(properties, dict):
        return None
    found = (properties.get(key) for key in ("name", "nom", "nom_itineraire", "title"))
    return next((value for value in found if isinstance(value, str)), None)


def _add(geometry: dict[str, Any], name: str | None, draft: FileDraft) -> None:
    coordinates = geometry.get("coordinates")
    if not isinstance(coordinates, list):
        return
    match geometry.get("type"):
        case "LineString":
            draft.tracks += 1
            draft.add_segment(TRACK, name, _points(coordinates, draft))
        case "MultiLineString":
            draft.tracks += 1
            for line in coordinates:
                draft.add_segment(TRACK, name, _points(line, draft))
        case "Point":
            draft.add_waypoint(name, _points([coordinates], draft)[0])
        case "MultiPoint":
            for point in _points(coordinates, draft):
                draft.add_waypoint(name, point)


def _points(coordinates: object, draft: FileDraft) -> list[TrackPoint]:
    found = []
    for position in coordinates if isinstance(coordinates, list) else ():
        longitude, latitude, elevation = (*(position if isinstance(position, list) else ())[:3], None, None, None)[:3]
        found.append(draft.point(longitude, latitude, elevation))
    return found
