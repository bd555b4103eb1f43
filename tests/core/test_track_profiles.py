from django.utils.translation import override

from destination_cms.geo.tracks import MeasuredLine, TrackPoint
from destination_cms.track_profiles import MOST_ROWS, TrackProfile, profile_of


def climbing(*heights: float | None) -> tuple[TrackPoint, ...]:
    """Return points 111 metres apart, one behind the other."""
    return tuple(TrackPoint(2.27, 48.82 + number / 1_000, height) for number, height in enumerate(heights))


def drawn(*heights: float | None) -> TrackProfile:
    found = profile_of(MeasuredLine(climbing(*heights)))
    assert found is not None
    return found


def test_a_hill_fills_the_drawing() -> None:
    found = drawn(30, 80, 130)

    assert found.line == "0.0,100.0 300.0,50.0 600.0,0.0"
    assert found.area == f"0,100 {found.line} 600,100"


def test_a_flat_way_looks_flat() -> None:
    assert [point.split(",")[1] for point in drawn(30, 32, 30).line.split()] == ["100.0", "95.0", "100.0"]


def test_the_table_is_short_and_in_the_language_of_the_session() -> None:
    with override("fr"):
        rows = drawn(*range(1, 100)).rows

    assert len(rows) == MOST_ROWS
    assert rows[0] == ("0\u00a0m", "1\u00a0m")
    assert rows[-1] == ("10\u00a0897\u00a0m", "99\u00a0m")


def test_unknown_elevations_are_not_drawn() -> None:
    assert profile_of(MeasuredLine(climbing(None, None, None))) is None
    assert profile_of(MeasuredLine((TrackPoint(2.27, 48.82, 1.0), TrackPoint(2.27, 48.82, 2.0)))) is None
