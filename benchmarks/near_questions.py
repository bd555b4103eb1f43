"""Questions about places, with the bare SQL that answers each."""

import json
from collections.abc import Callable, Iterator
from functools import partial

from .near_floor import Box, Circle, Floor

#: The middle of the largest town, one of a small town, and one in between.
_NODE = "id title slug location { latitude longitude }"


def questions() -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    """Yield names, queries and floors."""
    from .scattered_rows import middle_of_town

    for town in (0, 40):
        latitude, longitude = middle_of_town(town)
        for kind in ("spot", "circuit"):
            for radius in (300, 1_000, 5_000, 50_000):
                circle = Circle(latitude, longitude, radius)
                yield from _near(f"{kind}s within {radius:,} m, town {town}", kind, circle)
            for half in (0.003, 0.02, 0.3):
                box = Box(latitude - half, longitude - half, latitude + half, longitude + half)
                yield from _within(f"{kind}s in a box of {half * 2} degrees, town {town}", kind, box)


def _near(name: str, kind: str, circle: Circle) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    given = {"latitude": circle.latitude, "longitude": circle.longitude, "radiusMeters": circle.radius_m}
    chosen = f"{{location: {{near: {_written(given)}}}}}"
    body = f"edges {{ distanceMeters node {{ {_NODE} }} }} pageInfo {{ endCursor hasNextPage }}"
    floor = Floor(kind, 20)
    yield name, f"{{ {kind}s(first: 20, filter: {chosen}) {{ {body} }} }}", partial(floor.near, circle)


def _within(name: str, kind: str, box: Box) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    given = {"south": box.south, "west": box.west, "north": box.north, "east": box.east}
    chosen = f"{{location: {{withinBounds: {_written(given)}}}}}"
    body = f"nodes {{ {_NODE} }} pageInfo {{ endCursor hasNextPage }}"
    floor = Floor(kind, 20)
    yield name, f"{{ {kind}s(first: 20, filter: {chosen}) {{ {body} }} }}", partial(floor.within, box)
    yield (
        f"{name}, with total",
        f"{{ {kind}s(first: 20, filter: {chosen}) {{ totalCount {body} }} }}",
        partial(floor.within, box, has_total=True),
    )


def _written(values: dict[str, float]) -> str:
    return "{" + ", ".join(f"{name}: {json.dumps(value)}" for name, value in values.items()) + "}"
