import json

import pytest

from destination_cms.geo import BoundingBox
from destination_cms.geo.tracks import TrackPoint, chosen_line, measure, read_track_file
from destination_cms.geo.tracks.measures import climbs, known_elevations
from tests.sample_data import sample

from .files import WAY


def line(*elevations: float | None) -> tuple[TrackPoint, ...]:
    return tuple(TrackPoint(2.27 + number / 1000, 48.82, metres) for number, metres in enumerate(elevations))


def test_the_loop_has_the_numbers_that_were_computed_without_us() -> None:
    expected = json.loads(sample("synthetic/issy_circuit_expected.json").read_text())
    points = chosen_line(read_track_file("a.gpx", sample("synthetic/issy_loop_track_waypoints.gpx").read_bytes()))
    found = measure(points)

    assert found.length_m == pytest.approx(expected["length_m"], abs=0.1)
    assert found.ascent_m == pytest.approx(expected["true_gain_m_without_sawtooth"], abs=1)
    assert found.descent_m == pytest.approx(expected["true_gain_m_without_sawtooth"], abs=1)
    assert (found.min_elevation_m, found.max_elevation_m) == (31.0, 46.4)
    assert found.is_closed is expected["is_loop"]


def test_the_box_holds_all_points() -> None:
    found = measure(tuple(TrackPoint(*point) for point in WAY))

    assert found.box == BoundingBox(south=48.82, west=2.27, north=48.821, east=2.271)
    assert not found.is_closed


@pytest.mark.parametrize(
    ("elevations", "expected"),
    [
        ([30], (0, 0)),
        ([30, 31, 30, 31, 30], (0, 0)),
        ([30, 31, 32, 33, 34, 35], (5, 0)),
        ([35, 34, 33, 30], (0, 5)),
        ([30, 40, 30, 40], (20, 10)),
        ([30, 35, 34, 40, 39, 45], (15, 0)),
    ],
)
def test_only_what_is_higher_than_the_noise_counts(elevations: list[float], expected: tuple[float, float]) -> None:
    assert climbs(elevations) == expected


@pytest.mark.parametrize("elevations", [(None, None, None), (0, 0, 0, 0), (None, 35, 36), (1, None, 2, None)])
def test_placeholders_give_no_ascent(elevations: tuple[float | None, ...]) -> None:
    found = measure(line(*elevations))

    assert (found.ascent_m, found.descent_m, found.min_elevation_m, found.max_elevation_m) == (None,) * 4


def test_single_gaps_do_not_hide_the_profile() -> None:
    assert known_elevations(line(1, 2, 3, None, 4)) == [1, 2, 3, 4]


def test_minus_9999_is_not_a_valley() -> None:
    points = chosen_line(read_track_file("a.gpx", sample("synthetic/bad_ele_placeholder.gpx").read_bytes()))

    assert measure(points).ascent_m is None
