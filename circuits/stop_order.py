"""The order in which a track passes the stops of a form that is being edited."""

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
    try:
        body = json.loads(request.body) if len(request.body) <= MOST_BYTES else None
    except (ValueError, RecursionError):
        body = None
    spots = body.get("spots") if isinstance(body, dict) else None
    if not isinstance(body, dict) or not isinstance(spots, list) or len(spots) > MOST_STOPS:
        return _refused(_("The stops could not be read."))
    try:
        line = MeasuredLine(parse_linestring(body.get("track")))
    except TrackRefused as refused:
        return _refused(track_message(refused))
    return JsonResponse({"order": order_along(line, _positions(spots))})


def _positions(spots: list[Any]) -> list[Any]:
    # What no database takes as a primary key is not one.
    keys = {key for key in spots if type(key) is int and 0 < key < 2**63}
    known = dict(SpotPage.objects.filter(pk__in=keys).values_list("pk", "location"))
    return [known.get(key) if type(key) is int else None for key in spots]


def _refused(sentence: str) -> JsonResponse:
    return JsonResponse({"error": sentence}, status=400)
