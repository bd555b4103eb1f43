"""Points, lines and polygons from GeoJSON: what is read, how it is written, and what is refused."""

import json
from itertools import pairwise
from math import cos, pi, sin
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from destination_cms.geo.bbox import BoundingBox
from destination_cms.geo.point import Point
from destination_cms.geo.polygons import SENTENCES as POLYGON_SENTENCES
from destination_cms.geo.polygons import parse_ring
from destination_cms.geo.shapes import MAX_POSITIONS, SENTENCES, Shape, ShapeRefused, beside, parse_shape

POINT = {"type": "Point", "coordinates": [2.27, 48.82]}
LINE = {"type": "LineString", "coordinates": [[2.27, 48.82], [2.28, 48.82], [2.28, 48.83]]}
CLOCKWISE = {"type": "Polygon", "coordinates": [[[2.27, 48.82], [2.27, 48.83], [2.28, 48.83], [2.27, 48.82]]]}

LONGITUDES = st.floats(-180, 180)
LATITUDES = st.floats(-90, 90)


def ring(*positions: list[float]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [[*positions]]}


def line(*positions: Any) -> dict[str, Any]:
    return {"type": "LineString", "coordinates": [*positions]}


def read(value: object) -> Shape | ShapeRefused:
    try:
        return parse_shape(value)
    except ShapeRefused as error:
        return error


def refused(value: object, **limits: int) -> ShapeRefused:
    with pytest.raises(ShapeRefused) as caught:
        parse_shape(value, **limits)
    return caught.value


def test_a_point_a_line_and_a_polygon_are_read() -> None:
    assert parse_shape(POINT) == Shape("Point", (Point(48.82, 2.27),))
    assert parse_shape(LINE).positions == (Point(48.82, 2.27), Point(48.82, 2.28), Point(48.83, 2.28))
    assert parse_shape(CLOCKWISE) == Shape("Polygon", parse_ring(CLOCKWISE))


def test_it_is_written_with_seven_decimals_without_elevations_and_a_ring_counter_clockwise() -> None:
    assert parse_shape({"type": "Point", "coordinates": [2.123456789, 48.5, 35.2], "bbox": []}).geojson() == {
        "type": "Point",
        "coordinates": [2.1234568, 48.5],
    }
    assert parse_shape(LINE).geojson() == LINE
    assert parse_shape(CLOCKWISE).geojson()["coordinates"] == [CLOCKWISE["coordinates"][0][::-1]]


def test_positions_that_repeat_the_one_before_are_dropped() -> None:
    repeated = line([2.0, 48.0], [2.00000001, 48.0], [2.1, 48.0], [2.0, 48.0])

    assert parse_shape(repeated).geojson() == line([2.0, 48.0], [2.1, 48.0], [2.0, 48.0])


