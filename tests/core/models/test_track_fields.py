import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from circuits.models import CircuitPage
from destination_cms.models.track_fields import TrackField, TrackSourceField, points_of
from tests.destination import Destination, publish

LINE = {"type": "LineString", "coordinates": [[2.27, 48.82, 31.0], [2.271, 48.82], [2.271, 48.821, 35.0]]}
SOURCE = {"filename": "a.gpx", "sha256": "0" * 64, "creator": "test", "imported_at": "2026-11-01T10:00:00+00:00"}

DRAWN = {"drawn_at": "2026-11-02T10:00:00+00:00"}

TRACK = TrackField(null=True, blank=True)


def test_a_track_is_stored_as_a_linestring_of_seven_decimals() -> None:
    given = {"type": "LineString", "bbox": [0], "coordinates": [[2.270000001, 48.82, 31.001], [2.271, 48.82]]}

    assert TRACK.clean(given, None) == {"type": "LineString", "coordinates": [[2.27, 48.82, 31.0], [2.271, 48.82]]}
    assert TRACK.clean(None, None) is None


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ([], "not_a_linestring"),
        ({"type": "LineString", "coordinates": [[2, 48]]}, "one_point"),
        ({"type": "LineString", "coordinates": [[2, 48], [2, 91]]}, "coordinate"),
        ({"type": "LineString", "coordinates": [[2, 48], [0, 0]]}, "null_island"),
        ({"type": "LineString", "coordinates": [[48.82, 2.27], [48.821, 2.27]]}, "swapped"),
    ],
)
def test_what_is_not_a_track_is_refused(value: Any, code: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TRACK.clean(value, None)
    assert caught.value.code == code


@pytest.mark.parametrize(
    "value",
    [
        "a.gpx",
        {**SOURCE, "more": ""},
        {**SOURCE, "sha256": "x"},
        {**SOURCE, "filename": "x" * 256},
        {**SOURCE, "creator": None},
        {**SOURCE, "imported_at": "yesterday"},
        {**SOURCE, "imported_at": "2026-11-01T10:00:00"},
        {**SOURCE, "drawn_at": "2026-11-02T10:00:00"},
        {"drawn_at": "yesterday"},
        {"drawn_at": DRAWN["drawn_at"], "filename": "a.gpx"},
        {},
        {"filename": "a.gpx"},
    ],
)
def test_only_what_an_import_or_a_drawing_writes_is_a_source(value: Any) -> None:
    field = TrackSourceField(null=True, blank=True)

    for source in (SOURCE, DRAWN, {**SOURCE, **DRAWN}):
        assert field.clean(source, None) == source
    with pytest.raises(ValidationError):
        field.clean(value, None)


def test_a_damaged_track_reads_as_none() -> None:
    assert points_of({"type": "LineString", "coordinates": "x"}) == ()
    assert points_of(None) == ()
    assert len(points_of(LINE)) == 3


@pytest.mark.django_db
def test_a_track_survives_revisions_and_publishing(destination: Destination) -> None:
    page = destination.circuit(track=LINE, track_source=SOURCE)

    assert (page.track, page.track_source) == (LINE, SOURCE)
    assert page.latest_revision.as_object().track == LINE
    assert publish(page, track=None, length_m=900).track is None
    assert CircuitPage.objects.filter(track__isnull=True).exists()


@pytest.mark.django_db
def test_a_stored_track_is_not_text_for_translators(destination: Destination) -> None:
    page = destination.circuit("La boucle", track=LINE)
    english = page.copy_for_translation(destination.en, copy_parents=True)

    assert english.track == LINE
    assert json.dumps(english.track)
