"""Form widgets of a track: a file that is read while the form is open, and a map that shows the line."""

import json
from functools import cached_property
from typing import Any

from django import forms
from django.conf import settings
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.admin.telepath import register

from ..geo.tracks.refusals import MAX_FILE_BYTES, MAX_TRACK_POINTS
from ..geo.tracks.simplify import EDITOR_TOLERANCES_M
from ..track_facts import facts_of
from .track_drawing import drawing_strings
from .track_fields import points_of
from .widgets import InputAdapter, admin_address, base_address

__all__ = ["TrackSourceWidget", "TrackWidget"]

_VENDOR = "destination_cms/vendor/leaflet/"
_ACCEPTED = ".gpx,.kml,.kmz,.geojson,.json"


class _HiddenJson(forms.Widget):
    """A hidden box that holds JSON."""

    def format_value(self, value: Any) -> str:
        """Return its text: JSON as the form field wrote it; empty for nothing."""
        return "" if value in (None, "null", "") else str(value)


class TrackWidget(_HiddenJson):
    """A track: a hidden box that holds the GeoJSON, a file input that fills it, a report, and a map to draw it on.

    The file is sent to the admin, which answers with the line; the form submits the line only. A file that is refused
    leaves the form as it was. A line that is drawn is sent there for its numbers.
    """

    template_name = "destination_cms/widgets/track.html"

    @cached_property
    def media(self) -> forms.Media:
        """The vendored map library and the widget's own files; nothing from another host."""
        return forms.Media(
            css={
                "all": (
                    f"{_VENDOR}leaflet.css",
                    "destination_cms/css/location-field.css",
                    "destination_cms/css/track-field.css",
                )
            },
            js=(
                f"{_VENDOR}leaflet.js",
                "destination_cms/js/base-map.js",
                "destination_cms/js/location-layers.js",
                "destination_cms/js/track-boxes.js",
                "destination_cms/js/track-line.js",
                "destination_cms/js/track-handles.js",
                "destination_cms/js/track-drawing.js",
                "destination_cms/js/track-field.js",
            ),
        )

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return what the template needs, the options of the script as JSON among it."""
        context = super().get_context(name, value, attrs)
        widget = context["widget"]
        base_id = widget["attrs"].get("id") or f"id_{name}"
        widget |= {
            "base_id": base_id,
            "strings": _strings(),
            "accept": _ACCEPTED,
            "tolerances": EDITOR_TOLERANCES_M,
            "facts": _facts(widget["value"]),
            "options": json.dumps(self._script_options(name)),
        }
        return context

    def _script_options(self, name: str) -> dict[str, Any]:
        return {
            "address": admin_address("destination_read_track"),
            "source": f"{name}_source",
            "mostBytes": MAX_FILE_BYTES,
            "mostPoints": MAX_TRACK_POINTS,
            "start": getattr(settings, "GEO_WIDGET_DEFAULT_LOCATION", None) or {"lat": 0, "lng": 0},
            "base": base_address(),
            "baseMaps": admin_address("destination_base_maps"),
            "tileLayer": getattr(settings, "GEO_WIDGET_LEAFLET_TILE_LAYER", "") or "",
            "tileLayerOptions": getattr(settings, "GEO_WIDGET_LEAFLET_TILE_LAYER_OPTIONS", {}),
            "strings": _strings(),
        }


class TrackSourceWidget(_HiddenJson):
    """The file that a track came from, as a sentence, and a hidden box that keeps it."""

    template_name = "destination_cms/widgets/track_source.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return what the template needs."""
        context = super().get_context(name, value, attrs)
        context["widget"]["sentence"] = source_sentence(_loaded(context["widget"]["value"]))
        return context


def source_sentence(source: Any) -> str:
    """Return which file a track came from, and when it was imported and drawn, in the session's language."""
    imported, drawn = _moment_in(source, "imported_at"), _moment_in(source, "drawn_at")
    if not imported:
        return _("Drawn on the map %(moment)s") % {"moment": drawn} if drawn else _("No file was imported.")
    told = {"filename": str(source.get("filename", ""))[:255], "moment": imported, "drawn": drawn}
    if drawn:
        return _("%(filename)s, imported %(moment)s, then changed on the map %(drawn)s") % told
    return _("%(filename)s, imported %(moment)s") % told


def _moment_in(source: Any, key: str) -> str:
    try:
        moment = parse_datetime(str(source.get(key, ""))) if isinstance(source, dict) else None
    except ValueError:
        return ""
    return date_format(localtime(moment), "SHORT_DATETIME_FORMAT") if moment and moment.tzinfo else ""


def _facts(text: str) -> list[str]:
    points = points_of(_loaded(text))
    return facts_of(points) if points else []


def _loaded(text: str) -> Any:
    try:
        return json.loads(text) if text else None
    except ValueError:
        return None


def _strings() -> dict[str, str]:
    return {
        **drawing_strings(),
        "file": _("Choose a file with the track"),
        "choose": _("Which lines make the track?"),
        "use": _("Use the ticked lines"),
        "joinAll": _("Join all lines"),
        "reverse": _("Reverse the direction"),
        "tolerance": _("Largest difference"),
        "simplify": _("Simplify"),
        "remove": _("Remove the track"),
        "map": _("Map with the track; the list before it gives its numbers."),
        "reading": _("The file is being read."),
        "tooLarge": _("The file has more than %(limit)s MB.") % {"limit": MAX_FILE_BYTES // 1_000_000},
        "failed": _("The file could not be sent. Nothing was changed; try again."),
        "removed": _("The track is removed when the page is saved."),
        "reversed": _("The track leads in the other direction when the page is saved."),
        "start": _("Start"),
        "noBackground": _("No map background is set up here."),
        "zoomIn": _("Zoom in"),
        "zoomOut": _("Zoom out"),
    }


register(InputAdapter(), TrackWidget)
register(InputAdapter(), TrackSourceWidget)
