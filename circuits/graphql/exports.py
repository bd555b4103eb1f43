"""Circuits as files, GPX, KML and GeoJSON with the track and the visible stops in order; circuits and spots as JSON-LD."""

from collections.abc import Callable
from typing import Any

import orjson

from destination_cms.geo import Point
from destination_cms.geo.tracks import Points, parse_linestring
from destination_cms.geo.tracks.writing import NamedPoint, Route, geojson_file, gpx_file, kml_file
from destination_cms.graphql.reading.reader import Record
from destination_cms.text_formats import to_plain_text
from destination_cms.verticals import Export

from .calendars import CALENDARS
from .json_ld import circuit_json_ld, spot_json_ld
from .stops import Stop, stops_of

__all__ = ["CIRCUIT_EXPORTS", "SPOT_EXPORTS", "route_of"]


def route_of(record: Record) -> Route:
    """Return what the files of a circuit hold. A stop without a position is left out."""
    stops = [named for stop in stops_of(record) if (named := _named(stop))]
    return Route(record.row.title, record.payload["teaser"], record.url, _points(record), stops)


def _points(record: Record) -> Points:
    track = record.payload.get("track")
    return parse_linestring(orjson.loads(track["geo_json"])) if track else ()


def _named(stop: Stop) -> NamedPoint | None:
    place = stop.spot.row.location
    if place is None:
        return None
    story = to_plain_text(stop.payload["story"]["html"])
    return NamedPoint(stop.title, story or stop.spot.payload["teaser"], Point(**place))


def _written(write: Callable[[Route], bytes]) -> Callable[[Record], bytes]:
    return lambda record: write(route_of(record))


def _json_ld(tell: Callable[[Record], dict[str, Any]]) -> Export:
    return Export(content_type="application/ld+json", write=lambda record: orjson.dumps(tell(record)))


#: By file extension.
CIRCUIT_EXPORTS = {
    "gpx": Export(content_type="application/gpx+xml", write=_written(gpx_file)),
    "kml": Export(content_type="application/vnd.google-earth.kml+xml", write=_written(kml_file)),
    "geojson": Export(content_type="application/geo+json", write=_written(geojson_file)),
    "jsonld": _json_ld(circuit_json_ld),
}
#: The same for spots.
SPOT_EXPORTS = {**CALENDARS, "jsonld": _json_ld(spot_json_ld)}
