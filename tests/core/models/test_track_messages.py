from typing import Any

import pytest
from django.utils.translation import override

from destination_cms.geo.tracks.refusals import SENTENCES, TrackRefused
from destination_cms.models.track_messages import track_error, track_message

#: Values of every parameter that a sentence may have.
PARAMS: dict[str, Any] = {
    name: f"<{name}>"
    for name in ("filename", "megabytes", "limit", "count", "encoding", "line", "value", "waypoints", "field", "meant", "gap_m")
}  # fmt: skip


@pytest.mark.parametrize("code", SENTENCES)
def test_a_refusal_names_the_same_things_in_french(code: str) -> None:
    refused = TrackRefused(code, **PARAMS)
    with override("fr"):
        french = track_message(refused)
    with override("en"):
        english = track_message(refused)

    assert english == str(refused)
    assert french != english
    assert [value for value in PARAMS.values() if (value in english) != (value in french)] == []


def test_a_form_shows_the_sentence() -> None:
    error = track_error(TrackRefused("empty", filename="a.gpx"))

    assert (error.messages, error.code) == (["a.gpx est vide."], "empty")
