"""Base maps of the sites, for the maps of the admin."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.templatetags.static import static

from ..base_map_files import base_map_path
from ..models import BaseMap

#: What draws them; loaded by the first map that has one to draw.
DRAWER = "destination_cms/vendor/protomaps-leaflet/protomaps-leaflet.js"


def base_maps(request: HttpRequest) -> JsonResponse:
    """Answer with the base map of each site, that of the default site first; the one that shows a place is drawn there.

    The answer is ``{"baseMaps": [{"url", "attribution", "maxZoom", "bounds"}], "script"}``.
    """
    rows = BaseMap.objects.order_by("-site__is_default_site", "pk")
    return JsonResponse({"baseMaps": [_told(row) for row in rows], "script": static(DRAWER)})


def _told(row: BaseMap) -> dict[str, Any]:
    return {
        "url": base_map_path(str(row.file.name)),
        "attribution": row.attribution,
        "maxZoom": row.max_zoom,
        "bounds": {edge: getattr(row, edge) for edge in ("south", "west", "north", "east")},
    }
