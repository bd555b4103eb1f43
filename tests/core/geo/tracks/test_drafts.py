import pytest

from destination_cms.geo.tracks import TrackPoint, TrackRefused
from destination_cms.geo.tracks.drafts import FileDraft, as_number, one_line, without_repeats


@pytest.mark.parametrize(
    ("value", "number"),
    [("2.5", 2.5), (" -2 ", -2.0), (3, 3.0), ("1e2", 100.0)]
    + [(value, None) for value in ("", None, "2,5", "1_0", "nan", "inf", "1e999", 10**400, True, [1], "12°")],
)
def test_only_numbers_are_numbers(value: object, number: float | None) -> None:
    assert as_number(value) == number


def test_elevations_that_cannot_be_true_are_missing() -> None:
    draft = FileDraft("a.gpx")
    found = [draft.point(2, 48, metres).elevation_m for metres in ("-9999", -1000, -999.5, 9000, 9000.5, "x", None)]

    assert found == [None, None, -999.5, 9000.0, None, None, None]
    assert draft.placeholder_count == 3


def test_a_point_at_zero_is_a_mistake() -> None:
    with pytest.raises(TrackRefused, match="latitude 0, longitude 0"):
        FileDraft("a.gpx").point(0, 0)


def test_points_are_repeated_only_side_by_side() -> None:
    a, b = TrackPoint(2, 48, 1), TrackPoint(3, 48)

    assert without_repeats([a, TrackPoint(2, 48, 9), b, b, a]) == [a, b, a]
    assert without_repeats([]) == []


def test_a_name_is_one_line_of_limited_length() -> None:
    assert one_line(" a\tb\x00\u2028c ") == "a b c"
    assert len(one_line("x" * 10_000)) == 255
    assert one_line(None) == ""
