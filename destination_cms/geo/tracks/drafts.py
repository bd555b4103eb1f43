"""What a format's reader collects while it reads a file, and the checks of single points."""

from dataclasses import dataclass, field
from itertools import pairwise
from math import isfinite

from ..point import LATITUDE_LIMIT, LONGITUDE_LIMIT
from .points import ROUTE, TRACK, Counts, Piece, TrackFile, TrackPoint, Waypoint
from .refusals import MAX_FILE_POINTS, TrackRefused

#: Elevations outside of these bounds are placeholders.
LOWEST_M, HIGHEST_M = -1_000.0, 9_000.0
_MAX_NAME = 255
_QUOTED = 40


@dataclass
class FileDraft:
    """Lines and waypoints of a file while it is being read.

    Raises:
        TrackRefused: too many points were added.
    """

    filename: str
    creator: str = ""
    tracks: int = 0
    routes: int = 0
    point_count: int = 0
    placeholder_count: int = 0
    segments: list[tuple[str, str, list[TrackPoint]]] = field(default_factory=list)
    waypoints: list[Waypoint] = field(default_factory=list)

    def point(self, longitude: object, latitude: object, elevation: object = None) -> TrackPoint:
        """Return a point of the file.

        Raises:
            TrackRefused: a coordinate is not a number, or out of range.
        """
        self.point_count += 1
        if self.point_count > MAX_FILE_POINTS:
            raise TrackRefused("too_many_points", filename=self.filename, count=self.point_count, limit=MAX_FILE_POINTS)
        found = TrackPoint(
            self._degrees("longitude", longitude, LONGITUDE_LIMIT),
            self._degrees("latitude", latitude, LATITUDE_LIMIT),
            self._elevation(elevation),
        )
        if found.longitude == 0 and found.latitude == 0:
            raise TrackRefused("null_island", filename=self.filename)
        return found

    def add_segment(self, kind: str, name: str | None, points: list[TrackPoint]) -> None:
        """Add a line of the file, however short."""
        self.segments.append((kind, one_line(name), points))

    def add_waypoint(self, name: str | None, point: TrackPoint) -> None:
        """Add a single point."""
        self.waypoints.append(Waypoint(one_line(name), point))

    def finished(self, *, format_name: str, sha256: str) -> TrackFile:
        """Return the file.

        Raises:
            TrackRefused: it has no line with two different points.
        """
        pieces, short, repeated = [], 0, 0
        for kind, name, points in self.segments:
            distinct = without_repeats(points)
            repeated += len(points) - len(distinct)
            if len(distinct) < 2:
                short += 1
            else:
                pieces.append(Piece(kind, name, tuple(distinct)))
        if not pieces:
            raise TrackRefused("no_line", filename=self.filename, waypoints=len(self.waypoints))
        missing = sum(point.elevation_m is None for piece in pieces for point in piece.points)
        counts = Counts(self.tracks, self.routes, short, repeated, missing, self.placeholder_count)
        return TrackFile(
            self.filename,
            sha256,
            format_name,
            one_line(self.creator),
            tuple(pieces),
            tuple(self.waypoints),
            counts,
        )

    def _degrees(self, name: str, value: object, limit: float) -> float:
        number = as_number(value)
        if number is None or abs(number) > limit:
            quoted = str(value)[:_QUOTED]
            raise TrackRefused("coordinate", filename=self.filename, field=name, value=quoted, limit=f"{limit:g}")
        return number

    def _elevation(self, value: object) -> float | None:
        number = as_number(value)
        if number is None or LOWEST_M < number <= HIGHEST_M:
            return number
        self.placeholder_count += 1
        return None


def as_number(value: object) -> float | None:
    """Return a finite number, also of a text with a decimal point; ``None`` for everything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        # Python reads "1_000" too.
        number = float("" if isinstance(value, str) and "_" in value else value)
    except (ValueError, OverflowError):
        return None
    return number if isfinite(number) else None


def without_repeats(points: list[TrackPoint]) -> list[TrackPoint]:
    """Return the points without those at the position of the point before."""
    return [*points[:1], *(point for before, point in pairwise(points) if point[:2] != before[:2])]


def one_line(text: str | None) -> str:
    """Return a text on one line, at most 255 characters long, without control characters."""
    kept = "".join(letter if letter.isprintable() else " " for letter in (text or "")[: 4 * _MAX_NAME])
    return " ".join(kept.split())[:_MAX_NAME]


__all__ = ["ROUTE", "TRACK", "FileDraft", "as_number", "one_line", "without_repeats"]
