import pytest

from destination_cms.geo.tracks import MeasuredLine, TrackPoint, elevation_profile, measure

WAY = (TrackPoint(2.27, 48.82, 30.0), TrackPoint(2.271, 48.82, 31.0), TrackPoint(2.271, 48.821, 35.0))


def test_a_short_line_is_told_point_by_point() -> None:
    assert elevation_profile(MeasuredLine(WAY)) == [(0, 30), (73, 31), (184, 35)]


def test_a_long_line_is_told_at_even_distances_from_end_to_end() -> None:
    # A slope of 100 metres over 1,000 points that crowd at its start.
    slope = tuple(
        TrackPoint(2.27 + (number / 999) ** 3 / 100, 48.82, 100 * (number / 999) ** 3) for number in range(1_000)
    )
    found = elevation_profile(MeasuredLine(slope), most=11)

    assert [elevation for _, elevation in found] == [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]
    assert found[0][0] == 0
    assert found[-1][0] == round(measure(slope).length_m)


def test_a_point_without_elevation_is_passed_over() -> None:
    way = (*WAY, TrackPoint(2.272, 48.821), TrackPoint(2.273, 48.821, 40.0))

    assert [elevation for _, elevation in elevation_profile(MeasuredLine(way))] == [30, 31, 35, 40]


@pytest.mark.parametrize(
    "points",
    [tuple(point._replace(elevation_m=None) for point in WAY), tuple(point._replace(elevation_m=0.0) for point in WAY)],
    ids=["none", "zero"],
)
def test_what_is_not_known_is_not_drawn(points: tuple[TrackPoint, ...]) -> None:
    assert elevation_profile(MeasuredLine(points)) == []


def test_two_points_at_one_place_are_no_fault() -> None:
    still = tuple(TrackPoint(2.27, 48.82, float(metres)) for metres in (1, 2, 3))

    assert elevation_profile(MeasuredLine(still), most=2) == [(0, 1), (0, 1)]
