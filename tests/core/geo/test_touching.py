"""Whether ways, places and shapes touch: against dense sampling, and against another library where that is installed."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from math import atan2, cos, hypot, pi, radians, sin
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from destination_cms.geo.distance import haversine_m
from destination_cms.geo.point import Point
from destination_cms.geo.shapes import Shape, parse_shape
from destination_cms.geo.touching import contains, overlap, touches_line, touches_point
from destination_cms.geo.tracks.points import TrackPoint
from tests.cpu_time import takes_less_than

X, Y, STEP = 2.27, 48.82, 0.001
#: Metres of a step to the north, and to the east.
NORTH_M = haversine_m(Point(Y, X), Point(Y + STEP, X))
EAST_M = haversine_m(Point(Y, X), Point(Y, X + STEP))

Places = Sequence[tuple[float, float]]


def way(*places: tuple[float, float], x: float = X, y: float = Y) -> list[tuple[float, float]]:
    """Return longitudes and latitudes of places that are steps east and north of one place."""
    return [((x + east * STEP + 540) % 360 - 180, y + north * STEP) for east, north in places]


def shape(kind: str, *places: tuple[float, float], x: float = X, y: float = Y) -> Shape:
    coordinates: Any = [list(position) for position in way(*places, x=x, y=y)]
    if kind == "Point":
        (coordinates,) = coordinates
    return parse_shape(
        {"type": kind, "coordinates": [[*coordinates, coordinates[0]]] if kind == "Polygon" else coordinates}
    )


def at(east: float, north: float) -> Point:
    return Point(Y + north * STEP, X + east * STEP)


SQUARE = ((0, 0), (2, 0), (2, 2), (0, 2))
#: Open to the north.
BAY = ((0, 0), (3, 0), (3, 3), (2, 3), (2, 1), (1, 1), (1, 3), (0, 3))


@pytest.mark.parametrize(
    ("line", "touches"),
    [
        ([(-1, 1), (1, 1)], True),
        ([(-1, 1), (3, 1)], True),
        ([(0.5, 1), (1.5, 1)], True),
        ([(1, 1)], True),
        ([(2, -1), (2, 3)], True),
        ([(2.1, -1), (2.1, 3)], True),
        ([(2.3, -1), (2.3, 3)], False),
        ([(-1, 1.5), (0.5, 3.5)], False),
        ([(2.1, 1)], True),
        ([(9, 9)], False),
        ([], False),
    ],
)
def test_a_way_enters_an_area_or_comes_near_its_border(line: Places, touches: bool) -> None:
    assert touches_line(shape("Polygon", *SQUARE), way(*line), within_m=0.2 * EAST_M) is touches


def test_a_way_in_a_bay_is_outside_until_it_comes_near() -> None:
    bay = shape("Polygon", *BAY)

    assert not touches_line(bay, way((1.5, 4), (1.5, 1.5)), within_m=0.45 * EAST_M)
    assert touches_line(bay, way((1.5, 4), (1.5, 1.5)), within_m=0.55 * NORTH_M)
    assert touches_line(bay, way((1.5, 4), (1.5, 0.9)), within_m=0)


@pytest.mark.parametrize("kind", ["Point", "LineString"])
def test_a_way_comes_near_a_place_or_a_line(kind: str) -> None:
    near = shape(kind, *([(1, 1)] if kind == "Point" else [(1, 1), (1, -5)]))

    assert touches_line(near, way((0, 3), (1, 2), (2, 3)), within_m=1.001 * NORTH_M)
    assert not touches_line(near, way((0, 3), (1, 2), (2, 3)), within_m=0.999 * NORTH_M)
    assert touches_line(near, way((0, 1), (2, 1)), within_m=0)


def test_the_points_of_a_track_are_a_way() -> None:
    track = (TrackPoint(X, Y, 35.0), TrackPoint(X + STEP, Y, None))

    assert touches_line(shape("Point", (0.5, 0)), track, within_m=1)


def test_a_place_is_in_an_area_or_near_it() -> None:
    square = shape("Polygon", *SQUARE)

    assert contains(square, at(1, 1))
    assert not contains(square, at(2.1, 1))
    assert touches_point(square, at(1, 1), 0)
    assert touches_point(square, at(2.1, 1), 0.11 * EAST_M)
    assert not touches_point(square, at(2.1, 1), 0.09 * EAST_M)
    assert touches_point(shape("LineString", (0, 0), (0, 2)), at(0.1, 1), 0.11 * EAST_M)


def test_only_a_polygon_has_an_inside() -> None:
    with pytest.raises(ValueError, match="LineString has no inside"):
        contains(shape("LineString", (0, 0), (1, 0)), at(0, 0))


@pytest.mark.parametrize("within_m", [-1, float("nan"), float("inf")])
def test_a_distance_is_a_number_that_is_not_negative(within_m: float) -> None:
    with pytest.raises(ValueError, match="within_m"):
        touches_line(shape("Point", (0, 0)), way((0, 0), (1, 1)), within_m)


@pytest.mark.parametrize(
    ("one", "other", "do_overlap"),
    [
        (("Point", (0, 0)), ("Point", (0, 0)), True),
        (("Point", (0, 0)), ("Point", (0, 0.01)), False),
        (("Point", (0.5, 0.5)), ("LineString", (0, 0), (3, 3)), True),
        (("Point", (0.5, 0.6)), ("LineString", (0, 0), (3, 3)), False),
        (("LineString", (0, 0), (2, 2)), ("LineString", (0, 2), (2, 0)), True),
        (("LineString", (0, 0), (2, 2)), ("LineString", (0, 2), (0.5, 1)), False),
        (("Point", (1, 1)), ("Polygon", *SQUARE), True),
        (("Point", (3, 1)), ("Polygon", *SQUARE), False),
        (("LineString", (0.5, 0.5), (1, 1)), ("Polygon", *SQUARE), True),
        (("LineString", (1.5, 2), (1.5, 4)), ("Polygon", *BAY), False),
        (("Polygon", *SQUARE), ("Polygon", (0.5, 0.5), (1, 0.5), (1, 1)), True),
        (("Polygon", *SQUARE), ("Polygon", (2, 0), (4, 0), (4, 2), (2, 2)), True),
        (("Polygon", *SQUARE), ("Polygon", (1, 1), (4, 1), (4, 4), (1, 4)), True),
        (("Polygon", *SQUARE), ("Polygon", (2.1, 0), (4, 0), (4, 2)), False),
        (("Polygon", (1.2, 2), (1.8, 2), (1.8, 4)), ("Polygon", *BAY), False),
    ],
)
def test_two_shapes_overlap_or_not(one: Any, other: Any, do_overlap: bool) -> None:
    assert overlap(shape(*one), shape(*other)) is do_overlap
    assert overlap(shape(*other), shape(*one)) is do_overlap


def test_what_lies_on_the_other_side_of_the_earth_is_far() -> None:
    """A way across the meridian opposite of a shape has longitudes on both sides of it, and is not near it."""
    place, area = shape("Point", (0, 0), x=0), shape("Polygon", *SQUARE, x=0)
    opposite = [(179.0, Y), (-179.0, Y + STEP), (179.5, Y)]

    assert not touches_line(place, opposite, 5_000)
    assert not touches_line(area, opposite, 5_000)
    assert touches_line(area, [*opposite, (120.0, Y), (0.0, Y + STEP)], 0)


# Random shapes: places are whole hundredths of a step, which seven decimals hold.

_places = st.tuples(st.integers(-300, 300), st.integers(-300, 300)).map(lambda place: (place[0] / 100, place[1] / 100))
_ways = st.lists(_places, min_size=2, max_size=6)


@st.composite
def _areas(draw: st.DrawFn) -> list[tuple[float, float]]:
    """Draw a polygon that is a star around some place: it never crosses itself."""
    reaches = draw(st.lists(st.integers(40, 300), min_size=3, max_size=9))
    east, north = draw(_places)
    turns = [(2 * pi * number / len(reaches), reach) for number, reach in enumerate(reaches)]
    return [(east + round(reach * cos(turn)) / 100, north + round(reach * sin(turn)) / 100) for turn, reach in turns]


_shapes = st.one_of(
    st.tuples(st.just("Point"), _places.map(lambda place: [place])),
    st.tuples(st.just("LineString"), _ways.filter(lambda places: len(set(places)) > 1)),
    st.tuples(st.just("Polygon"), _areas()),
)

#: Metres between two samples of a line.
SAMPLED_M = 10.0


def sampled(positions: Sequence[Point]) -> Iterator[Point]:
    yield positions[0]
    for start, end in pairwise(positions):
        count = 1 + int(haversine_m(start, end) / SAMPLED_M)
        for number in range(1, count + 1):
            share = number / count
            yield Point(
                start.latitude + share * (end.latitude - start.latitude),
                start.longitude + share * (end.longitude - start.longitude),
            )


def goes_around(ring: Sequence[Point], point: Point) -> bool:
    """Say whether a ring goes around a place, by the angle under which it is seen from there."""
    seen = [(each.longitude - point.longitude, each.latitude - point.latitude) for each in ring]
    angles = [atan2(ax * by - ay * bx, ax * bx + ay * by) for (ax, ay), (bx, by) in pairwise(seen)]
    return abs(sum(angles)) > pi


def least_m(one: Sequence[Point], other: Sequence[Point]) -> float:
    """Return the metres between the nearest samples: at most a sample's distance more than between the lines."""
    return min(haversine_m(a, b) for a in one for b in other)


