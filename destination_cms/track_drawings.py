"""From a line that an editor drew on the map to a track: it is checked, and its numbers are told in sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from .geo.tracks import linestring
from .models.track_fields import checked_points, is_source
from .track_facts import facts_of

__all__ = ["DrawnTrack", "draw_track"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnTrack:
    """What became of a line.

    Attributes:
        track: the GeoJSON LineString.
        source: what is stored of where it came from.
        report: sentences in the session's language.
    """

    track: dict[str, Any]
    source: dict[str, str]
    report: list[str]


def draw_track(line: object, origin: object, now: datetime) -> DrawnTrack:
    """Check a line as it is when the page is saved.

    Args:
        line: a GeoJSON LineString.
        origin: the source of the line that was changed; anything else for a line that is new.
        now: when it was drawn.

    Raises:
        TrackRefused: it is not a LineString on the Earth, is too long, or has fewer than two different points.
    """
    points = checked_points(line)
    known = dict(origin) if isinstance(origin, Mapping) and is_source(origin) else {}
    source = {**known, "drawn_at": now.astimezone(UTC).isoformat(timespec="seconds")}
    return DrawnTrack(track=linestring(points), source=source, report=facts_of(points))
