"""Form widget of a position: a text box and a map."""

import json
from functools import cached_property
from typing import Any

from django import forms
from django.conf import settings
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin.telepath import register
from wagtail.admin.telepath.widgets import WidgetAdapter
from wagtailgeowidget.widgets import LeafletField

from ..conf import get_settings
from ..geo.point import LATITUDE_LIMIT, LONGITUDE_LIMIT, SRID, Point

__all__ = ["LocationWidget"]

_VENDOR = "destination_cms/vendor/leaflet/"
# Close enough to see which side of a street a position is on.
_ZOOM_OF_A_POSITION = 16
_ZOOM_OF_THE_DESTINATION = 13
_ZOOM_OF_THE_WORLD = 1
_MAX_LENGTH = 64


class LocationWidget(LeafletField):
    """A text box holding ``latitude, longitude`` with a map next to it; only the box is submitted.

    It obeys ``GEO_WIDGET_DEFAULT_LOCATION``, ``GEO_WIDGET_ZOOM``, ``GEO_WIDGET_LEAFLET_TILE_LAYER`` and
    ``GEO_WIDGET_LEAFLET_TILE_LAYER_OPTIONS``. Without a tile layer no request leaves the site: the map
    is drawn on the site's base map, on its sketch (``DESTINATION_CMS["MAP_BASE"]``) where that shows
    nothing, or plain, and everything still works.
    """

    input_type = "text"
    template_name = "destination_cms/widgets/location.html"

    def __init__(
        self, attrs: dict[str, Any] | None = None, *, address_field: str = "", zoom: int | None = None
    ) -> None:
        """Take the name of the field whose geocoder finds positions, and the zoom for a known position (0 to 19)."""
        # The empty prefix keeps the parent from adding its own script to the box.
        super().__init__(attrs, address_field=address_field, srid=SRID, zoom=zoom, id_prefix="")

    @cached_property
    def media(self) -> forms.Media:
        """The vendored map library and the widget's own files; nothing from another host."""
        return forms.Media(
            css={"all": (f"{_VENDOR}leaflet.css", "destination_cms/css/location-field.css")},
            js=(
                f"{_VENDOR}leaflet.js",
                "destination_cms/js/base-map.js",
                "destination_cms/js/location-layers.js",
                "destination_cms/js/location-field.js",
            ),
        )

    def format_value(self, value: Point | str | None) -> str:
        """Return the text of the box; empty for no position, and what was typed when it could not be read."""
        return "" if value is None else str(value)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return what the template needs, the options of the script as JSON among it."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        widget = context["widget"]
        box: dict[str, Any] = widget["attrs"]
        base_id = box.get("id") or f"id_{name}"
        widget["hint_id"], widget["message_id"] = f"{base_id}_hint", f"{base_id}_message"
        widget["strings"] = _strings()
        widget["options"] = json.dumps(self.script_options())
        described_by = [box.get("aria-describedby"), widget["hint_id"], widget["message_id"]]
        box.update(
            {
                "autocomplete": "off",
                "maxlength": _MAX_LENGTH,
                "spellcheck": "false",
                "data-destination-location-target": "input",
                "data-action": (
                    "input->destination-location#read change->destination-location#complain "
                    "keydown.enter->destination-location#show:prevent"
                ),
                "aria-describedby": " ".join(part for part in described_by if part),
            }
        )
        return context

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """Render the template; the parent would write a hidden input and a box without a label."""
        return forms.Widget.render(self, name, value, attrs, renderer)

    def script_options(self) -> dict[str, Any]:
        """Return the script's options: its start position, background, and every message it may show."""
        start = getattr(settings, "GEO_WIDGET_DEFAULT_LOCATION", None)
        start_zoom = getattr(settings, "GEO_WIDGET_ZOOM", _ZOOM_OF_THE_DESTINATION)
        return {
            "start": start or {"lat": 0, "lng": 0},
            "startZoom": start_zoom if start else _ZOOM_OF_THE_WORLD,
            "zoom": _ZOOM_OF_A_POSITION if self.zoom is None else self.zoom,
            "tileLayer": getattr(settings, "GEO_WIDGET_LEAFLET_TILE_LAYER", "") or "",
            "tileLayerOptions": getattr(settings, "GEO_WIDGET_LEAFLET_TILE_LAYER_OPTIONS", {}),
            "base": base_address(),
            "baseMaps": admin_address("destination_base_maps"),
            "places": admin_address("destination_positions"),
            "addressField": self.address_field,
            "latitudeLimit": LATITUDE_LIMIT,
            "longitudeLimit": LONGITUDE_LIMIT,
            # Hashed static file names defeat Leaflet's own search for its images.
            "icon": {
                "iconUrl": static(f"{_VENDOR}images/marker-icon.png"),
                "iconRetinaUrl": static(f"{_VENDOR}images/marker-icon-2x.png"),
                "shadowUrl": static(f"{_VENDOR}images/marker-shadow.png"),
            },
            "strings": _strings(),
        }


def base_address() -> str:
    """Return the address of the sketch map below the marker, a GeoJSON file; empty where the site names none."""
    base = get_settings()["MAP_BASE"]
    if not base or base.startswith(("/", "http://", "https://")):
        return base
    try:
        return static(base)
    except ValueError:
        # A storage with hashed names has no such file; the map is plain, and the form works.
        return ""


def admin_address(name: str, *arguments: Any) -> str:
    """Return the address of one of the plugin's views in the admin; empty for a form outside of it."""
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""


def _strings() -> dict[str, str]:
    limits = {"latitude_limit": f"{LATITUDE_LIMIT:g}", "longitude_limit": f"{LONGITUDE_LIMIT:g}"}
    return {
        "hint": _(
            "Click on the map, drag the marker, or type the latitude, a comma and the longitude, "
            "in degrees: 48.8241, 2.2704."
        ),
        "map": _("Map: a click sets the position. The box above does the same by keyboard."),
        "marker": _("Position"),
        "remove": _("Remove position"),
        "zoomIn": _("Zoom in"),
        "zoomOut": _("Zoom out"),
        "unreadable": _("This is not a position yet: latitude, comma, longitude, in degrees: 48.8241, 2.2704."),
        "latitude": _("The latitude must lie between -%(latitude_limit)s and %(latitude_limit)s degrees.") % limits,
        "longitude": _("The longitude must lie between -%(longitude_limit)s and %(longitude_limit)s degrees.") % limits,
        "noBackground": _("No map background is set up here. The position can be typed, and its marker moved."),
        "crowded": _("Not all other places are shown. Zoom in to see those near the position."),
        "backgroundFailed": _("The map background cannot be loaded. The position can be typed, and its marker moved."),
    }


class InputAdapter(WidgetAdapter):
    """Tells the editor's script that a widget's box, shown or hidden, is an ordinary input with a value of its own."""

    js_constructor = "wagtail.widgets.Widget"


register(InputAdapter(), LocationWidget)
