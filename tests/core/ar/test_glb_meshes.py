from typing import Any

import pytest

from destination_cms.ar.glb import ModelFacts, read_glb
from destination_cms.ar.glb_meshes import union

from .models import Edit, glb
from .refused import refused_edit


def facts(edit: Edit) -> ModelFacts:
    return read_glb("a.glb", glb(edit=edit))


def primitive(document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = document["meshes"][0]["primitives"][0]
    return found


@pytest.mark.parametrize(("mode", "count"), [(4, 12), (5, 34), (6, 34)])
def test_triangles_are_counted_by_mode(mode: int, count: int) -> None:
    assert facts(lambda document: primitive(document).update(mode=mode)).triangle_count == count


def test_without_indices_the_positions_are_counted() -> None:
    assert facts(lambda document: primitive(document).pop("indices")).triangle_count == 8 // 3


@pytest.mark.parametrize("mode", [0, 1, 2, 3])
def test_points_and_lines_alone_are_not_a_model(mode: int) -> None:
    assert refused_edit(lambda document: primitive(document).update(mode=mode)).code == "no_mesh"


def test_points_beside_triangles_are_fine_up_to_their_limit() -> None:
    def lines(count: int) -> Edit:
        return lambda document: document["meshes"][0]["primitives"].extend(
            [{"attributes": {"POSITION": 0}, "indices": 1, "mode": 1}] * count
        )

    assert facts(lines(10)).triangle_count == 12
    refused = refused_edit(lines(16_667))
    assert (refused.code, refused.params["value"]) == ("too_many_points", 600_012)


def test_a_primitive_without_positions_draws_nothing() -> None:
    assert refused_edit(lambda document: primitive(document)["attributes"].pop("POSITION")).code == "no_mesh"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"mode": 7}, "number"),
        ({"mode": True}, "field"),
        ({"indices": 0}, "field"),
        ({"indices": 2}, "index"),
        ({"material": 0}, "index"),
        ({"attributes": {"POSITION": 1}}, "field"),
        ({"attributes": {"POSITION": 2}}, "index"),
        ({"attributes": {"POSITION": 0, "NORMAL": 1}}, "counts"),
        ({"attributes": []}, "field"),
        ({"targets": [{"POSITION": 1}]}, "counts"),
        ({"targets": [{"POSITION": 9}]}, "index"),
    ],
)
def test_broken_primitives_are_refused(changes: dict[str, Any], code: str) -> None:
    assert refused_edit(lambda document: primitive(document).update(changes)).code == code


def test_indices_stay_among_the_positions() -> None:
    refused = refused_edit(lambda document: document["accessors"][0].update(count=7))

    assert (refused.code, refused.params["place"], refused.params["value"], refused.params["limit"]) == (
        "index",
        "meshes[0].primitives[0].indices",
        7,
        7,
    )


@pytest.mark.parametrize(
    "edit",
    [
        lambda document: document["accessors"][0].pop("min"),
        lambda document: document["accessors"][0].update(min=[2, 0, 0]),
        lambda document: document["meshes"][0].update(primitives=[]),
        lambda document: primitive(document).pop("attributes"),
    ],
)
def test_what_glTF_demands_of_positions_must_be_there(edit: Edit) -> None:  # noqa: N802 - its name
    assert refused_edit(edit).code == "field"


def quantized(**changes: Any) -> Edit:
    def edit(document: dict[str, Any]) -> None:
        values = {"componentType": 5122, "min": [-32_768, 0, 0], "max": [32_767, 3, 32_767], **changes}
        document["bufferViews"][0]["byteStride"] = 8
        document["accessors"][0].update(values)
        document["extensionsUsed"] = document["extensionsRequired"] = ["KHR_mesh_quantization"]

    return edit


def test_quantized_positions_are_read() -> None:
    assert facts(quantized(max=[1, 3, 4], min=[0, 0, 0])).size_m == (1.0, 3.0, 4.0)
    assert facts(quantized(normalized=True)).size_m == (2.0, 0.0, 1.0)


def test_quantized_positions_must_be_declared() -> None:
    def undeclared(document: dict[str, Any]) -> None:
        quantized()(document)
        del document["extensionsUsed"], document["extensionsRequired"]

    assert refused_edit(undeclared).code == "field"


def test_meshes_that_no_node_places_count_against_the_limit() -> None:
    part = [{"attributes": {"POSITION": 0}, "indices": 1}] * 8_334

    refused = refused_edit(lambda document: document["meshes"].extend([{"primitives": part}, {"primitives": part}]))

    assert (refused.code, refused.params["value"]) == ("too_many_triangles", 200_004)


def test_a_box_is_around_others() -> None:
    assert union([]) is None
    assert union([((0, 0, 0), (1, 1, 1)), ((-1, 2, 0), (0, 3, 0.5))]) == ((-1, 0, 0), (1, 3, 1))
