from functools import partial
from math import cos, pi, sin
from typing import Any

import pytest

from destination_cms.geo.point import Point
from destination_cms.geo.polygons import MAX_POSITIONS, PolygonRefused, contains, is_entered, parse_ring, polygon
from tests.cpu_time import takes_less_than

X, Y, STEP = 2.27, 48.82, 0.001


def zone(*corners: tuple[float, float]) -> dict[str, Any]:
    """Return a polygon of corners that are steps east and north of one place."""
    return {"type": "Polygon", "coordinates": [[[X + x * STEP, Y + y * STEP] for x, y in corners]]}


SQUARE = zone((0, 0), (2, 0), (2, 2), (0, 2), (0, 0))


def circle(count: int) -> dict[str, Any]:
    corners = [(cos(2 * pi * n / count), sin(2 * pi * n / count)) for n in range(count)]
    return zone(*corners, corners[0])


def at(x: float, y: float) -> Point:
    return Point(Y + y * STEP, X + x * STEP)


def code_of(value: object) -> str:
    with pytest.raises(PolygonRefused) as refused:
        parse_ring(value)
    assert str(refused.value)
    return refused.value.code


def test_a_ring_is_stored_counter_clockwise_with_seven_decimals() -> None:
    clockwise = zone((0, 0), (0, 2), (2, 2), (2, 0), (0, 0))

    assert parse_ring(clockwise) == tuple(reversed([Point(y, x) for x, y in clockwise["coordinates"][0]]))
    assert polygon(parse_ring(SQUARE)) == polygon(parse_ring(polygon(parse_ring(clockwise)))) | {
        "coordinates": polygon(parse_ring(SQUARE))["coordinates"]
    }
    assert polygon(parse_ring(SQUARE))["coordinates"][0][1] == [2.272, 48.82]


def test_what_a_map_tool_writes_around_it_is_taken_off() -> None:
    feature = {"type": "Feature", "properties": {}, "geometry": SQUARE}

    assert parse_ring(feature) == parse_ring({"type": "FeatureCollection", "features": [feature]}) == parse_ring(SQUARE)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (None, "not_a_polygon"),
        ("POLYGON", "not_a_polygon"),
        ({"type": "LineString", "coordinates": []}, "not_a_polygon"),
        ({"type": "Polygon", "coordinates": []}, "not_a_polygon"),
        ({"type": "Polygon", "coordinates": [None]}, "not_a_polygon"),
        ({"type": "Polygon", "coordinates": SQUARE["coordinates"] * 2}, "holes"),
        (zone((0, 0), (1, 0), (0, 0)), "too_few"),
        (zone((0, 0), (0, 0), (1, 0), (0, 0)), "too_few"),
        (zone((0, 0), (2, 0), (2, 2), (0, 2)), "open"),
        ({"type": "Polygon", "coordinates": [[[X, 91]]]}, "coordinate"),
        ({"type": "Polygon", "coordinates": [[["2", "48"]]]}, "coordinate"),
        ({"type": "Polygon", "coordinates": [[[True, 1.0]]]}, "coordinate"),
        ({"type": "Polygon", "coordinates": [[[float("nan"), 1.0]]]}, "coordinate"),
        ({"type": "Polygon", "coordinates": [[[10**400, 1]]]}, "coordinate"),
        (zone((0, 0), (2, 2), (2, 0), (0, 2), (0, 0)), "crossing"),
        (zone((0, 0), (2, 0), (2, 2), (2, 0), (0, 2), (0, 0)), "crossing"),
        (zone((0, 0), (1, 0), (2, 0), (0, 0)), "crossing"),
        (zone((0, 0), (40, 0), (40, 40), (0, 40), (0, 0)), "too_large"),
        (zone((0, 0), (0.01, 0), (0.01, 0.01), (0, 0)), "too_small"),
        (circle(MAX_POSITIONS), "too_many"),
    ],
)
def test_what_is_not_a_zone_is_refused_with_the_reason(value: object, code: str) -> None:
    assert code_of(value) == code


def test_the_longest_ring_is_looked_at_in_no_time() -> None:
    ring = circle(MAX_POSITIONS - 1)

    assert len(parse_ring(ring)) == MAX_POSITIONS
    assert takes_less_than(1, partial(parse_ring, ring))


@pytest.mark.parametrize(("x", "y", "is_in"), [(1, 1, True), (0.1, 1.9, True), (3, 1, False), (1, -1, False)])
def test_a_point_is_within_a_zone_or_not(x: float, y: float, is_in: bool) -> None:
    assert contains(parse_ring(SQUARE), at(x, y)) is is_in


def test_a_bay_is_outside() -> None:
    ring = parse_ring(zone((0, 0), (3, 0), (3, 3), (2, 3), (2, 1), (1, 1), (1, 3), (0, 3), (0, 0)))

    assert not contains(ring, at(1.5, 2))
    assert contains(ring, at(1.5, 0.5))
    assert not is_entered(ring, [at(1.5, 2.9), at(1.5, 1.1)])


@pytest.mark.parametrize(
    ("line", "enters"),
    [
        ([(-1, 1), (1, 1)], True),
        ([(-1, 1), (3, 1)], True),
        ([(1, 1), (1.5, 1)], True),
        ([(-1, -1), (3, -1), (3, 3)], False),
        ([(-1, 1.5), (0.5, 3.5)], False),
    ],
)
def test_a_line_enters_a_zone_or_not(line: list[tuple[float, float]], enters: bool) -> None:
    assert is_entered(parse_ring(SQUARE), [at(*place) for place in line]) is enters
