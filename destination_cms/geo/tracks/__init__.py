"""Tracks in plain Python: reading and writing their files, and their numbers."""

from .along import FAR_FROM_TRACK_M, MeasuredLine, Passage, StopPassage, order_along, stop_passages
from .geojson import linestring, parse_linestring
from .lines import chosen_line, gaps_m, joined, needs_choice, reversed_line
from .measures import ASCENT_METHOD, TrackMeasures, measure
from .points import Counts, Piece, Points, TrackFile, TrackPoint, Waypoint
from .profile import elevation_profile
from .reading import read_track_file, refuse_swapped
from .refusals import SENTENCES, TrackRefused
from .simplify import encoded_polyline, simplified, within_limit

__all__ = [
    "ASCENT_METHOD",
    "FAR_FROM_TRACK_M",
    "SENTENCES",
    "Counts",
    "MeasuredLine",
    "Passage",
    "Piece",
    "Points",
    "StopPassage",
    "TrackFile",
    "TrackMeasures",
    "TrackPoint",
    "TrackRefused",
    "Waypoint",
    "chosen_line",
    "elevation_profile",
    "encoded_polyline",
    "gaps_m",
    "joined",
    "linestring",
    "measure",
    "needs_choice",
    "order_along",
    "parse_linestring",
    "read_track_file",
    "refuse_swapped",
    "reversed_line",
    "simplified",
    "stop_passages",
    "within_limit",
]
