"""A layer without an equivalent, or that cannot be placed, is kept as a draft and not published."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from destination_cms.geo import Point
from destination_cms.models import ARLayer
from tests.core.ar.models import usdz
from tests.destination import Destination

from .test_ar_models import model

pytestmark = pytest.mark.django_db


def add_layer(destination: Destination, *, live: bool = True, **fields: Any) -> ARLayer:
    """Write a layer as an editor does; what is not said is such that it can be published."""
    known: dict[str, Any] = {
        "title": "Pipes",
        "equivalent_text": "Pipes lie under the street.",
        "locale": destination.fr,
    }
    if "cover_image" not in fields and "audio" not in fields:
        known |= {"cover_image": destination.image(), "cover_image_alt": "Pipes"}
    if "model" not in fields:
        known["model"] = model()
    layer = ARLayer(**{**known, **fields}, live=False)
    layer.is_draft = not live
    layer.save()
    revision = layer.save_revision()
    if live:
        revision.publish()
    return ARLayer.objects.get(pk=layer.pk)


def refused_fields(destination: Destination, **fields: Any) -> set[str]:
    with pytest.raises(ValidationError) as refused:
        add_layer(destination, **fields)
    assert not ARLayer.objects.filter(live=True).exists()
    return set(refused.value.message_dict)


def test_a_layer_needs_an_equivalent_in_words_and_in_a_picture_or_a_recording(destination: Destination) -> None:
    assert refused_fields(destination, equivalent_text=" ") == {"equivalent_text"}
    assert refused_fields(destination, cover_image=None, cover_image_alt="") == {"cover_image"}
    assert add_layer(destination).live


def test_a_draft_needs_nothing_but_a_title(destination: Destination) -> None:
    layer = add_layer(destination, live=False, equivalent_text="", cover_image=None, model=None)

    assert layer.title == "Pipes"


def test_each_device_gets_its_format(destination: Destination) -> None:
    glb, apple = model(), model(usdz(), "pipes.usdz")

    assert refused_fields(destination, model=None) == {"model"}
    assert refused_fields(destination, model=apple) == {"model"}
    assert refused_fields(destination, apple_model=glb) == {"apple_model"}
    assert add_layer(destination, model=glb, apple_model=apple).live


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"anchor": "GEOPOSE"}, "location"),
        ({"anchor": "IMAGE_TARGET"}, "target_image"),
        ({"altitude_mode": "WGS84", "height_m": 70.0}, "vertical_datum"),
        ({"altitude_mode": "TERRAIN", "height_m": -2.0, "vertical_datum": "NGF_IGN69"}, "vertical_datum"),
        ({"reveal": "BENEATH", "height_m": 0.0}, "height_m"),
        ({"reveal": "ABOVE", "height_m": -1.0}, "height_m"),
        ({"yaw_deg": 361.0}, "yaw_deg"),
        ({"height_m": 10_000.0}, "height_m"),
        ({"viewpoint_heading_deg": 360}, "viewpoint_heading_deg"),
    ],
)
def test_what_cannot_be_placed_is_refused(destination: Destination, fields: Any, name: str) -> None:
    assert name in refused_fields(destination, **fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"anchor": "GEOPOSE", "location": Point(48.82, 2.27)},
        {"altitude_mode": "WGS84", "height_m": 70.0, "vertical_datum": "ELLIPSOID"},
        {"reveal": "BENEATH", "height_m": -3.0},
        {"reveal": "BENEATH", "altitude_mode": "WGS84", "height_m": 30.0, "vertical_datum": "NGF_IGN69"},
    ],
)
def test_what_can_be_placed_is_published(destination: Destination, fields: Any) -> None:
    assert add_layer(destination, **fields).live
