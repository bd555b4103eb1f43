"""Positions on the Earth in plain Python: WGS84 degrees in, metres out."""

from .bbox import BoundingBox
from .distance import EARTH_RADIUS_M, haversine_m, path_length_m
from .point import Point, PositionError, format_ewkt, format_lat_lng, parse_point

__all__ = [
    "EARTH_RADIUS_M",
    "BoundingBox",
    "Point",
    "PositionError",
    "format_ewkt",
    "format_lat_lng",
    "haversine_m",
    "parse_point",
    "path_length_m",
]
