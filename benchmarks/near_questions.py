"""Questions about places, and views that answer them with SQL written by hand."""

import json
from collections.abc import Callable
from functools import cache, partial

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from .near_floor import SIZE, Box, Circle, Floor, node_id
from .scattered_rows import middle_of_town

#: Name, query, and the same data read by hand.
Question = tuple[str, str, Callable[[], bytes]]

#: The town with the most places, and a small one.
TOWNS = {"the largest town": 0, "a small town": 40}
RADII_M = (300, 1_000, 5_000, 50_000)
HALVES = {"a street": 0.003, "a town": 0.02, "the region": 0.3}
_NODE = "id title slug location { latitude longitude }"
_NEAR = f"edges {{ distanceMeters node {{ {_NODE} }} }} pageInfo {{ endCursor hasNextPage }}"
_WITHIN = f"nodes {{ {_NODE} }} pageInfo {{ endCursor hasNextPage }}"


@cache
def questions() -> list[Question]:
    """Return the questions; the database is filled."""
    found: list[Question] = []
    for town, rank in TOWNS.items():
        latitude, longitude = middle_of_town(rank)
        for kind in ("spot", "circuit"):
            floor = Floor(kind, SIZE)
            found += [
                _near(f"{kind}s near {town}, {radius:,} m", floor, Circle(latitude, longitude, radius))
                for radius in RADII_M
            ]
            for name, half in HALVES.items():
                box = Box(latitude - half, longitude - half, latitude + half, longitude + half)
                found += [
                    _within(f"{kind}s in a box: {name}, {town}{more}", floor, box, has_total=bool(more))
                    for more in ("", ", with total")
                ]
            found.append(_nearby(f"nearbySpots of a {kind} in {town}", kind, Circle(latitude, longitude, 1_000)))
    return found


@csrf_exempt
def answer_by_hand(request: HttpRequest, number: int) -> HttpResponse:
    """Answer a question without the product."""
    return HttpResponse(questions()[number][2](), content_type="application/json")


def _near(name: str, floor: Floor, circle: Circle) -> Question:
    given = {"latitude": circle.latitude, "longitude": circle.longitude, "radiusMeters": circle.radius_m}
    chosen = f"{{location: {{near: {_written(given)}}}}}"
    query = f"{{ {floor.kind}s(first: {floor.size}, filter: {chosen}) {{ {_NEAR} }} }}"
    return name, query, partial(floor.near, circle)


def _within(name: str, floor: Floor, box: Box, *, has_total: bool) -> Question:
    given = {"south": box.south, "west": box.west, "north": box.north, "east": box.east}
    chosen = f"{{location: {{withinBounds: {_written(given)}}}}}"
    shown = f"totalCount {_WITHIN}" if has_total else _WITHIN
    query = f"{{ {floor.kind}s(first: {floor.size}, filter: {chosen}) {{ {shown} }} }}"
    return name, query, partial(floor.within, box, has_total=has_total)


def _nearby(name: str, kind: str, circle: Circle) -> Question:
    uuid = Floor(kind, SIZE).nearest_uuid(circle)
    nearby = f"nearbySpots(withinMeters: {circle.radius_m}, first: {SIZE}) {{ {_NEAR} }}"
    query = f'{{ {kind}(id: "{node_id(kind, uuid)}") {{ {nearby} }} }}'
    return name, query, partial(Floor("spot", SIZE).nearby, kind, uuid, circle.radius_m)


def _written(values: dict[str, float]) -> str:
    return "{" + ", ".join(f"{name}: {json.dumps(value)}" for name, value in values.items()) + "}"
