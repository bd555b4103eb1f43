"""Rules of a layer, of plain values: each names its field, and a sentence says what to do."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.utils.translation import override

from destination_cms.models.ar_rules import layer_errors

WHOLE: dict[str, Any] = {
    "equivalent_text": "Pipes lie under the street.",
    "cover_image_id": 1,
    "audio_id": None,
    "model": SimpleNamespace(format="GLB", title="Pipes"),
    "apple_model": None,
    "anchor": "SURFACE",
    "location": None,
    "target_image_id": None,
    "target_width_cm": None,
    "altitude_mode": "TERRAIN",
    "height_m": None,
    "vertical_datum": "",
    "reveal": "BENEATH",
}


def errors_of(**fields: Any) -> dict[str, str]:
    with override("fr"):
        return {name: error.messages[0] for name, error in layer_errors(SimpleNamespace(**{**WHOLE, **fields})).items()}


def test_a_whole_layer_has_none() -> None:
    assert errors_of() == {}
    assert errors_of(cover_image_id=None, audio_id=1) == {}


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"equivalent_text": "", "cover_image_id": None}, ["equivalent_text", "cover_image"]),
        ({"model": None}, ["model"]),
        ({"anchor": "IMAGE_TARGET"}, ["target_image", "target_width_cm"]),
        ({"altitude_mode": "WGS84", "height_m": 0.0}, ["vertical_datum"]),
        ({"altitude_mode": "ROOFTOP", "vertical_datum": "ELLIPSOID"}, ["vertical_datum"]),
    ],
)
def test_each_field_is_named(fields: Any, names: list[str]) -> None:
    assert list(errors_of(**fields)) == names


def test_numbers_are_written_as_the_editor_reads_them() -> None:
    assert "2,5" in errors_of(height_m=2.5)["height_m"]
    assert errors_of(height_m=-2.5) == errors_of(altitude_mode="ROOFTOP", height_m=2.5) == {}
