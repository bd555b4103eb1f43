"""What an editor is warned of about a circuit's track and the stops along it. Nothing of it stops a publish."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from destination_cms.geo import Point, haversine_m
from destination_cms.geo.tracks import FAR_FROM_TRACK_M, MeasuredLine, Points, StopPassage, measure, stop_passages

from .choices import DEFAULT_RADIUS_M, StopTrigger, TourType

__all__ = ["NamedStop", "stops_along", "track_warnings"]

#: How far declared and computed length may differ before it is told.
_LENGTH_TOLERANCE = 0.1
#: Two consecutive points of a walk in a town are not farther apart, in metres.
_LONGEST_STEP_M = 500.0


@dataclass(frozen=True, slots=True)
class NamedStop:
    """A stop in the editor's order.

    Attributes:
        title: what it is called.
        position: of its spot.
        trigger: a value of ``StopTrigger``.
        radius_m: of a geofence, in metres.
        directions: the way from the stop before; empty if there are none.
    """

    title: str
    position: Point | None
    trigger: str = StopTrigger.NONE
    radius_m: int = DEFAULT_RADIUS_M
    directions: str = ""


def track_warnings(
    points: Points,
    stops: Sequence[NamedStop],
    *,
    tour_type: str,
    declared_length_m: int | None,
    line: MeasuredLine | None = None,
) -> list[str]:
    """Return sentences about what seems wrong, in the session's language.

    Args:
        points: of the track; none without a track.
        stops: in the editor's order.
        tour_type: a value of ``TourType``.
        declared_length_m: what the editor has typed.
        line: of these points, where it has been measured.
    """
    if not points:
        return [_("The circuit has no track: visitors see straight lines from stop to stop.")] if len(stops) > 1 else []
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


def _about_stops(stops: Sequence[NamedStop], passages: Sequence[StopPassage]) -> Iterator[str]:
    for number, (stop, here) in enumerate(zip(stops, passages, strict=True), start=1):
        told = {"number": number, "title": stop.title}
        if here.passage is None:
            yield _("Stop %(number)d, “%(title)s”, has no position.") % told
            continue
        if here.is_far:
            told |= {"offset": _metres(here.passage.offset_from_track_m), "limit": _metres(FAR_FROM_TRACK_M)}
            yield (
                _("Stop %(number)d, “%(title)s”, is %(offset)s m from the track; more than %(limit)s m is far.") % told
            )
        if here.is_out_of_order:
            yield _("The track passes stop %(number)d, “%(title)s”, before an earlier stop.") % told


def _about_length(length_m: float, declared_length_m: int | None) -> Iterator[str]:
    if declared_length_m is not None and abs(declared_length_m - length_m) > _LENGTH_TOLERANCE * length_m:
        yield _("The declared length is %(declared)s m, but the track is %(computed)s m long.") % {
            "declared": _metres(declared_length_m),
            "computed": _metres(length_m),
        }


def _about_shape(points: Points, tour_type: str) -> Iterator[str]:
    is_closed = measure(points).is_closed
    if tour_type == TourType.LOOP and not is_closed:
        yield _("The circuit is a loop, but its track does not end where it starts.")
    if tour_type == TourType.ONE_WAY and is_closed:
        yield _("The circuit leads one way, but its track ends where it starts.")


def _about_steps(points: Points) -> Iterator[str]:
    longest_m = max(haversine_m(before, point) for before, point in pairwise(points))
    if longest_m > _LONGEST_STEP_M:
        yield _("Two consecutive points of the track are %(step)s m apart; more than %(limit)s m may be a gap.") % {
            "step": _metres(longest_m),
            "limit": _metres(_LONGEST_STEP_M),
        }


def _metres(metres: float) -> str:
    return str(number_format(round(metres), force_grouping=True))
