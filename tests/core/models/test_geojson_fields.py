"""What is pasted is stored as it is read; latitude and longitude are compared with where the destination lies."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from destination_cms.geo import Point
from destination_cms.models.geojson_fields import GeoJSONField, PastedGeoJSONField


class _PointField(GeoJSONField):
    swapped_message = "%(meant)s, not %(value)s"

    def read(self, value: Any) -> tuple[dict[str, Any], Point]:
        longitude, latitude = value["coordinates"]
        return {"type": "Point", "coordinates": [longitude, latitude]}, Point(latitude, longitude)


FIELD = _PointField(null=True, blank=True)


def test_a_value_is_stored_as_it_is_read() -> None:
    assert FIELD.clean({"coordinates": [2.27, 48.82], "bbox": []}, None) == {
        "type": "Point",
        "coordinates": [2.27, 48.82],
    }
    assert FIELD.clean(None, None) is None


def test_swapped_coordinates_are_refused(settings: Any) -> None:
    with pytest.raises(ValidationError) as refused:
        FIELD.clean({"coordinates": [48.82, 2.27]}, None)

    assert refused.value.code == "swapped"
    assert refused.value.messages == ["48.82, 2.27, not 2.27, 48.82"]


def test_a_box_takes_what_is_pasted_with_its_spaces_and_shows_nothing_for_null() -> None:
    box = FIELD.formfield()

    assert isinstance(box, PastedGeoJSONField)
    assert box.clean(' {"type": "Point"}\n') == {"type": "Point"}
    assert box.clean("  ") is None
    assert (box.prepare_value(None), box.prepare_value("null")) == ("", "")
