import json
import math
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from destination_cms.geo import EARTH_RADIUS_M, Point, haversine_m, path_length_m
from tests.sample_data import sample

GPX = "{http://www.topografix.com/GPX/1/1}"
points = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))
ONE_DEGREE_M = EARTH_RADIUS_M * math.pi / 180


def test_a_degree_of_latitude_is_111_km():
    assert haversine_m(Point(48, 2), Point(49, 2)) == pytest.approx(111_195.08, abs=0.01)


def test_a_degree_of_longitude_shrinks_with_the_cosine():
    assert haversine_m(Point(60, 2), Point(60, 3)) == pytest.approx(ONE_DEGREE_M / 2, rel=1e-4)


def test_known_cities():
    paris, new_york = Point(48.8566, 2.3522), Point(40.7128, -74.0060)

    # 5,837 km on the ellipsoid too: the sphere is within the 0.5 % that it promises far away.
    assert haversine_m(paris, new_york) == pytest.approx(5_837_000, rel=0.005)


def test_across_the_antimeridian_the_short_way_is_taken():
    assert haversine_m(Point(0, 179.5), Point(0, -179.5)) == pytest.approx(ONE_DEGREE_M)


def test_antipodes_are_half_the_circumference_apart():
    assert haversine_m(Point(48.8241, 2.2704), Point(-48.8241, -177.7296)) == pytest.approx(math.pi * EARTH_RADIUS_M)


@given(points, points)
def test_distance_is_the_same_both_ways_and_bounded(a, b):
    there, back = haversine_m(a, b), haversine_m(b, a)

    assert there == pytest.approx(back, rel=1e-9)
    assert 0 <= there <= math.pi * EARTH_RADIUS_M
    assert haversine_m(a, a) == 0


@pytest.mark.parametrize("line", [[], [Point(48, 2)]])
def test_fewer_than_two_points_have_no_length(line):
    assert path_length_m(line) == 0


def test_a_path_is_the_sum_of_its_legs():
    line = [Point(48, 2), Point(49, 2), Point(48, 2)]

    assert path_length_m(iter(line)) == pytest.approx(2 * ONE_DEGREE_M)
    assert path_length_m(line) == sum(haversine_m(a, b) for a, b in pairwise(line))


@pytest.mark.parametrize(
    ("file_name", "tag"), [("issy_loop_track_waypoints.gpx", "trkpt"), ("issy_loop_no_elevation.gpx", "trkpt")]
)
def test_the_sample_circuit_has_the_expected_length(file_name, tag):
    expected = json.loads(sample("synthetic/issy_circuit_expected.json").read_text())
    nodes = ElementTree.parse(sample(f"synthetic/{file_name}")).iter(f"{GPX}{tag}")  # noqa: S314 - our own file
    track = [Point(float(node.attrib["lat"]), float(node.attrib["lon"])) for node in nodes]

    assert len(track) == expected["points"]
    assert path_length_m(track) == pytest.approx(expected["length_m"], rel=0.003)
    assert (haversine_m(track[0], track[-1]) < 50) is expected["is_loop"]