@pytest.mark.parametrize("geometry", [POINT, LINE, CLOCKWISE], ids=lambda each: each["type"])
def test_what_a_map_tool_writes_around_it_is_taken_off(geometry: dict[str, Any]) -> None:
    feature = {"type": "Feature", "properties": {"coordinates": [1]}, "geometry": geometry}
    collection = {"type": "FeatureCollection", "features": [feature]}

    assert parse_shape(geometry) == parse_shape(feature) == parse_shape(collection)
    assert parse_shape(json.dumps(collection, indent=2)) == parse_shape(geometry)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("", "broken_json"),
        ('{"type": "Point", "coordinates": [2.27, 48', "broken_json"),
        ('{"type": "Point", "coordinates": [NaN, 48.0]}', "broken_json"),
        (None, "not_geojson"),
        ("null", "not_geojson"),
        ([2.27, 48.82], "not_geojson"),
        ({}, "not_geojson"),
        ({"type": ["Point"], "coordinates": [2, 48]}, "not_geojson"),
        ({"type": "Feature", "geometry": None}, "not_geojson"),
        ({"type": "Feature", "geometry": {"type": "Feature", "geometry": POINT}}, "unknown_type"),
        ({"type": "MultiPolygon", "coordinates": [CLOCKWISE["coordinates"]]}, "unknown_type"),
        ({"type": "GeometryCollection", "geometries": [POINT]}, "unknown_type"),
        ({"type": "FeatureCollection"}, "features"),
        ({"type": "FeatureCollection", "features": []}, "features"),
        ({"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": POINT}] * 2}, "features"),
        ({"type": "Point"}, "position"),
        ({"type": "Point", "coordinates": []}, "position"),
        ({"type": "Point", "coordinates": [48.82]}, "position"),
        ({"type": "Point", "coordinates": ["2.27", "48.82"]}, "position"),
        ({"type": "Point", "coordinates": [True, 48.82]}, "position"),
        ({"type": "Point", "coordinates": [2.27, 90.1]}, "position"),
        ({"type": "Point", "coordinates": [180.1, 48.82]}, "position"),
        ({"type": "Point", "coordinates": [float("nan"), 48.82]}, "position"),
        ({"type": "Point", "coordinates": [10**400, 48.82]}, "position"),
        (line([2.27, 48.82], [2.28, 91]), "position"),
        (line([2.27, 48.82], None), "position"),
        (ring([2.27, 48.82], [2.28, 91], [2.28, 48.82], [2.27, 48.82]), "position"),
        ({"type": "LineString"}, "one_position"),
        (line(), "one_position"),
        (line([2.27, 48.82]), "one_position"),
        (line([2.27, 48.82], [2.27, 48.82]), "one_position"),
        (line([2.27, 48.82], [2.27000000004, 48.82]), "one_position"),
        ({"type": "Polygon"}, "not_a_polygon"),
        ({"type": "Polygon", "coordinates": [None]}, "not_a_polygon"),
        ({"type": "Polygon", "coordinates": CLOCKWISE["coordinates"] * 2}, "holes"),
        (ring([2.27, 48.82], [2.28, 48.82], [2.27, 48.82]), "too_few"),
        (ring([2.27, 48.82], [2.28, 48.82], [2.28, 48.83], [2.27, 48.83]), "open"),
        (ring([2.27, 48.82], [2.28, 48.83], [2.28, 48.82], [2.27, 48.83], [2.27, 48.82]), "crossing"),
    ],
)
def test_what_is_not_a_shape_is_refused_with_the_reason(value: object, code: str) -> None:
    error = refused(value)

    assert error.code == code
    assert str(error) == SENTENCES[code] % error.params


def test_a_refusal_names_what_is_wrong_and_the_limit() -> None:
    assert refused({"type": "MultiPoint"}).params == {"value": "MultiPoint"}
    assert refused({"type": "FeatureCollection", "features": [POINT, POINT]}).params == {"count": 2}
    assert refused(line([2.27, 48.82], [2.28, 91])).params == {"number": 2, "value": "[2.28, 91]"}
    assert str(refused(line([0, 0], [200, 0]))) == (
        "Position 2 of the shape is “[200, 0]”; it must be a longitude and a latitude in degrees."
    )


def test_the_sentences_of_polygons_are_reused() -> None:
    assert {code: SENTENCES[code] for code in POLYGON_SENTENCES} == POLYGON_SENTENCES


def test_positions_are_counted_before_they_are_read() -> None:
    longest = line(*([index * 1e-5, 48.0] for index in range(MAX_POSITIONS)))
    longer = line(*longest["coordinates"], [0.0, 91.0])
    octagon = [[2 + cos(n * pi / 4) / 100, 48 + sin(n * pi / 4) / 100] for n in range(8)]

    assert len(parse_shape(longest).positions) == MAX_POSITIONS
    assert refused(longer).params == {"count": MAX_POSITIONS + 1, "limit": MAX_POSITIONS}
    assert refused(LINE, most_positions=2).code == "too_many_positions"
    assert len(parse_shape(ring(*octagon, octagon[0]), most_positions=9).positions) == 9
    assert refused(ring(*octagon, octagon[0]), most_positions=8).code == "too_many_positions"
    # A polygon has a lower limit, whatever is asked for.
    assert refused(ring(*([2.0, 48.0] for _ in range(600)))).code == "too_many"


