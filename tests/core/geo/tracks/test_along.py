import json
from itertools import accumulate, pairwise

import pytest

from destination_cms.geo import Point
from destination_cms.geo.tracks import (
    MeasuredLine,
    TrackPoint,
    chosen_line,
    order_along,
    read_track_file,
    stop_passages,
)
from tests.sample_data import sample

from .test_reading import length_m

A, B, C, D = (TrackPoint(2.27, 48.82), TrackPoint(2.28, 48.82), TrackPoint(2.28, 48.83), TrackPoint(2.27, 48.83))
LOOP = MeasuredLine((A, B, C, D, A))
THERE_AND_BACK = MeasuredLine((A, B, A))


def at(longitude: float, latitude: float) -> Point:
    return Point(latitude, longitude)


def test_the_stops_of_the_loop_are_where_they_were_computed_to_be() -> None:
    expected = json.loads(sample("synthetic/issy_circuit_expected.json").read_text())
    points = chosen_line(read_track_file("a.gpx", sample("synthetic/issy_loop_track_waypoints.gpx").read_bytes()))
    line = MeasuredLine(points)
    stops = [at(stop["lon"], stop["lat"]) for stop in expected["stops"]]
    found = stop_passages(line, stops)

    along = [*accumulate((length_m([a[:2], b[:2]]) for a, b in pairwise(points)), initial=0.0)]
    for stop, here in zip(expected["stops"], found, strict=True):
        vertex = min(range(len(points)), key=lambda n: length_m([points[n][:2], (stop["lon"], stop["lat"])]))
        assert here.passage is not None
        assert here.passage.offset_from_track_m == pytest.approx(expected["stop_offsets_m"][stop["name"]], abs=0.5)
        assert here.passage.distance_along_m == pytest.approx(along[vertex], abs=0.5)
        assert not here.is_out_of_order
    assert order_along(line, stops) == [stop["order"] - 1 for stop in expected["stops"]]
    assert order_along(line, stops[::-1]) == [7, 6, 5, 4, 3, 2, 1, 0]

    away = expected["off_route_candidate"]
    assert line.nearest(at(away["lon"], away["lat"])).offset_from_track_m == pytest.approx(away["offset_m"], abs=0.5)


def test_a_point_beside_the_line_is_measured_at_a_right_angle() -> None:
    passage = LOOP.nearest(at(2.275, 48.8209))

    assert passage.distance_along_m == pytest.approx(LOOP.length_m / 2 * 0.199, rel=0.01)
    assert passage.offset_from_track_m == pytest.approx(100.07, abs=0.1)


def test_the_last_stop_of_a_loop_may_be_its_start() -> None:
    found = stop_passages(LOOP, [at(2.27, 48.82), at(2.28, 48.825), at(2.27, 48.82)])

    assert [round(each.passage.distance_along_m) for each in found if each.passage] == [
        0,
        round(LOOP.nearest(at(2.28, 48.825)).distance_along_m),
        round(LOOP.length_m),
    ]
    assert [each.is_out_of_order for each in found] == [False, False, False]


def test_a_stop_on_the_way_back_is_not_out_of_order() -> None:
    out, back = stop_passages(THERE_AND_BACK, [at(2.278, 48.82), at(2.273, 48.82)])

    assert out.passage
    assert back.passage
    assert back.passage.distance_along_m > out.passage.distance_along_m
    assert not back.is_out_of_order


def test_a_stop_that_the_track_passed_before_is_out_of_order() -> None:
    found = stop_passages(LOOP, [at(2.28, 48.825), None, at(2.275, 48.82), at(2.275, 48.83)])

    assert [each.is_out_of_order for each in found] == [False, False, True, False]
    assert found[1].passage is None


def test_a_stop_is_far_from_sixty_metres_on() -> None:
    near, far = stop_passages(LOOP, [at(2.275, 48.8205), at(2.275, 48.8206)])

    assert (near.is_far, far.is_far) == (False, True)


def test_stops_are_ordered_along_the_track_and_those_without_a_position_last() -> None:
    assert order_along(LOOP, [None, at(2.275, 48.83), at(2.275, 48.82)]) == [2, 1, 0]
