import json
from typing import Any

import pytest

from destination_cms.geo.tracks import TrackRefused, linestring, parse_linestring, read_track_file

LINE = {"type": "LineString", "coordinates": [[2.27, 48.82, 30.0], [2.271, 48.82], [2.271, 48.821, 31.5]]}


def read(value: Any) -> Any:
    return read_track_file("a.geojson", json.dumps(value).encode())


def test_geometries_are_found_in_collections_with_the_names_of_their_features() -> None:
    feature = {"type": "Feature", "properties": {"name": "Loop"}, "geometry": LINE}
    point = {"type": "Feature", "properties": {"nom": "Gate"}, "geometry": {"type": "Point", "coordinates": [2, 48]}}
    two = {"type": "MultiLineString", "coordinates": [LINE["coordinates"], LINE["coordinates"][:2]]}
    found = read({"type": "FeatureCollection", "features": [feature, point, {"type": "GeometryCollection", "geometries": [two]}]})  # fmt: skip

    assert [(piece.name, len(piece.points)) for piece in found.pieces] == [("Loop", 3), ("", 3), ("", 2)]
    assert [waypoint.name for waypoint in found.waypoints] == ["Gate"]


def test_a_linestring_is_read_and_written_alike() -> None:
    points = parse_linestring(LINE)

    assert points[1].elevation_m is None
    assert linestring(points) == LINE
    assert linestring(parse_linestring({**LINE, "coordinates": [[2.123456789, 48, 1.23456], [-0.0, 48.1]]})) == {
        "type": "LineString",
        "coordinates": [[2.1234568, 48.0, 1.23], [0.0, 48.1]],
    }


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (None, "not_a_linestring"),
        ([], "not_a_linestring"),
        ({"type": "Polygon", "coordinates": []}, "not_a_linestring"),
        ({"type": "LineString", "coordinates": "x"}, "not_a_linestring"),
        ({"type": "LineString", "coordinates": [[2, 48], [2, 48]]}, "one_point"),
        ({"type": "LineString", "coordinates": [[2, 48], [2]]}, "coordinate"),
        ({"type": "LineString", "coordinates": [[2, 48], [True, 48]]}, "coordinate"),
        ({"type": "LineString", "coordinates": [[2, 48], 5]}, "coordinate"),
        ({"type": "LineString", "coordinates": [[2, 48 + n / 1e4] for n in range(5_001)]}, "too_long_line"),
    ],
)
def test_what_is_not_a_linestring_is_refused(value: Any, code: str) -> None:
    with pytest.raises(TrackRefused) as caught:
        parse_linestring(value)
    assert caught.value.code == code
