"""Public pages of one kind that stand at the same place, or a few steps apart with a similar title."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from ..content_warnings import SHARED_PLACE, SIMILAR_NEARBY
from ..geo.bbox import BoundingBox
from ..geo.distance import haversine_m
from ..geo.point import Point
from ..geo.similarity import are_similar
from ..models import Publication
from ..models.publication import within_box
from ..verticals import ContentWarning

__all__ = ["NEAR_M", "Neighbour", "affected", "neighbours_of", "place_warnings"]

#: Metres within which two pages with similar titles may be one place.
NEAR_M = 10.0
#: So many pages with one position are told.
LEAST_SHARED = 3
#: More neighbours are not looked at: what is told of a page needs two of one position, and one of a similar title.
MOST_NEIGHBOURS = 20
_BOXES_AT_ONCE = 40


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A public page, or the place that one had.

    Attributes:
        source: name of its edited row.
        kind: name of its kind.
        locale: language code.
        title: as it is public.
        point: where it is.
    """

    source: str
    kind: str
    locale: str
    title: str
    point: Point


def neighbours_of(places: Sequence[Neighbour]) -> list[list[Neighbour]]:
    """Return, for each place, at most ``MOST_NEIGHBOURS`` other pages of its kind and language within ``NEAR_M``.

    One query for forty places, unless hundreds of pages stand at one of them.
    """
    found: list[list[Neighbour]] = []
    most = _BOXES_AT_ONCE * MOST_NEIGHBOURS
    for start in range(0, len(places), _BOXES_AT_ONCE):
        some = places[start : start + _BOXES_AT_ONCE]
        rows = _rows(some, most)
        if len(rows) == most:
            found += [_near(place, _rows([place], 2 * MOST_NEIGHBOURS)) for place in some]
        else:
            found += [_near(place, rows) for place in some]
    return found


def _rows(places: Iterable[Neighbour], most: int) -> list[Neighbour]:
    boxes = (BoundingBox.within(place.point, radius_m=NEAR_M) for place in places)
    inside: Q = reduce(or_, (within_box(south=b.south, west=b.west, north=b.north, east=b.east) for b in boxes))
    rows = Publication.objects.filter(inside, is_withdrawn=False).order_by("latitude", "longitude", "pk")
    columns = ("source", "kind", "locale", "title", "latitude", "longitude")
    return [
        Neighbour(source, kind, locale, title, Point(latitude, longitude))
        for source, kind, locale, title, latitude, longitude in rows.values_list(*columns)[:most]
    ]


def _near(place: Neighbour, rows: Iterable[Neighbour]) -> list[Neighbour]:
    # A page that two sites reach is published on each of them.
    near = {
        row.source: row
        for row in rows
        if (row.kind, row.locale) == (place.kind, place.locale)
        and row.source != place.source
        and haversine_m(row.point, place.point) <= NEAR_M
    }
    return [*near.values()][:MOST_NEIGHBOURS]


def place_warnings(place: Neighbour, near: Iterable[Neighbour], mirrored: Collection[str]) -> Iterator[ContentWarning]:
    """Yield what may be wrong about where a page is.

    Args:
        place: the page.
        near: its neighbours.
        mirrored: sources of aliases, which stand where their original does.
    """
    others = [other for other in near if other.source not in mirrored]
    if 1 + sum(other.point == place.point for other in others) >= LEAST_SHARED:
        yield ContentWarning(code=SHARED_PLACE, values={"least": LEAST_SHARED})
    alike = next((other for other in others if are_similar(place.title, other.title)), None)
    if alike is not None:
        yield ContentWarning(code=SIMILAR_NEARBY, values={"title": alike.title, "limit": round(NEAR_M)})


def affected(places: Iterable[Neighbour], near: Mapping[Neighbour, Any]) -> set[str]:
    """Return the sources of neighbours of which something else is to be told because a page came, went or was renamed.

    Args:
        places: where pages have come or gone, with the title that they have or had there.
        near: the neighbours of each.
    """
    found: set[str] = set()
    for place in places:
        shared = [other for other in near[place] if other.point == place.point]
        # With more, they were told before, and still are.
        found |= {other.source for other in shared} if len(shared) <= LEAST_SHARED else set()
        found |= {other.source for other in near[place] if are_similar(place.title, other.title)}
    return found
