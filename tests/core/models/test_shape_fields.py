"""A shape that is pasted is stored clean; what is not one is refused in the editor's language."""

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import override_settings
from django.utils.translation import override

from destination_cms.models.shape_fields import ShapeField, shape_of

POINT = {"type": "Point", "coordinates": [2.27, 48.82]}
RING = [[2.26, 48.81], [2.26, 48.82], [2.27, 48.82], [2.27, 48.81], [2.26, 48.81]]


def cleaned(value: Any, **options: Any) -> Any:
    return ShapeField(null=True, blank=True, **options).clean(value, None)


def test_a_feature_is_taken_out_and_a_ring_turned() -> None:
    feature = {"type": "Feature", "properties": {"name": "x"}, "geometry": {"type": "Polygon", "coordinates": [RING]}}

    assert cleaned(feature) == {"type": "Polygon", "coordinates": [RING[::-1]]}
    assert cleaned({**POINT, "bbox": [1, 2, 3, 4]}) == POINT
    assert cleaned(None) is None


def test_only_the_wanted_kinds_are_taken() -> None:
    with override("fr"), pytest.raises(ValidationError) as refused:
        cleaned(POINT, kinds=("Polygon",))

    assert "Point" in refused.value.messages[0]
    assert "Polygon" in refused.value.messages[0]


@pytest.mark.parametrize(
    "value",
    [
        *({"type": "MultiPoint", "coordinates": []}, {"type": "Point", "coordinates": [200, 0]}, {}, [], 3, "x"),
        *({"type": "LineString", "coordinates": [[2, 48]] * count} for count in (3, 5_001)),
    ],
)
def test_what_is_not_a_shape_is_refused(value: Any) -> None:
    with pytest.raises(ValidationError):
        cleaned(value)


@override_settings(GEO_WIDGET_DEFAULT_LOCATION={"lat": 48.82, "lng": 2.27})
def test_swapped_coordinates_are_told() -> None:
    with override("fr"), pytest.raises(ValidationError) as refused:
        cleaned({"type": "Point", "coordinates": [48.82, 2.27]})

    assert refused.value.error_list[0].code == "swapped"


def test_a_damaged_shape_is_none() -> None:
    assert shape_of({"type": "Point", "coordinates": ["x"]}) is None
    assert shape_of(None) is None
    found = shape_of(json.loads(json.dumps(POINT)))
    assert found is not None
    assert found.geojson() == POINT
