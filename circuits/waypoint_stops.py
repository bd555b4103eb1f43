"""Points of a track's file that may become stops: the spots that stand there."""

import json
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from destination_cms.geo import Point, haversine_m

from .models import SpotPage

#: More than any hand-made file has; others are not offered.
MOST_WAYPOINTS = 200
#: Bytes of a request: so many points with long names.
MOST_BYTES = 200_000
#: Metres within which a spot is taken for a point, and within which one of the same name is.
NEAR_M, SAME_NAME_M = 30, 300
_METERS_OF_A_DEGREE = 111_195


@dataclass(frozen=True, slots=True)
class Waypoint:
    """A point of a file, with the name that it has there or an empty one."""

    name: str
    point: Point


class KnownSpot(NamedTuple):
    """A spot that an editor may choose."""

    pk: int
    title: str
    point: Point


class SpotThere(NamedTuple):
    """The spot that stands at a point of a file, so many metres away."""

    spot: KnownSpot
    distance_m: float


def spots_there(waypoints: Sequence[Waypoint], spots: Sequence[KnownSpot]) -> list[SpotThere | None]:
    """Return for each point of a file the spot that stands there.

    A spot of the same name within 300 m comes before any other; else it is the nearest within 30 m, the distance at
    which content-model.md proposes stops.
    """
    ordered = sorted(spots, key=lambda spot: spot.point.latitude)
    latitudes = [spot.point.latitude for spot in ordered]
    margin = SAME_NAME_M / _METERS_OF_A_DEGREE
    found = []
    for waypoint in waypoints:
        first = bisect_left(latitudes, waypoint.point.latitude - margin)
        last = bisect_left(latitudes, waypoint.point.latitude + margin)
        around = [SpotThere(spot, haversine_m(waypoint.point, spot.point)) for spot in ordered[first:last]]
        name = _folded(waypoint.name)
        fitting = [
            (not is_namesake, there.distance_m, there)
            for there in around
            for is_namesake in [bool(name) and name == _folded(there.spot.title)]
            if there.distance_m <= (SAME_NAME_M if is_namesake else NEAR_M)
        ]
        found.append(min(fitting)[-1] if fitting else None)
    return found


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def match_waypoints(request: HttpRequest) -> HttpResponse:
    """Answer which spots stand at the points of a file.

    The request is ``{"locale", "waypoints": [{"name", "latitude", "longitude"}]}``, the locale as its primary key. The
    answer is ``{"waypoints": [{"label", "spot", "title"}]}`` in the same order, ``label`` a sentence for the editor and
    ``spot`` the primary key of the spot, or null. Or, with 400, ``{"error"}``, a sentence.
    """
    if request.method != "POST":
        return HttpResponse(status=405, headers={"Allow": "POST"})
    asked = _asked(request)
    if asked is None:
        return JsonResponse({"error": _("The points of the file could not be read.")}, status=400)
    locale, waypoints = asked
    rows = SpotPage.objects.filter(locale=locale, alias_of=None, location__isnull=False)
    read = rows.values_list("pk", "draft_title", "location") if waypoints else ()
    spots = [KnownSpot(pk, title, point) for pk, title, point in read if point is not None]
    return JsonResponse(
        {
            "waypoints": [
                {
                    "label": _label(waypoint, there),
                    "spot": there.spot.pk if there else None,
                    "title": there.spot.title if there else "",
                }
                for waypoint, there in zip(waypoints, spots_there(waypoints, spots), strict=True)
            ]
        }
    )


def _label(waypoint: Waypoint, there: SpotThere | None) -> str:
    name = waypoint.name or f"{waypoint.point.latitude}, {waypoint.point.longitude}"
    if there is None:
        return _("“%(name)s”: no spot within %(limit)d m. Write the spot first.") % {"name": name, "limit": NEAR_M}
    distance = round(there.distance_m)
    told = ngettext(
        "“%(name)s”: the spot “%(title)s”, %(distance)d metre away.",
        "“%(name)s”: the spot “%(title)s”, %(distance)d metres away.",
        distance,
    )
    return told % {"name": name, "title": there.spot.title, "distance": distance}


def _asked(request: HttpRequest) -> tuple[int, list[Waypoint]] | None:
    try:
        body = json.loads(request.body) if len(request.body) <= MOST_BYTES else None
        if not isinstance(body, dict) or len(body["waypoints"]) > MOST_WAYPOINTS:
            return None
        # What no database takes as a primary key is not one.
        locale = body["locale"] if type(body["locale"]) is int and 0 < body["locale"] < 2**63 else 0
        return locale, [
            Waypoint(str(told["name"]), Point(float(told["latitude"]), float(told["longitude"])))
            for told in body["waypoints"]
        ]
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return None
