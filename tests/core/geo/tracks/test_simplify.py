from math import cos, radians, sin
from random import Random

import polyline
import pytest

from destination_cms.geo import Point
from destination_cms.geo.tracks import (
    MeasuredLine,
    TrackPoint,
    TrackRefused,
    encoded_polyline,
    simplified,
    within_limit,
)
from destination_cms.geo.tracks.refusals import MAX_TRACK_POINTS


def circle(count: int, noise_degrees: float = 0.0) -> tuple[TrackPoint, ...]:
    random = Random(1)
    angles = [radians(360 * number / (count - 1)) for number in range(count)]

    def noise() -> float:
        return random.uniform(-1, 1) * noise_degrees

    return tuple(TrackPoint(2.27 + 0.01 * cos(a) + noise(), 48.82 + 0.01 * sin(a) + noise()) for a in angles)


@pytest.mark.parametrize("tolerance_m", [0.5, 2.0, 20.0])
def test_no_point_is_farther_from_the_simpler_line_than_the_tolerance(tolerance_m: float) -> None:
    points = circle(1_500)
    found = simplified(points, tolerance_m)
    line = MeasuredLine(found)

    assert len(found) < len(points) / 3
    assert (found[0], found[-1]) == (points[0], points[-1])
    worst = max(line.nearest(Point(point.latitude, point.longitude)).offset_from_track_m for point in points)
    assert worst <= tolerance_m * 1.01


def test_nothing_is_left_out_without_a_tolerance() -> None:
    assert simplified(circle(50), 0) == circle(50)


def test_a_line_with_too_many_points_is_simplified_as_little_as_needed() -> None:
    assert within_limit(circle(100)) == (circle(100), 0.0)
    found, tolerance_m = within_limit(circle(20_000))
    assert len(found) <= MAX_TRACK_POINTS
    assert tolerance_m == 0.5


def test_a_line_that_stays_too_long_is_refused() -> None:
    with pytest.raises(TrackRefused, match="the limit is 5000"):
        within_limit(circle(20_000, noise_degrees=0.001), "a.gpx")


def test_an_encoded_line_is_read_by_others() -> None:
    points = circle(100)
    decoded = polyline.decode(encoded_polyline(points))

    assert decoded == [(pytest.approx(point.latitude, abs=6e-6), pytest.approx(point.longitude, abs=6e-6)) for point in points]  # fmt: skip
