"""From an uploaded file to a track: what an editor chose is applied, and what was found is told in sentences."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .geo.tracks import (
    TrackFile,
    chosen_line,
    gaps_m,
    linestring,
    needs_choice,
    read_track_file,
    reversed_line,
    simplified,
    within_limit,
)
from .models.fields import destination_point
from .track_drawings import simplified_sentence
from .track_facts import facts_of, in_metres

__all__ = ["ImportChoices", "ImportedTrack", "import_track"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportChoices:
    """What an editor wants of a file.

    Attributes:
        numbers: of the lines, from 1, in the order in which they are joined; all if there are none.
        joins_all: whether lines are joined however far apart they are.
        is_reversed: whether the track leads in the other direction.
        tolerance_m: metres by which the line may differ when points are left out; 0 leaves out none.
    """

    numbers: Sequence[int] = ()
    joins_all: bool = False
    is_reversed: bool = False
    tolerance_m: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedTrack:
    """What became of a file.

    Attributes:
        file: as it was read.
        track: the GeoJSON LineString; ``None`` while the editor has to choose among lines.
        source: what is stored of the file.
        report: sentences in the session's language.
    """

    file: TrackFile
    track: dict[str, Any] | None
    source: dict[str, str]
    report: list[str] = field(default_factory=list)


def import_track(filename: str, data: bytes, choices: ImportChoices, now: datetime) -> ImportedTrack:
    """Read a file and make one track of it.

    Raises:
        TrackRefused: it cannot be read, goes beyond a limit, or does not have the lines that were chosen.
    """
    file = read_track_file(filename, data, destination=destination_point())
    report = [*_found(file)]
    source = {
        "filename": file.filename,
        "sha256": file.sha256,
        "creator": file.creator,
        "imported_at": now.astimezone(UTC).isoformat(timespec="seconds"),
    }
    if needs_choice(file) and not choices.numbers and not choices.joins_all:
        return ImportedTrack(file=file, track=None, source=source, report=report)
    whole = simplified(chosen_line(file, choices.numbers, joins_all=choices.joins_all), choices.tolerance_m)
    points, tolerance_m = within_limit(whole, file.filename)
    if tolerance_m:
        report.append(simplified_sentence(len(points), tolerance_m))
    if choices.is_reversed:
        points = reversed_line(points)
    report += facts_of(points)
    return ImportedTrack(file=file, track=linestring(points), source=source, report=report)


def _found(file: TrackFile) -> list[str]:
    lines, counts = len(file.pieces), file.counts
    told = [
        ngettext("%(filename)s (%(format)s) holds %(count)d line.", "%(filename)s (%(format)s) holds %(count)d lines.", lines)
        % {"filename": file.filename, "format": file.format, "count": lines}
    ]  # fmt: skip
    widest = max(gaps_m(file.pieces), default=0)
    if widest >= 1:
        told.append(_("The widest gap between two of them is %(gap)s.") % {"gap": in_metres(widest)})
    if counts.short_segments:
        told.append(
            ngettext(
                "%(count)d line of fewer than two different points was left out.",
                "%(count)d lines of fewer than two different points were left out.",
                counts.short_segments,
            )
            % {"count": counts.short_segments}
        )
    if counts.placeholder_elevations:
        told.append(
            ngettext(
                "%(count)d elevation cannot be true and was left out.",
                "%(count)d elevations cannot be true and were left out.",
                counts.placeholder_elevations,
            )
            % {"count": counts.placeholder_elevations}
        )
    if file.waypoints:
        told.append(
            ngettext(
                "It has %(count)d single point, which may become a stop: %(names)s.",
                "It has %(count)d single points, which may become stops: %(names)s.",
                len(file.waypoints),
            )
            % {"count": len(file.waypoints), "names": _names(file)}
        )
    return told


def _names(file: TrackFile) -> str:
    names = [waypoint.name or f"{waypoint.point.latitude}, {waypoint.point.longitude}" for waypoint in file.waypoints]
    return ", ".join([*names[:20], *(["…"] if len(names) > 20 else [])])
