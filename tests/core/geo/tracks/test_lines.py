import pytest

from destination_cms.geo.tracks import TrackRefused, chosen_line, gaps_m, needs_choice, read_track_file, reversed_line
from tests.sample_data import sample

from .files import gpx

A, B, C, FAR = (2.27, 48.82), (2.271, 48.82), (2.272, 48.82), (2.28, 48.82)


def test_pieces_with_small_gaps_are_one_line() -> None:
    found = read_track_file("a.gpx", gpx([A, B], [B, C]))

    assert not needs_choice(found)
    assert [point[:2] for point in chosen_line(found)] == [A, B, C]


def test_pieces_that_are_far_apart_are_chosen_or_joined_on_demand() -> None:
    found = read_track_file("a.gpx", gpx([A, B], [C, FAR]))

    with pytest.raises(TrackRefused, match=r"too far apart \(73 m\)"):
        chosen_line(found)
    assert [point[:2] for point in chosen_line(found, [2])] == [C, FAR]
    assert [point[:2] for point in chosen_line(found, [2, 1])] == [C, FAR, A, B]
    assert len(chosen_line(found, joins_all=True)) == 4
    with pytest.raises(TrackRefused, match="no line 3; it has 2"):
        chosen_line(found, [3])


def test_a_gap_is_measured() -> None:
    found = read_track_file("a.gpx", sample("synthetic/issy_two_segments_continuous.gpx").read_bytes())

    assert gaps_m(found.pieces) == (0.0,)
    assert chosen_line(found) == chosen_line(found, [1, 2])


def test_a_line_is_reversed() -> None:
    line = chosen_line(read_track_file("a.gpx", gpx([A, B, C])))

    assert reversed_line(line)[0] == line[-1]
    assert reversed_line(reversed_line(line)) == line
