"""Where the stops of a form that is being edited are, and the order in which a track passes them."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from destination_cms.geo.tracks import MeasuredLine, TrackRefused, order_along, parse_linestring
from destination_cms.models.track_messages import track_message

from .models import SpotPage

#: More stops than any circuit has.
MOST_STOPS = 1_000
#: Bytes of a request: 5,000 points with elevations, and some more.
MOST_BYTES = 1_000_000


def order_stops(request: HttpRequest) -> HttpResponse:
    """Answer in which order a track passes spots.

    The request is ``{"track", "spots"}``, a LineString and primary keys (null for a row without a spot), the answer
    ``{"order"}``, indices of ``spots``; those without a position come last. Or, with 400, ``{"error"}``, a sentence.
    """
    if request.method != "POST":
        return HttpResponse(status=405, headers={"Allow": "POST"})
    body, spots = _asked(request)
    if spots is None:
        return _refused(_("The stops could not be read."))
    try:
        line = MeasuredLine(parse_linestring(body.get("track")))
    except TrackRefused as refused:
        return _refused(track_message(refused))
    return JsonResponse({"order": order_along(line, [spot and spot.location for spot in _spots(spots)])})


def place_stops(request: HttpRequest) -> HttpResponse:
    """Answer where the stops of a form are, for a track that is being drawn.

    The request is ``{"spots"}``, primary keys (null for a row without a spot), the answer ``{"stops": [{"number", "title",
    "latitude", "longitude"}]}``: those with a position, by the number of their row from 1. Or, with 400, ``{"error"}``.
    """
    if request.method != "POST":
        return HttpResponse(status=405, headers={"Allow": "POST"})
    _body, spots = _asked(request)
    if spots is None:
        return _refused(_("The stops could not be read."))
    return JsonResponse(
        {
            "stops": [
                {
                    "number": number,
                    "title": spot.title,
                    "latitude": spot.location.latitude,
                    "longitude": spot.location.longitude,
                }
                for number, spot in enumerate(_spots(spots), start=1)
                if spot is not None and spot.location is not None
            ]
        }
    )


def _asked(request: HttpRequest) -> tuple[dict[str, Any], list[Any] | None]:
    """Return what was sent, and its spots; ``None`` for them where they cannot be read."""
    try:
        body = json.loads(request.body) if len(request.body) <= MOST_BYTES else None
    except (ValueError, RecursionError):
        body = None
    spots = body.get("spots") if isinstance(body, dict) else None
    if not isinstance(body, dict) or not isinstance(spots, list) or len(spots) > MOST_STOPS:
        return {}, None
    return body, spots


def _spots(keys: list[Any]) -> list[SpotPage | None]:
    # What no database takes as a primary key is not one.
    asked = {key for key in keys if type(key) is int and 0 < key < 2**63}
    known = SpotPage.objects.only("title", "location").in_bulk(asked)
    return [known.get(key) if type(key) is int else None for key in keys]


def _refused(sentence: str) -> JsonResponse:
    return JsonResponse({"error": sentence}, status=400)
