import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from destination_cms.geo import BoundingBox, Point, PositionError, haversine_m

ISSY = BoundingBox(south=48.81, west=2.24, north=48.84, east=2.29)
FIJI = BoundingBox(south=-21, west=176, north=-12, east=-178)
points = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


@pytest.mark.parametrize("point", [Point(48.8241, 2.2704), Point(48.81, 2.24), Point(48.84, 2.29)])
def test_the_inside_and_the_border_are_in(point):
    assert ISSY.contains(point)
    assert ISSY.distance_m(point) == 0


@pytest.mark.parametrize("point", [Point(48.85, 2.27), Point(48.80, 2.27), Point(48.82, 2.23), Point(48.82, 2.30)])
def test_the_four_sides_are_out(point):
    assert not ISSY.contains(point)


def test_a_box_may_cross_the_antimeridian():
    assert FIJI.crosses_antimeridian
    assert FIJI.contains(Point(-18, 178))
    assert FIJI.contains(Point(-18, -179))
    assert not FIJI.contains(Point(-18, 170))
    assert not FIJI.contains(Point(-18, -170))


def test_swapped_coordinates_are_far_away():
    assert ISSY.distance_m(Point(2.2704, 48.8241)) > 5_000_000


def test_the_distance_is_to_the_nearest_side():
    assert ISSY.distance_m(Point(48.85, 2.27)) == pytest.approx(1_112, abs=1)
    assert ISSY.distance_m(Point(48.82, 2.30)) == pytest.approx(732, abs=1)
    assert FIJI.distance_m(Point(-18, -177)) == pytest.approx(haversine_m(Point(-18, -177), Point(-18, -178)))


def test_the_smallest_box_around_points():
    box = BoundingBox.of(iter([Point(48.83, 2.25), Point(48.82, 2.28), Point(48.825, 2.26)]))

    assert box == BoundingBox(south=48.82, west=2.25, north=48.83, east=2.28)
    assert BoundingBox.of([]) is None


@pytest.mark.parametrize(
    ("edges", "field"),
    [
        ({"south": -91}, "south"),
        ({"north": float("nan")}, "north"),
        ({"west": -181}, "west"),
        ({"east": 181}, "east"),
    ],
)
def test_an_impossible_box_is_refused_by_edge(edges, field):
    with pytest.raises(PositionError) as refusal:
        BoundingBox(**{"south": 48.81, "west": 2.24, "north": 48.84, "east": 2.29} | edges)

    assert refusal.value.field == field


def test_south_may_not_lie_above_north():
    with pytest.raises(ValueError, match=r"south \(48.9\) lies above north \(48.84\)"):
        BoundingBox(south=48.9, west=2.24, north=48.84, east=2.29)


@pytest.mark.parametrize("radius_m", [-1, float("nan"), float("inf")])
def test_an_impossible_radius_is_refused(radius_m):
    with pytest.raises(ValueError, match="radius_m"):
        BoundingBox.within(Point(48, 2), radius_m=radius_m)


@given(points, points)
def test_no_point_within_the_radius_is_outside_the_box(centre, other):
    assert BoundingBox.within(centre, radius_m=haversine_m(centre, other)).contains(other)


@given(st.floats(-80, 80), st.floats(-180, 180), st.floats(1, 50_000))
def test_the_box_is_hardly_wider_than_the_radius(latitude, longitude, radius_m):
    centre = Point(latitude, longitude)
    box = BoundingBox.within(centre, radius_m=radius_m)

    assert haversine_m(centre, Point(box.north, longitude)) <= radius_m + 0.1
    assert haversine_m(centre, Point(latitude, box.east)) <= radius_m * 1.01 + 0.1


@given(points, points, points, points)
def test_boxes_meet_where_a_corner_of_one_is_in_the_other(a, b, c, d):
    one, other = BoundingBox.of([a, b]), BoundingBox.of([c, d])

    assert one.meets(one)
    assert one.meets(other) == other.meets(one)
    if one.contains(c) or one.contains(d) or other.contains(a) or other.contains(b):
        assert one.meets(other)


@pytest.mark.parametrize(
    ("west", "east", "is_met"),
    [(170, 175, False), (170, 177, True), (-179, -177, True), (-177, 0, False), (177, -179, True), (170, -170, True)],
)
def test_a_box_across_the_antimeridian_meets_what_is_on_either_side(west, east, is_met):
    other = BoundingBox(south=-15, west=west, north=-14, east=east)

    assert FIJI.meets(other) == other.meets(FIJI) == is_met


def test_a_box_to_the_north_is_not_met():
    assert not FIJI.meets(BoundingBox(south=-11, west=176, north=0, east=-178))


@given(st.floats(-80, 80), st.floats(-179, 179), st.floats(0, 500))
def test_a_widened_box_holds_what_is_near_its_border(latitude, longitude, metres):
    box = BoundingBox(south=latitude, west=longitude, north=latitude + 1, east=longitude + 0.5)
    north = Point(latitude + 1 + metres / 111_195, longitude)
    side = longitude - metres / 111_195 / math.cos(math.radians(latitude + 1 if latitude > 0 else latitude))

    assert box.widened(metres).contains(north)
    assert box.widened(metres).contains(Point(latitude, max(side, -180)))
