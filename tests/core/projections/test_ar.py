"""Layers and models of augmented reality are public while something offers them, and told without a mixed height."""

import json
from typing import Any

import pytest
from django.test import Client

from circuits.models import SpotLayer
from destination_cms.geo import Point
from destination_cms.models import ARModel
from destination_cms.publishing.public_copies import public_storage
from tests.core.ar.models import glb, usdz
from tests.core.models.test_ar_layers import add_layer
from tests.core.models.test_ar_models import model, upload
from tests.destination import Destination, publish
from tests.feed import Replica

pytestmark = pytest.mark.django_db

HERE = Point(48.8209, 2.2668)
QUERY = """query ($slug: String!) { spot(slug: $slug) { layers {
  title reveal equivalentText altitudeMode heightMeters verticalDatum
  geoPose { basicYpr { position { lat lon h } angles { yaw pitch roll } } basicQuaternion { quaternion { x y z w } } }
  model { format triangleCount size { widthMeters } licence file { url mimeType byteSize sha256 } }
  appleModel { format file { mimeType } } viewpoint { latitude headingDegrees } cover { alt }
} } }"""


def layers_of(spot: Any) -> list[dict[str, Any]]:
    body = {"query": QUERY, "variables": {"slug": spot.slug}}
    answer = Client().post("/graphql/", body, content_type="application/json").json()
    assert "errors" not in answer, answer
    return list(answer["data"]["spot"]["layers"])


def test_a_layer_is_told_where_it_is_seen(destination: Destination) -> None:
    layer = add_layer(
        destination,
        model=model(glb(triangles=24), licence="CC BY 4.0"),
        apple_model=model(usdz(), "pipes.usdz"),
        location=HERE,
        height_m=-3.0,
        viewpoint_location=HERE,
        viewpoint_heading_deg=90,
    )
    spot = destination.spot(layers=[SpotLayer(layer=layer)])
    (told,) = layers_of(spot)

    assert (told["title"], told["reveal"], told["equivalentText"]) == (
        "Pipes",
        "BENEATH",
        "Pipes lie under the street.",
    )
    assert (told["altitudeMode"], told["heightMeters"], told["verticalDatum"], told["geoPose"]) == (
        "TERRAIN",
        -3,
        None,
        None,
    )
    assert (told["model"]["format"], told["model"]["triangleCount"], told["model"]["licence"]) == (
        "GLB",
        24,
        "CC BY 4.0",
    )
    assert told["viewpoint"] == {"latitude": 48.8209, "headingDegrees": 90}
    file = told["model"]["file"]
    assert file["mimeType"] == "model/gltf-binary"
    assert told["appleModel"]["file"]["mimeType"] == "model/vnd.usdz+zip"
    name = ARModel.objects.get(format="GLB").public_name
    with public_storage().open(name) as copy:
        assert copy.read() == glb(triangles=24)
    assert file["url"].endswith(name)


def test_a_pose_is_told_of_the_ellipsoid_alone(destination: Destination) -> None:
    heights: Any = {"location": HERE, "altitude_mode": "WGS84", "height_m": 76.5}
    ellipsoid, geoid = (
        destination.spot(
            layers=[SpotLayer(layer=add_layer(destination, vertical_datum=datum, yaw_deg=90.0, **heights))]
        )
        for datum in ("ELLIPSOID", "NGF_IGN69")
    )
    (told,), (other,) = layers_of(ellipsoid), layers_of(geoid)

    assert told["geoPose"]["basicYpr"] == {
        "position": {"lat": 48.8209, "lon": 2.2668, "h": 76.5},
        "angles": {"yaw": 90, "pitch": 0, "roll": 0},
    }
    assert told["geoPose"]["basicQuaternion"]["quaternion"]["z"] == pytest.approx(0.5**0.5)
    assert (other["geoPose"], other["heightMeters"], other["verticalDatum"]) == (None, 76.5, "NGF_IGN69")


def kinds_of(lines: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return sorted((line["op"], line["key"].partition(":")[0]) for line in lines)


def test_a_changed_model_is_one_upsert(destination: Destination) -> None:
    layer = add_layer(destination)
    destination.spot(layers=[SpotLayer(layer=layer)])
    app = Replica()
    app.sync()
    stored = layer.model
    stored.file = upload(glb(triangles=36))
    stored.save()

    # One for the new file and its copy together, or for each: an app that syncs once gets the last state.
    assert kinds_of(app.sync()) == [("upsert", "ar_model")]
    (record,) = [record for key, record in app.records.items() if key.startswith("ar_model:")]
    assert record["payload"]["triangle_count"] == 36
    assert record["payload"]["file"]["byte_size"] == len(glb(triangles=36))


def test_layers_are_public_while_something_offers_them(destination: Destination) -> None:
    layer = add_layer(destination)
    app = Replica()
    app.sync()
    assert not [key for key in app.records if key.startswith("ar_")]

    spot = destination.spot(layers=[SpotLayer(layer=layer)])
    app.sync()
    assert {key.partition(":")[0] for key in app.records} >= {"ar_layer", "ar_model", "image"}

    publish(spot, layers=[])
    assert [op for op, kind in kinds_of(app.sync()) if kind in {"ar_layer", "ar_model"}] == ["delete", "delete"]


def test_a_stop_offers_a_layer_too(destination: Destination) -> None:
    layer = add_layer(destination)
    page = destination.circuit(spots=[destination.spot()])
    stop = page.stops.get()
    stop.layer = layer
    page.stops = [stop]
    page.save_revision().publish()
    query = "query ($slug: String!) { circuit(slug: $slug) { stops { layer { title } } } }"
    body = {"query": query, "variables": {"slug": page.slug}}
    answer = Client().post("/graphql/", json.dumps(body), content_type="application/json").json()

    assert answer["data"]["circuit"]["stops"] == [{"layer": {"title": "Pipes"}}]