@settings(max_examples=120, deadline=None)
@given(_shapes, _ways, st.integers(0, 250))
def test_a_way_touches_what_its_samples_touch(
    drawn: tuple[str, Any], line: list[tuple[float, float]], within_m: int
) -> None:
    kind, places = drawn
    it = shape(kind, *places)
    samples = [*sampled([Point(latitude, longitude) for longitude, latitude in way(*line)])]
    gap_m = least_m([*sampled(it.positions)], samples)
    is_inside = kind == "Polygon" and any(goes_around(it.positions, sample) for sample in samples)

    touches = touches_line(it, way(*line), within_m)

    if is_inside or gap_m < 0.997 * within_m:
        assert touches
    elif gap_m > 1.003 * within_m + SAMPLED_M:
        assert not touches


@settings(max_examples=200, deadline=None)
@given(_shapes, _places, st.integers(0, 250))
def test_a_place_touches_what_is_near_it(drawn: tuple[str, Any], place: tuple[float, float], within_m: int) -> None:
    kind, places = drawn
    it, here = shape(kind, *places), at(*place)
    gap_m = least_m([*sampled(it.positions)], [here])
    is_inside = kind == "Polygon" and goes_around(it.positions, here)

    if kind == "Polygon" and gap_m > SAMPLED_M:
        assert contains(it, here) is is_inside
    if is_inside or gap_m < 0.997 * within_m:
        assert touches_point(it, here, within_m)
    elif gap_m > 1.003 * within_m + SAMPLED_M:
        assert not touches_point(it, here, within_m)


