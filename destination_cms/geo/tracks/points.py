"""Points and pieces of a track, and what a file holds: plain values that cannot change."""

from dataclasses import dataclass
from typing import NamedTuple


class TrackPoint(NamedTuple):
    """A point of a track: WGS84 degrees, and metres above sea level or ``None``."""

    longitude: float
    latitude: float
    elevation_m: float | None = None


#: The points of a line in their order.
Points = tuple[TrackPoint, ...]

TRACK, ROUTE = "TRACK", "ROUTE"


@dataclass(frozen=True, slots=True)
class Piece:
    """An uninterrupted line of a file, with at least two different points.

    Attributes:
        kind: ``TRACK``, what was recorded or drawn, or ``ROUTE``, the planned way of a GPX file.
        name: of the track or route, as one line; empty if it has none.
        points: without consecutive points at one position.
    """

    kind: str
    name: str
    points: Points


@dataclass(frozen=True, slots=True)
class Waypoint:
    """A single point of a file, which may become a stop."""

    name: str
    point: TrackPoint


@dataclass(frozen=True, slots=True)
class Counts:
    """What was found in a file and left out.

    Attributes:
        tracks: of the file, also those without a usable line.
        routes: likewise.
        short_segments: segments with fewer than two different points.
        repeated_points: points at the position of the point before.
        missing_elevations: points without an elevation, or with one that cannot be true.
        placeholder_elevations: those among them whose elevation cannot be true, such as -9999.
    """

    tracks: int = 0
    routes: int = 0
    short_segments: int = 0
    repeated_points: int = 0
    missing_elevations: int = 0
    placeholder_elevations: int = 0


@dataclass(frozen=True, slots=True)
class TrackFile:
    """What was read of a file. Times and extensions are never kept.

    Attributes:
        filename: as it was given, without folders.
        sha256: of the file, in hex.
        format: ``GPX``, ``KML``, ``KMZ`` or ``GEOJSON``.
        creator: the program that wrote it, as one line; empty if it does not say.
        pieces: lines in the order of the file; at least one.
        waypoints: in the order of the file.
        counts: what was found and left out.
    """

    filename: str
    sha256: str
    format: str
    creator: str
    pieces: tuple[Piece, ...]
    waypoints: tuple[Waypoint, ...]
    counts: Counts
