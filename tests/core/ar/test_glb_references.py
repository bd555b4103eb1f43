from typing import Any

import pytest

from destination_cms.ar.glb import read_glb

from .models import Edit, glb, png
from .refused import refused_glb


def refusal(edit: Edit) -> str:
    return refused_glb(glb(pictures=[png()], animations=1, edit=edit)).code


def material(**values: Any) -> Edit:
    return lambda document: document.update(materials=[values])


@pytest.mark.parametrize(
    "values",
    [
        {"normalTexture": {"index": 0}},
        {"pbrMetallicRoughness": {"baseColorTexture": {"index": 0, "texCoord": 1}}},
        {"extras": {"favouriteTexture": {"index": 99}}},
        {"extensions": {"KHR_materials_unlit": {}}},
    ],
)
def test_materials_refer_to_textures(values: dict[str, Any]) -> None:
    assert read_glb("a.glb", glb(pictures=[png()], edit=material(**values))).texture_count == 1


@pytest.mark.parametrize(
    "values",
    [
        {"normalTexture": {"index": 1}},
        {"pbrMetallicRoughness": {"baseColorTexture": {"index": 1}}},
        {"extensions": {"KHR_materials_clearcoat": {"clearcoatTexture": {"index": 7}}}},
    ],
)
def test_a_texture_must_be_there(values: dict[str, Any]) -> None:
    assert refusal(material(**values)) == "index"


def skin(**values: Any) -> Edit:
    return lambda document: document.update(skins=[{"joints": [0], **values}])


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (skin(joints=[]), "field"),
        (skin(joints=[1]), "index"),
        (skin(skeleton=4), "index"),
        (skin(inverseBindMatrices=99), "index"),
        (skin(inverseBindMatrices=0), "field"),
    ],
)
def test_skins_refer_to_joints(edit: Edit, code: str) -> None:
    assert refusal(edit) == code


def test_a_skin_has_a_matrix_for_each_joint() -> None:
    def edit(count: int) -> Edit:
        def change(document: dict[str, Any]) -> None:
            document["accessors"].append({"componentType": 5126, "count": count, "type": "MAT4"})
            document["nodes"].append({})
            skin(joints=[0, 1], inverseBindMatrices=len(document["accessors"]) - 1)(document)

        return change

    assert read_glb("a.glb", glb(edit=edit(2))).triangle_count == 12
    assert refusal(edit(1)) == "index"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda animation: animation["samplers"][0].pop("input"), "field"),
        (lambda animation: animation["samplers"][0].update(output=99), "index"),
        (lambda animation: animation["channels"][0].update(sampler=1), "index"),
        (lambda animation: animation["channels"][0].pop("sampler"), "field"),
        (lambda animation: animation["channels"][0].pop("target"), "field"),
        (lambda animation: animation["channels"][0]["target"].update(node=1), "index"),
        (lambda animation: animation.update(channels=3), "field"),
    ],
)
def test_animations_refer_to_nodes(change: Any, code: str) -> None:
    assert refusal(lambda document: change(document["animations"][0])) == code


def test_an_animation_of_nothing_does_not_move() -> None:
    def edit(document: dict[str, Any]) -> None:
        document["animations"] = [{"samplers": [], "channels": []}]

    assert not read_glb("a.glb", glb(edit=edit)).has_animation


def test_a_hundred_animations_are_read() -> None:
    assert read_glb("a.glb", glb(animations=100)).has_animation
    assert refused_glb(glb(animations=101)).params["limit"] == 100