@settings(max_examples=300, deadline=None)
@given(_shapes, _shapes, st.sampled_from([-180.0, 179.999, 180.0, -179.998]))
def test_overlapping_is_mutual_and_the_same_at_the_antimeridian(
    drawn: tuple[str, Any], other: tuple[str, Any], x: float
) -> None:
    one, another = (shape(kind, *places) for kind, places in (drawn, other))
    moved, moved_too = (shape(kind, *places, x=x) for kind, places in (drawn, other))

    assert overlap(one, another) is overlap(another, one)
    assert overlap(moved, moved_too) is overlap(one, another)
    assert overlap(moved, moved)


@settings(max_examples=200, deadline=None)
@given(_shapes, _ways, st.integers(0, 250), st.sampled_from([-180.0, 179.999, 180.0, -179.998]))
def test_a_way_touches_the_same_at_the_antimeridian(
    drawn: tuple[str, Any], line: list[tuple[float, float]], within_m: int, x: float
) -> None:
    kind, places = drawn
    touches = touches_line(shape(kind, *places), way(*line), within_m + 0.5)

    assert touches_line(shape(kind, *places, x=x), way(*line, x=x), within_m + 0.5) is touches
    assert touches_line(shape(kind, *places), way(*line[::-1]), within_m + 0.5) is touches


@pytest.mark.parametrize("latitude", [0, 30, 48.82, -60])
@pytest.mark.parametrize("north", [-90, 0, 90])
def test_within_a_town_metres_are_wrong_by_less_than_three_thousandths(latitude: float, north: float) -> None:
    """A line of 20 km from south to north, and places 1 km beside its ends and its middle."""
    axis = shape("LineString", (0, -90), (0, 90), y=latitude)
    start = Point(latitude + north * STEP, X)
    beside = Point(start.latitude, X + 0.009 / cos(radians(start.latitude)))
    gap_m = haversine_m(start, beside)

    assert touches_point(axis, beside, 1.003 * gap_m)
    assert not touches_point(axis, beside, 0.997 * gap_m)


