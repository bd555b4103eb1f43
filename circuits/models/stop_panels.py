"""The stops of a circuit along its track, as the editor reads them above the rows."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from wagtail.admin.panels import Panel

from destination_cms.content_warnings import current_sentences
from destination_cms.geo.tracks import MeasuredLine
from destination_cms.models.widgets import admin_address
from destination_cms.track_profiles import profile_of

from ..page_warnings import CIRCUIT_WARNINGS, circuit_warnings, named_stops
from ..track_warnings import NamedStop, stops_along

__all__ = ["StopsOnTrackPanel"]


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
            line, stops = (circuit.measured_line(), named_stops(circuit)[circuit.pk]) if is_saved else (None, [])
            found = circuit_warnings(circuit, line, stops) if is_saved else []
            return {
                **context,
                "warnings": current_sentences(found, CIRCUIT_WARNINGS.texts),
                "places": _places(line, stops),
                "profile": profile_of(line) if line else None,
                "address": admin_address("destination_order_stops"),
                "added": _("The stops were added below. Save the page to keep them."),
                "none_ticked": _("Tick the points that become stops."),
                "not_matched": _("The server did not answer: choose the file once more."),
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
