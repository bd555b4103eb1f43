"""Data for the script of a map."""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.templatetags.static import static
from django.utils.translation import gettext as _

BASE = "destination_front/base.json"
#: What draws a base map; loaded by the script of the map, where there is one.
DRAWER = "destination_cms/vendor/protomaps-leaflet/protomaps-leaflet.js"


def map_of(
    places: Iterable[dict[str, Any]],
    *,
    has_line: bool = False,
    is_loop: bool = False,
    track: dict[str, Any] | None = None,
    detours: Iterable[Any] = (),
    areas: Iterable[str] = (),
) -> dict[str, Any] | None:
    """Return a map of places with ``title``, ``path`` and ``location``; ``None`` when none of them has a position.

    ``number`` of a place, where it has one, is shown on its marker. ``has_line`` joins them in order, and ``is_loop``
    the last to the first; ``track``, with ``geoJson``, is drawn in its place, and ``detours`` are lines beside it.
    ``areas`` are polygons, as texts of GeoJSON. The background is the tile layer of the admin's maps, where the site has one.
    """
    points = [
        {
            "latitude": place["location"]["latitude"],
            "longitude": place["location"]["longitude"],
            "title": place["title"],
            "path": place.get("path"),
            "number": place.get("number"),
        }
        for place in places
        if place["location"]
    ]
    if not points:
        return None
    return {
        "points": points,
        "line": has_line,
        "loop": is_loop,
        "track": json.loads(track["geoJson"])["coordinates"] if track else [],
        "detours": list(detours),
        "areas": [json.loads(text) for text in areas],
        "tiles": getattr(settings, "GEO_WIDGET_LEAFLET_TILE_LAYER", ""),
        "tileOptions": getattr(settings, "GEO_WIDGET_LEAFLET_TILE_LAYER_OPTIONS", {}),
        "base": static(BASE),
        "strings": {
            "zoomIn": _("Zoom in"),
            "zoomOut": _("Zoom out"),
            "sketch": _("Background: a sketch"),
        },
    }


def base_map_of(told: dict[str, Any] | None) -> dict[str, Any] | None:
    """Return the site's base map for the script, with what draws it; ``None`` where it has none.

    The file is on the front's own host: a visitor may have written that another way, such as 127.0.0.1 for localhost.
    """
    return {**told, "url": urlsplit(told["url"]).path, "script": static(DRAWER)} if told else None