def test_the_box_holds_the_shape() -> None:
    assert parse_shape(POINT).box == BoundingBox(south=48.82, west=2.27, north=48.82, east=2.27)
    assert parse_shape(CLOCKWISE).box == BoundingBox(south=48.82, west=2.27, north=48.83, east=2.28)


def test_a_shape_may_cross_the_antimeridian() -> None:
    corners = [[179.995, -17], [-179.995, -17], [-179.995, -16.99], [179.995, -16.99]]
    area = parse_shape(ring(*corners, corners[0]))
    way = parse_shape(line([-179.99, -17], [179.99, -17], [179.98, -17]))

    assert area.geojson() == ring(*corners, corners[0])
    assert parse_shape(ring(corners[0], *corners[::-1])) == area
    assert area.box == BoundingBox(south=-17, west=179.995, north=-16.99, east=-179.995)
    assert way.box == BoundingBox(south=-17, west=179.98, north=-17, east=-179.99)
    assert all(area.box.contains(point) for point in area.positions)


def test_the_antimeridian_itself_is_one_line_by_two_names() -> None:
    area = parse_shape(ring([180, 0], [-179.99, 0], [-179.99, 0.01], [-180, 0]))

    assert area.positions[0] == area.positions[-1] == Point(0, 180)


@pytest.mark.parametrize(
    ("longitude", "other", "expected"),
    [(-179, 180, 181), (179, -180, -181), (10, 20, 10), (-90, 90, -90), (-91, 90, 269)],
)
def test_a_longitude_is_the_number_beside_another_one(longitude: float, other: float, expected: float) -> None:
    assert beside(longitude, other) == expected


@given(LONGITUDES, LATITUDES)
def test_every_position_on_the_earth_is_a_point_and_written_as_it_is_read(longitude: float, latitude: float) -> None:
    shape = parse_shape({"type": "Point", "coordinates": [longitude, latitude]})

    assert parse_shape(json.dumps(shape.geojson())) == shape
    assert shape.box.contains(shape.positions[0])


@given(st.lists(st.tuples(LONGITUDES, LATITUDES), min_size=2, max_size=8))
def test_every_line_is_written_as_it_is_read(positions: list[tuple[float, float]]) -> None:
    shape = read(line(*(list(position) for position in positions)))
    if isinstance(shape, ShapeRefused):
        assert shape.code == "one_position"
        return

    assert parse_shape(json.dumps(shape.geojson())) == shape
    if max(each.longitude for each in shape.positions) - min(each.longitude for each in shape.positions) < 180:
        assert shape.box == BoundingBox.of(shape.positions)


@given(LONGITUDES, st.floats(-80, 80), st.integers(3, 60), st.booleans())
def test_every_round_area_anywhere_is_written_as_it_is_read(
    longitude: float, latitude: float, count: int, is_clockwise: bool
) -> None:
    turn = -2 * pi / count if is_clockwise else 2 * pi / count
    corners = [
        [(longitude + 0.005 * cos(n * turn) + 540) % 360 - 180, latitude + 0.005 * sin(n * turn)] for n in range(count)
    ]
    shape = parse_shape(ring(*corners, corners[0]))

    assert parse_shape(shape.geojson()) == shape
    # The shoelace formula, from the first position, without a jump at the antimeridian.
    flat = [(beside(each.longitude, longitude) - longitude, each.latitude - latitude) for each in shape.positions]
    assert sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(flat)) > 0


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["type", "coordinates", "geometry", "features"]), inner, max_size=3)
            | st.fixed_dictionaries(
                {
                    "type": st.sampled_from(["Point", "LineString", "Polygon", "Feature", "FeatureCollection"]),
                    "coordinates": inner,
                    "geometry": inner,
                    "features": st.lists(inner, max_size=2),
                }
            )
        ),
        max_leaves=12,
    )
)
def test_anything_is_a_shape_or_refused(value: object) -> None:
    shape = read(value)

    assert str(shape)
    assert isinstance(shape, ShapeRefused) or parse_shape(shape.geojson()) == shape
