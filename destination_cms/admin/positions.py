"""What stands where: published positions, by which an editor finds their way on a map."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import get_language

from ..geo.bbox import BoundingBox
from ..geo.point import PositionError
from ..models import Publication
from ..models.publication import within_box

#: More are not told apart on a map of the editor.
MOST_PLACES = 200
#: A place is published once for each of its languages and sites.
_ROWS = 3 * MOST_PLACES
_EDGES = ("south", "west", "north", "east")


def positions(request: HttpRequest) -> JsonResponse:
    """Answer with the published places within a box, ``south``, ``west``, ``north`` and ``east`` in degrees.

    The answer is ``{"places": [{"title", "latitude", "longitude"}], "isComplete"}``; 400 for edges that do not make a box.
    """
    try:
        box = BoundingBox(**{edge: float(request.GET.get(edge, "")) for edge in _EDGES})
    except (PositionError, ValueError) as error:
        return JsonResponse({"error": str(error)}, status=400)
    places, is_complete = places_within(box)
    return JsonResponse({"places": places, "isComplete": is_complete})


def places_within(box: BoundingBox) -> tuple[list[dict[str, Any]], bool]:
    """Return at most ``MOST_PLACES`` published places in a box, in the reader's language where there is one.

    And whether these are all. One query, of an index.
    """
    inside = within_box(south=box.south, west=box.west, north=box.north, east=box.east)
    found = (
        Publication.objects.filter(inside, is_withdrawn=False)
        .order_by("latitude", "longitude")
        .values("uuid", "locale", "title", "latitude", "longitude")[: _ROWS + 1]
    )
    rows = list(found)
    language = get_language() or ""
    by_uuid: dict[Any, dict[str, Any]] = {}
    # The last one counts: the language of the reader comes last.
    for row in sorted(rows[:_ROWS], key=lambda row: row["locale"] == language):
        by_uuid[row["uuid"]] = {name: row[name] for name in ("title", "latitude", "longitude")}
    places = list(by_uuid.values())
    return places[:MOST_PLACES], len(rows) <= _ROWS and len(places) <= MOST_PLACES
