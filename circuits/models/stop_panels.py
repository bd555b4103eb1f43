"""The stops of a circuit along its track, as the editor reads them above the rows."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.panels import Panel

from destination_cms.accessibility_warnings import accessibility_warnings
from destination_cms.geo.tracks import MeasuredLine, Points
from destination_cms.models.widgets import admin_address
from destination_cms.track_profiles import profile_of

from ..itinerary import numbers_of_stops
from ..stop_warnings import stop_warnings
from ..track_warnings import NamedStop, stops_along, track_warnings

__all__ = ["StopsOnTrackPanel", "named_stops", "warnings_of"]


def named_stops(circuit: Any) -> list[NamedStop]:
    """Return the stops of a circuit with the positions of their spots; one query."""
    rows = list(circuit.stops.all())
    spot_model = type(circuit).stops.rel.related_model._meta.get_field("spot").related_model
    spots = spot_model.objects.in_bulk([row.spot_id for row in rows if row.spot_id])
    found = ((row, spots.get(row.spot_id)) for row in rows)
    return [_named(row, spot) for row, spot in found]


def _named(row: Any, spot: Any) -> NamedStop:
    return NamedStop(
        title=row.title_override or (spot.title if spot else ""),
        position=spot and spot.location,
        trigger=row.trigger,
        radius_m=row.trigger_radius_m,
        directions=row.leg_directions,
    )


def warnings_of(circuit: Any) -> list[str]:
    """Return what an editor is warned of about a circuit, in the session's language."""
    points = circuit.track_points
    return _warnings(circuit, points, MeasuredLine(points) if points else None, named_stops(circuit))


def _warnings(circuit: Any, points: Points, line: MeasuredLine | None, stops: list[NamedStop]) -> list[str]:
    numbers = numbers_of_stops(line, [stop.position for stop in stops], circuit.practice_mode)
    return [
        *track_warnings(points, stops, tour_type=circuit.tour_type, declared_length_m=circuit.length_m, line=line),
        *stop_warnings(stops, numbers, mode=circuit.practice_mode),
        *accessibility_warnings(circuit, timezone.localdate()),
    ]


class StopsOnTrackPanel(Panel):
    """Warnings, the place of each stop along the track, and a button that orders the rows along it."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one circuit, as it was saved."""

        template_name = "destination_circuits/panels/stops_on_track.html"

        @property
        def media(self) -> forms.Media:
            """The script of the button."""
            return forms.Media(js=("destination_circuits/js/stop-order.js",))

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Return warnings and places; nothing of them for a circuit that is not saved yet."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            circuit = self.instance
            is_saved = circuit.pk is not None
            # The points of a long track take longer to read than all else here.
            points, stops = (circuit.track_points, named_stops(circuit)) if is_saved else ((), [])
            line = MeasuredLine(points) if points else None
            return {
                **context,
                "warnings": _warnings(circuit, points, line, stops) if is_saved else [],
                "places": _places(line, stops),
                "profile": profile_of(line) if line else None,
                "address": admin_address("destination_order_stops"),
                "done": _("The stops are in the order of the track. Save the page to keep it."),
                "no_track": _("There is no track yet: choose its file first."),
            }


def _places(line: MeasuredLine | None, stops: list[NamedStop]) -> list[str]:
    if line is None:
        return []
    told = []
    for number, (stop, here) in enumerate(zip(stops, stops_along(line, stops), strict=True), start=1):
        if here.passage is not None:
            told.append(
                _("%(number)d. %(title)s: %(along)d m from the start, %(offset)d m from the track")
                % {
                    "number": number,
                    "title": stop.title,
                    "along": round(here.passage.distance_along_m),
                    "offset": round(here.passage.offset_from_track_m),
                }
            )
    return told
