"""Files of a track for others: GPX 1.1, KML 2.2 and GeoJSON. The same content gives the same bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, indent, tostring

import orjson

from ..point import DECIMALS, Point
from .geojson import ELEVATION_DECIMALS, linestring
from .measures import measure
from .points import Points, TrackPoint

CREATOR = "Destination CMS"
_GPX = "http://www.topografix.com/GPX/1/1"
_KML = "http://www.opengis.net/kml/2.2"
# XML 1.0 has no place for the other control characters, however they are written.
_CONTROLS = {code: None for code in range(32) if code not in (9, 10, 13)} | {0xFFFE: None, 0xFFFF: None}


@dataclass(frozen=True, slots=True)
class NamedPoint:
    """A stop of a route: its name, plain text about it, and its position."""

    name: str
    description: str
    point: Point


@dataclass(frozen=True, slots=True)
class Route:
    """What a file holds.

    Attributes:
        name: plain text.
        description: likewise; may be empty.
        url: where it is described.
        points: of the line; may be empty where there are stops only.
        stops: in their order.
    """

    name: str
    description: str
    url: str
    points: Points
    stops: Sequence[NamedPoint] = ()


def gpx_file(route: Route) -> bytes:
    """Return a GPX 1.1 file: a ``wpt`` for each stop, then one ``trk``."""
    root = Element("gpx", {"version": "1.1", "creator": CREATOR, "xmlns": _GPX})
    about = SubElement(root, "metadata")
    _texts(about, name=route.name, desc=route.description)
    if route.url:
        SubElement(about, "link", href=route.url)
    for stop in route.stops:
        _texts(SubElement(root, "wpt", _lat_lon(stop.point)), name=stop.name, desc=stop.description)
    if route.points:
        track = SubElement(root, "trk")
        _texts(track, name=route.name)
        segment = SubElement(track, "trkseg")
        for point in route.points:
            element = SubElement(segment, "trkpt", _lat_lon(point))
            if point.elevation_m is not None:
                SubElement(element, "ele").text = _plain(point.elevation_m, ELEVATION_DECIMALS)
    return _xml(root)


def kml_file(route: Route) -> bytes:
    """Return a KML 2.2 file: a placemark for the line, then one for each stop."""
    root = Element("kml", {"xmlns": _KML})
    document = SubElement(root, "Document")
    _texts(document, name=route.name, description=route.description)
    if route.points:
        placemark = SubElement(document, "Placemark")
        _texts(placemark, name=route.name)
        line = SubElement(placemark, "LineString")
        SubElement(line, "tessellate").text = "1"
        SubElement(line, "coordinates").text = " ".join(map(_coordinates, route.points))
    for stop in route.stops:
        placemark = SubElement(document, "Placemark")
        _texts(placemark, name=stop.name, description=stop.description)
        place = TrackPoint(stop.point.longitude, stop.point.latitude)
        SubElement(SubElement(placemark, "Point"), "coordinates").text = _coordinates(place)
    return _xml(root)


def geojson_file(route: Route) -> bytes:
    """Return a GeoJSON FeatureCollection (RFC 7946): the line with its ``bbox``, then the stops."""
    features = []
    if route.points:
        box = measure(route.points).box
        features.append(
            {
                "type": "Feature",
                "bbox": [round(edge, DECIMALS) for edge in (box.west, box.south, box.east, box.north)],
                "geometry": linestring(route.points),
                "properties": {"name": route.name, "description": route.description, "url": route.url},
            }
        )
    for number, stop in enumerate(route.stops, start=1):
        geometry = {"type": "Point", "coordinates": [stop.point.longitude, stop.point.latitude]}
        properties = {"position": number, "name": stop.name, "description": stop.description}
        features.append({"type": "Feature", "geometry": geometry, "properties": properties})
    return orjson.dumps({"type": "FeatureCollection", "features": features})


def _texts(parent: Element, **texts: str) -> None:
    for name, text in texts.items():
        if text:
            SubElement(parent, name).text = text.translate(_CONTROLS)


def _lat_lon(point: Point | TrackPoint) -> dict[str, str]:
    return {"lat": _plain(point.latitude, DECIMALS), "lon": _plain(point.longitude, DECIMALS)}


def _coordinates(point: TrackPoint) -> str:
    known = [_plain(point.longitude, DECIMALS), _plain(point.latitude, DECIMALS)]
    if point.elevation_m is not None:
        known.append(_plain(point.elevation_m, ELEVATION_DECIMALS))
    return ",".join(known)


def _plain(number: float, decimals: int) -> str:
    return f"{round(number, decimals) + 0.0:.{decimals}f}".rstrip("0").rstrip(".")


def _xml(root: Element) -> bytes:
    indent(root, " ")
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"
