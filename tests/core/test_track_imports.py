from datetime import UTC, datetime

import pytest
from django.utils.translation import override

from destination_cms.geo.tracks import TrackRefused
from destination_cms.track_imports import ImportChoices, ImportedTrack, import_track

from .geo.tracks.files import WAY, gpx

NOW = datetime(2026, 11, 1, 10, tzinfo=UTC)
NEAR, FAR = ((2.27, 48.82), (2.271, 48.82)), ((2.28, 48.82), (2.281, 48.82))


def imported(data: bytes, **choices: object) -> ImportedTrack:
    with override("en"):
        return import_track("a.gpx", data, ImportChoices(**choices), NOW)  # type: ignore[arg-type]


def positions(found: ImportedTrack) -> list[float]:
    assert found.track is not None
    return [position[0] for position in found.track["coordinates"]]


def test_a_file_becomes_a_track_with_its_source_and_a_report() -> None:
    body = '<wpt lat="48.82" lon="2.27"><name>Gate</name></wpt>'
    found = imported(gpx(WAY, body=body, creator="GPSBabel"))

    assert found.track == {"type": "LineString", "coordinates": [list(point) for point in WAY]}
    assert found.source == {
        "filename": "a.gpx",
        "sha256": found.file.sha256,
        "creator": "GPSBabel",
        "imported_at": "2026-11-01T10:00:00+00:00",
    }
    assert found.report == [
        "a.gpx (GPX) holds 1 line.",
        "It has 1 single point, which may become a stop: Gate.",
        "Length: 184\u00a0m, computed from 3 points.",
        "Ascent: 5\u00a0m; descent: 0\u00a0m; between 30\u00a0m and 35\u00a0m above the sea.",
        "It does not end where it starts.",
    ]


def test_lines_that_are_far_apart_wait_for_a_choice() -> None:
    data = gpx(NEAR, FAR)
    waiting = imported(data)

    assert waiting.track is None
    assert waiting.report == [
        "a.gpx (GPX) holds 2 lines.",
        "The widest gap between two of them is 659\u00a0m.",
    ]
    assert positions(imported(data, numbers=[2])) == [2.28, 2.281]
    assert positions(imported(data, joins_all=True)) == [2.27, 2.271, 2.28, 2.281]
    assert positions(imported(data, joins_all=True, is_reversed=True)) == [2.281, 2.28, 2.271, 2.27]
    with pytest.raises(TrackRefused, match="no line 3"):
        imported(data, numbers=[3])


def test_points_are_left_out_on_demand_and_where_there_are_too_many() -> None:
    straight = [(2.2 + number / 1e5, 48.82) for number in range(6_000)]

    assert len(positions(imported(gpx(straight[:100]), tolerance_m=1))) == 2
    found = imported(gpx(straight))
    assert len(positions(found)) < 5_000
    assert any("simplified to" in sentence and "within 0.5" in sentence for sentence in found.report)


def test_what_was_left_out_is_told() -> None:
    found = imported(gpx([(2.27, 48.82, -9999), (2.271, 48.82, 30)], [(2.3, 48.8)]))

    assert "1 line of fewer than two different points was left out." in found.report
    assert "1 elevation cannot be true and was left out." in found.report
    assert any(sentence.startswith("Ascent and descent: not known") for sentence in found.report)
