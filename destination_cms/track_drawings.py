"""From a line that an editor drew or simplified to a track: it is checked, and its numbers are told in sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from .geo.tracks import linestring, simplified
from .models.track_fields import checked_points, is_source
from .track_facts import facts_of

__all__ = ["DrawnTrack", "draw_track", "simplified_sentence", "simplify_track"]


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
    source = {**_source_of(origin), "drawn_at": now.astimezone(UTC).isoformat(timespec="seconds")}
    return DrawnTrack(track=linestring(points), source=source, report=facts_of(points))


def simplify_track(line: object, origin: object, tolerance_m: int) -> DrawnTrack:
    """Leave out points of a line; those that stay keep their elevations.

    Args:
        line: a GeoJSON LineString.
        origin: the source of the line, which stays.
        tolerance_m: metres by which the line may differ from what it was.

    Raises:
        TrackRefused: as for ``draw_track``.
    """
    points = checked_points(line)
    fewer = simplified(points, tolerance_m)
    if len(fewer) < len(points):
        told = simplified_sentence(len(fewer), tolerance_m)
    else:
        told = _("No point can be left out within %(tolerance_m)s m.") % {"tolerance_m": number_format(tolerance_m)}
    return DrawnTrack(track=linestring(fewer), source=_source_of(origin), report=[told, *facts_of(fewer)])


def _source_of(origin: object) -> dict[str, str]:
    return dict(origin) if isinstance(origin, Mapping) and is_source(origin) else {}


def simplified_sentence(count: int, tolerance_m: float) -> str:
    """Return how many points are left of a line that was simplified, in the session's language."""
    return _("The line was simplified to %(count)s points, within %(tolerance_m)s m.") % {
        "count": number_format(count, force_grouping=True),
        "tolerance_m": number_format(tolerance_m),
    }
