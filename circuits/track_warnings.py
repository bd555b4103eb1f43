"""What an editor is warned of about a circuit's track and the stops along it. Nothing of it stops a publish."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from destination_cms.geo import Point, haversine_m
from destination_cms.geo.polygons import Ring
from destination_cms.geo.tracks import FAR_FROM_TRACK_M, MeasuredLine, Points, StopPassage, measure, stop_passages
from destination_cms.verticals import ContentWarning, WarningText

from .choices import DEFAULT_RADIUS_M, StopTrigger, TourType

__all__ = ["TRACK_TEXTS", "NamedStop", "stops_along", "track_warnings"]

#: How far declared and computed length may differ before it is told.
_LENGTH_TOLERANCE = 0.1
#: Two consecutive points of a walk in a town are not farther apart, in metres.
_LONGEST_STEP_M = 500

TRACK_TEXTS: Mapping[str, WarningText] = {
    "no_track": WarningText(
        _("No track"), _("The circuit has no track: visitors see straight lines from stop to stop.")
    ),
    "stop_without_position": WarningText(
        _("Stop without a position"), _("Stop %(number)d, “%(title)s”, has no position.")
    ),
    "stop_far_from_track": WarningText(
        _("Stop far from the track"),
        _("Stop %(number)d, “%(title)s”, is %(offset)s m from the track; more than %(limit)s m is far."),
    ),
    "stop_out_of_order": WarningText(
        _("Stop out of order"), _("The track passes stop %(number)d, “%(title)s”, before an earlier stop.")
    ),
    "declared_length": WarningText(
        _("Declared length"), _("The declared length is %(declared)s m, but the track is %(computed)s m long.")
    ),
    "loop_is_open": WarningText(
        _("Loop that does not close"), _("The circuit is a loop, but its track does not end where it starts.")
    ),
    "one_way_is_closed": WarningText(
        _("One way that is a loop"), _("The circuit leads one way, but its track ends where it starts.")
    ),
    "long_step": WarningText(
        _("Gap in the track"),
        _("Two consecutive points of the track are %(step)s m apart; more than %(limit)s m may be a gap."),
    ),
}


@dataclass(frozen=True, slots=True)
class NamedStop:
    """A stop in the editor's order.

    Attributes:
        title: what it is called.
        position: of its spot.
        trigger: a value of ``StopTrigger``.
        radius_m: of a geofence, in metres.
        directions: the way from the stop before; empty if there are none.
        zone: ring of the polygon in which its story starts; empty if there is none.
        audio_seconds: length of its recording; ``None`` without one.
        audio_language: BCP 47 tag of that recording; empty without one.
    """

    title: str
    position: Point | None
    trigger: str = StopTrigger.NONE
    radius_m: int = DEFAULT_RADIUS_M
    directions: str = ""
    zone: Ring = ()
    audio_seconds: int | None = None
    audio_language: str = ""


def track_warnings(
    points: Points,
    stops: Sequence[NamedStop],
    *,
    tour_type: str,
    declared_length_m: int | None,
    line: MeasuredLine | None = None,
) -> list[ContentWarning]:
    """Return what seems wrong.

    Args:
        points: of the track; none without a track.
        stops: in the editor's order.
        tour_type: a value of ``TourType``.
        declared_length_m: what the editor has typed.
        line: of these points, where it has been measured.
    """
    if not points:
        return [ContentWarning(code="no_track")] if len(stops) > 1 else []
    line = line or MeasuredLine(points)
    return [
        *_about_stops(stops, stops_along(line, stops)),
        *_about_length(line.length_m, declared_length_m),
        *_about_shape(points, tour_type),
        *_about_steps(points),
    ]


def stops_along(line: MeasuredLine, stops: Sequence[NamedStop]) -> list[StopPassage]:
    """Return where each stop is on a track."""
    return stop_passages(line, [stop.position for stop in stops])


def _about_stops(stops: Sequence[NamedStop], passages: Sequence[StopPassage]) -> Iterator[ContentWarning]:
    for number, (stop, here) in enumerate(zip(stops, passages, strict=True), start=1):
        told = {"number": number, "title": stop.title}
        if here.passage is None:
            yield ContentWarning(code="stop_without_position", values=told)
            continue
        if here.is_far:
            offset_m, limit_m = round(here.passage.offset_from_track_m), round(FAR_FROM_TRACK_M)
            yield ContentWarning(code="stop_far_from_track", values={**told, "offset": offset_m, "limit": limit_m})
        if here.is_out_of_order:
            yield ContentWarning(code="stop_out_of_order", values=told)


def _about_length(length_m: float, declared_length_m: int | None) -> Iterator[ContentWarning]:
    if declared_length_m is not None and abs(declared_length_m - length_m) > _LENGTH_TOLERANCE * length_m:
        values = {"declared": declared_length_m, "computed": round(length_m)}
        yield ContentWarning(code="declared_length", values=values)


def _about_shape(points: Points, tour_type: str) -> Iterator[ContentWarning]:
    is_closed = measure(points).is_closed
    if tour_type == TourType.LOOP and not is_closed:
        yield ContentWarning(code="loop_is_open")
    if tour_type == TourType.ONE_WAY and is_closed:
        yield ContentWarning(code="one_way_is_closed")


def _about_steps(points: Points) -> Iterator[ContentWarning]:
    longest_m = max(haversine_m(before, point) for before, point in pairwise(points))
    if longest_m > _LONGEST_STEP_M:
        yield ContentWarning(code="long_step", values={"step": round(longest_m), "limit": _LONGEST_STEP_M})