def circle(count: int, reach: Any) -> list[tuple[float, float]]:
    turns = [(number, 2 * pi * number / count) for number in range(count)]
    return [(reach(number) * cos(turn), reach(number) * sin(turn)) for number, turn in turns]


def wandering(count: int) -> list[tuple[float, float]]:
    """Return a way that wanders around outside of a circle of twelve steps."""
    random, east, north, places = Random(1), 13.0, 0.0, []
    for _ in range(count):
        turn = random.uniform(0, 2 * pi)
        east, north = east + 0.3 * cos(turn), north + 0.3 * sin(turn)
        out = max(1.0, 12 / hypot(east, north))
        east, north = east * out, north * out
        places.append((east, north))
    return places


@pytest.mark.parametrize(
    ("area", "line", "touches"),
    [
        (circle(499, lambda _: 11), circle(5_000, lambda _: 11.4), False),
        (circle(498, lambda number: 6 + 5 * (number % 2)), circle(5_000, lambda _: 11.4), False),
        (circle(499, lambda number: 10 + sin(number / 4)), wandering(5_000), False),
        (circle(499, lambda _: 11), [(100 + number / 50, 0) for number in range(5_000)], False),
        (circle(499, lambda _: 11), [(100 - number / 50, 0) for number in range(5_000)], True),
    ],
    ids=["around", "around a star", "wandering", "far", "into"],
)
def test_a_long_track_is_compared_with_a_large_area_in_no_time(area: Places, line: Places, touches: bool) -> None:
    it, track = shape("Polygon", *area), way(*line)

    assert touches_line(it, track, 20) is touches
    assert takes_less_than(0.05, partial(touches_line, it, track, 20))


def test_scribbles_that_fill_the_same_place_are_taken_to_touch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Long parallel segments: the boxes of all of them overlap, and none touch."""
    hatched = shape("LineString", *((number % 2 * 10, number % 2 * 10 + number * 0.01) for number in range(60)))
    below = way(*((number % 2 * 10, number % 2 * 10 - 1 - number * 0.01) for number in range(60)))
    assert not touches_line(hatched, below, 20)

    monkeypatch.setattr("destination_cms.geo.touching._MOST_COMPARISONS", 1_000)

    assert touches_line(hatched, below, 20)
    assert not touches_line(hatched, way(*((x + 30, y) for x, y in [(0, 0), (10, 10)] * 30)), 20)


@pytest.mark.maps
@settings(max_examples=1_500, deadline=None)
@given(_shapes, _ways, st.integers(0, 250))
def test_another_library_says_the_same(drawn: tuple[str, Any], line: list[tuple[float, float]], within_m: int) -> None:
    import shapely

    kind, places = drawn
    it = shape(kind, *places)
    # On a plane at the latitude of the way: another one than that of the shape.
    east_m = EAST_M / STEP

    def flat(positions: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        return [((longitude - X) * east_m, (latitude - Y) * NORTH_M / STEP) for longitude, latitude in positions]

    border = flat([(each.longitude, each.latitude) for each in it.positions])
    theirs = {"Point": shapely.Point, "LineString": shapely.LineString, "Polygon": shapely.Polygon}[kind](
        border[0] if kind == "Point" else border
    )
    gap_m = shapely.LineString(flat(way(*line))).distance(theirs)

    if abs(gap_m - within_m) > 0.003 * within_m + 0.02:
        assert touches_line(it, way(*line), within_m) is (gap_m < within_m)
    if gap_m == 0 or gap_m > 0.05:
        ours = [*dict.fromkeys(way(*line))]
        other = {"type": "LineString", "coordinates": [list(each) for each in way(*line)]}
        assert len(ours) == 1 or overlap(it, parse_shape(other)) is (gap_m == 0)
    here = shapely.Point(flat(way(line[0]))[0])
    if kind == "Polygon" and here.distance(theirs.exterior) > 0.05:
        assert contains(it, at(*line[0])) is bool(theirs.contains(here))
