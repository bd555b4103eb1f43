from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from destination_cms.models.polygon_fields import PolygonField, ring_of
from tests.core.geo.test_polygons import SQUARE, zone

FIELD = PolygonField(null=True, blank=True)


def error_of(value: Any, language: str = "en") -> str:
    with override(language), pytest.raises(ValidationError) as refused:
        FIELD.clean(value, None)
    with override(language):
        return refused.value.messages[0]


def test_a_zone_is_stored_as_its_geometry_alone() -> None:
    stored = FIELD.clean({"type": "Feature", "properties": {"stroke": "#f00"}, "geometry": SQUARE}, None)

    assert set(stored) == {"type", "coordinates"}
    assert FIELD.clean(stored, None) == stored
    assert FIELD.clean(None, None) is None


def test_what_is_refused_is_told_in_the_editor_s_language() -> None:
    bad = zone((0, 0), (2, 2), (2, 0), (0, 2), (0, 0))

    assert error_of(bad) == "The border of the zone crosses itself after position 1."
    assert error_of(bad, "fr") == "Le contour de la zone se croise lui-même après la position 1."


def test_swapped_numbers_are_told_with_what_is_meant(settings: Any) -> None:
    settings.GEO_WIDGET_DEFAULT_LOCATION = {"lat": 48.82, "lng": 2.27}
    swapped = {"type": "Polygon", "coordinates": [[[y, x] for x, y in SQUARE["coordinates"][0]]]}

    assert "swapped" in error_of(swapped)


def test_an_empty_box_is_no_zone() -> None:
    box = FIELD.formfield()

    assert box.clean("") is box.clean(" \n") is None
    assert box.prepare_value(None) == ""
    assert box.prepare_value(SQUARE).startswith('{"type"')
    with pytest.raises(ValidationError):
        box.clean("{")


def test_a_damaged_zone_has_no_ring() -> None:
    assert ring_of({"type": "Polygon"}) == ring_of(None) == ()
    assert len(ring_of(SQUARE)) == 5
