"""The track of a route: its line in two forms, and its numbers."""

from functools import lru_cache
from math import isfinite
from typing import Any

import graphene
import orjson

from ... import choices
from ...geo.tracks import encoded_polyline, parse_linestring, simplified
from ..reading.ids import BadInput
from .enums import enum_of
from .records import Part, PartType, part_of

__all__ = ["GeoBox", "Track"]

#: Metres; more would leave nothing of a walk.
MOST_TOLERANCE_M = 1_000
#: Lines that were encoded last are kept: each costs a thousandth of a second for a few hundred points.
_KEPT_LINES = 128

AscentMethod = enum_of(choices.AscentMethod, "AscentMethod", "How ascent and descent were computed.")


class GeoBox(PartType):
    """A box on the Earth, WGS84."""

    south = graphene.Float(required=True, description="Degrees north of its southern edge, -90 to 90.")
    west = graphene.Float(required=True, description="Degrees east of its western edge, -180 to 180.")
    north = graphene.Float(required=True, description="Degrees north of its northern edge, -90 to 90.")
    east = graphene.Float(required=True, description="Degrees east of its eastern edge, -180 to 180.")


class TrackElevation(PartType):
    """The elevation at a place along a track."""

    distance_meters = graphene.Int(
        required=True, source="distance_m", description="Metres from the start of the track."
    )
    elevation_meters = graphene.Int(required=True, source="elevation_m", description="Metres above the sea.")


class Track(PartType):
    """The line of a route on the map, with the numbers that are computed from it."""

    other_keys = {
        "elevation_profile": {
            "type": "array",
            "description": "Pairs of whole metres, from start to end: from the start of the track, and above the sea.",
            "items": {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2},
            "default": [],
        }
    }

    geo_json = graphene.String(
        required=True,
        description="The line as text: a GeoJSON LineString (RFC 7946), with elevations in metres where they are known.",
    )
    encoded_polyline = graphene.String(
        required=True,
        tolerance=graphene.Float(
            default_value=0.0,
            description="Metres by which the line may differ, so that points can be left out; 0 to 1000.",
        ),
        description="The line in the Encoded Polyline Algorithm Format with five decimals, without elevations.",
    )
    point_count = graphene.Int(required=True, description="Number of its points.")
    length_meters = graphene.Int(
        required=True, source="length_m", description="Computed length in metres, without climbs."
    )
    ascent_meters = graphene.Int(
        source="ascent_m", description="Computed sum of the climbs in metres; null if elevations are not known."
    )
    descent_meters = graphene.Int(
        source="descent_m",
        description="Computed sum of the falls in metres, not negative; null if elevations are not known.",
    )
    ascent_method = AscentMethod(description="How ascent and descent were computed; null if they are not known.")
    min_elevation_meters = graphene.Int(
        source="min_elevation_m", description="Lowest elevation in metres above the sea; null if it is not known."
    )
    max_elevation_meters = graphene.Int(
        source="max_elevation_m", description="Highest elevation in metres above the sea; null if it is not known."
    )
    is_closed = graphene.Boolean(required=True, description="Whether it ends where it starts, within 50 metres.")
    elevation_profile = graphene.List(
        graphene.NonNull(TrackElevation),
        required=True,
        description="Elevations along it, to draw its profile: 100 at most, from start to end; empty if they are not known.",
    )
    bounding_box = graphene.Field(GeoBox, required=True, description="The smallest box around it.")

    @staticmethod
    def resolve_elevation_profile(track: Part, info: Any) -> list[Part]:
        places = track.payload.get("elevation_profile", ())
        return [part_of(track, {"distance_m": along, "elevation_m": height}) for along, height in places]

    @staticmethod
    def resolve_encoded_polyline(track: Part, info: Any, tolerance: float = 0.0) -> str:
        if not isfinite(tolerance) or not 0 <= tolerance <= MOST_TOLERANCE_M:
            raise BadInput(f"'tolerance' is {tolerance:g}; it must lie between 0 and {MOST_TOLERANCE_M} metres.")
        return _encoded(track.payload["geo_json"], tolerance)


@lru_cache(_KEPT_LINES)
def _encoded(geo_json: str, tolerance_m: float) -> str:
    return encoded_polyline(simplified(parse_linestring(orjson.loads(geo_json)), tolerance_m))
