from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from django.utils.translation import override

from destination_cms.geo.tracks import TrackRefused
from destination_cms.geo.tracks.refusals import MAX_TRACK_POINTS
from destination_cms.models.track_messages import track_message
from destination_cms.track_drawings import draw_track, simplify_track
from tests.core.models.test_track_fields import DRAWN, LINE, SOURCE

NOW = datetime(2026, 11, 30, 4, 0, 0, 500, tzinfo=timezone(timedelta(hours=1)))


def line_of(*points: tuple[float, ...]) -> dict[str, Any]:
    return {"type": "LineString", "coordinates": [list(point) for point in points]}


def test_a_new_line_says_when_it_was_drawn() -> None:
    with override("en"):
        drawn = draw_track(LINE, None, NOW)

    assert drawn.track == LINE
    assert drawn.source == {"drawn_at": "2026-11-30T03:00:00+00:00"}
    assert drawn.report[0] == "Length: 184\u00a0m, computed from 3 points."


def test_a_changed_line_keeps_the_file_that_it_came_from() -> None:
    drawn_at = {"drawn_at": datetime(2026, 11, 30, 3, tzinfo=UTC).isoformat()}

    assert draw_track(LINE, SOURCE, NOW).source == {**SOURCE, **drawn_at}
    assert draw_track(LINE, {**SOURCE, **DRAWN}, NOW).source == {**SOURCE, **drawn_at}
    assert draw_track(LINE, DRAWN, NOW).source == drawn_at


@pytest.mark.parametrize("origin", [{}, [], "a.gpx", {"filename": "a.gpx"}, {**SOURCE, "sha256": "x"}])
def test_what_is_not_a_source_is_forgotten(origin: object) -> None:
    assert set(draw_track(LINE, origin, NOW).source) == {"drawn_at"}


def test_elevations_of_kept_points_stay() -> None:
    line = line_of((2.27, 48.82, 31.0), (2.2705, 48.8201), (2.271, 48.82, 33.0))

    assert draw_track(line, SOURCE, NOW).track == line


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (line_of((2.27, 48.82)), "Le tracé a moins de deux points différents."),
        (line_of((2.27, 48.82), (2.27, 48.82)), "Le tracé a moins de deux points différents."),
        (
            line_of(*((2.27, 48.82 + step / 1e5) for step in range(MAX_TRACK_POINTS + 1))),
            "Le tracé a 5\u00a0001 points\u00a0; la limite est de 5\u00a0000.",
        ),
    ],
)
def test_a_refusal_is_a_sentence(line: object, sentence: str) -> None:
    with pytest.raises(TrackRefused) as caught:
        draw_track(line, None, NOW)

    with override("fr"):
        assert track_message(caught.value) == sentence


def test_a_line_is_simplified_within_a_tolerance_and_keeps_where_it_came_from() -> None:
    # The middle point lies 1.1 m beside the line.
    line = line_of((2.27, 48.82, 31.0), (2.2705, 48.82001), (2.271, 48.82, 33.0))

    with override("en"):
        same, fewer = (simplify_track(line, SOURCE, metres) for metres in (1, 2))

    assert (same.track, same.report[0]) == (line, "No point can be left out within 1 m.")
    assert fewer.track == line_of((2.27, 48.82, 31.0), (2.271, 48.82, 33.0))
    assert fewer.report[0] == "The line was simplified to 2 points, within 2 m."
    assert same.source == fewer.source == SOURCE
    assert simplify_track(line, "a.gpx", 2).source == {}
