import copy
import pickle
import subprocess
import sys
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from destination_cms.geo import Point, PositionError, format_ewkt, format_lat_lng, parse_point

points = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


def test_coordinates_are_rounded_to_seven_decimals():
    assert Point(48.82412345678, 2.270412345) == Point(48.8241235, 2.2704123)


def test_a_whole_number_becomes_a_float():
    point = Point(48, 2)

    assert (point.latitude, point.longitude) == (48.0, 2.0)
    assert type(point.latitude) is float


def test_there_is_no_negative_zero():
    assert format_ewkt(Point(-0.0, -0.00000001)) == "SRID=4326;POINT(0 0)"


@pytest.mark.parametrize(("latitude", "longitude"), [(90, 180), (-90, -180), (0, 0)])
def test_the_limits_themselves_are_positions(latitude, longitude):
    assert Point(latitude, longitude).latitude == latitude


@pytest.mark.parametrize(
    ("latitude", "longitude", "field", "limit"),
    [
        (200, 2, "latitude", 90),
        (-90.0000001, 2, "latitude", 90),
        (float("nan"), 2, "latitude", 90),
        (float("inf"), 2, "latitude", 90),
        (48, 180.0000001, "longitude", 180),
        (48, -400, "longitude", 180),
        (48, float("nan"), "longitude", 180),
    ],
)
def test_what_is_not_on_the_earth_is_refused_by_field_and_limit(latitude, longitude, field, limit):
    with pytest.raises(PositionError) as refusal:
        Point(latitude, longitude)

    assert isinstance(refusal.value, ValueError)
    assert (refusal.value.field, refusal.value.limit) == (field, limit)
    assert str(refusal.value).startswith(field)
    assert f"between -{limit} and {limit} degrees" in str(refusal.value)


def test_a_point_does_not_change():
    point = Point(48.8241, 2.2704)

    with pytest.raises(FrozenInstanceError):
        point.latitude = 0.0


@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy, lambda point: pickle.loads(pickle.dumps(point))])  # noqa: S301
def test_copies_are_equal(duplicate):
    point = Point(48.8241, 2.2704)

    assert duplicate(point) == point
    assert {duplicate(point)} == {point}


@pytest.mark.parametrize(
    "text",
    [
        "SRID=4326;POINT(2.2704 48.8241)",
        "srid=4326; point ( 2.2704  48.8241 )",
        "POINT(2.2704 48.8241)",
        "POINT(2.2704, 48.8241)",
        "POINT(0.22704e1 488241E-4)",
        "48.8241,2.2704",
        "48.8241, 2.2704",
        "  48.8241 ; 2.2704\n",
        "48.8241 2.2704",
        "+48.8241\t+2.2704",
        "48.8241,\N{NO-BREAK SPACE}2.2704",
        "48,8241; 2,2704",
        "48,8241, 2,2704",
        "48,8241 2,2704",
    ],
)
def test_every_notation_is_read(text):
    assert parse_point(text) == Point(48.8241, 2.2704)


def test_latitude_comes_first_in_plain_text_and_second_in_wkt():
    assert parse_point("10, 20") == Point(latitude=10, longitude=20)
    assert parse_point("POINT(10 20)") == Point(latitude=20, longitude=10)


@pytest.mark.parametrize(
    "text",
    ["", "here", "48.8241", "48.8241, 2.2704, 35", "nan, 2", "48.8241, inf", "1_0, 2", "٤٨, ٢", "POINT(2 48", "1e, 2"],
)
def test_other_texts_are_refused(text):
    with pytest.raises(PositionError, match="is not a position") as refusal:
        parse_point(text)

    assert (refusal.value.field, refusal.value.value) == ("position", text)


@pytest.mark.parametrize("text", ["1" + " " * 500_000 + "x", "SRID=" + "1" * 5000 + ";POINT(1 2)", "1" * 10**6])
def test_a_flood_is_refused_at_once(text):
    with pytest.raises(PositionError) as refusal:
        parse_point(text)

    assert refusal.value.field == "position"


def test_another_reference_system_is_refused():
    with pytest.raises(PositionError, match="srid is '2154'") as refusal:
        parse_point("SRID=2154;POINT(652000 6862000)")

    assert (refusal.value.field, refusal.value.limit) == ("srid", 4326)


def test_a_text_out_of_range_names_the_coordinate():
    with pytest.raises(PositionError, match="latitude"):
        parse_point("SRID=4326;POINT(2.26 200)")


def test_an_endless_number_is_out_of_range():
    with pytest.raises(PositionError, match="latitude"):
        parse_point("1e999, 2")


def test_small_numbers_are_written_without_an_exponent():
    assert format_ewkt(Point(0.0000001, -0.00002)) == "SRID=4326;POINT(-0.00002 0.0000001)"
    assert format_lat_lng(Point(0.0000001, 100)) == "0.0000001, 100"
    assert str(Point(48.8241, 2.2704)) == "48.8241, 2.2704"


@given(points)
def test_both_texts_lead_back_to_the_point(point):
    assert parse_point(format_ewkt(point)) == point
    assert parse_point(format_lat_lng(point)) == point
    assert len(format_ewkt(point)) <= 41


def test_positions_need_no_framework():
    script = (
        "import sys, destination_cms.geo; print(sorted({'django', 'wagtail'} & {m.split('.')[0] for m in sys.modules}))"
    )

    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert answer.stdout.strip() == "[]"
