from typing import Any

import pytest

from destination_cms.ar.glb_extensions import REQUIRABLE, refuse_other_extensions
from destination_cms.ar.glb_items import Item
from destination_cms.ar.refusals import ModelRefused


def refusal(document: Any) -> ModelRefused:
    with pytest.raises(ModelRefused) as caught:
        refuse_other_extensions(Item(document))
    return caught.value


def test_known_extensions_may_be_required() -> None:
    refuse_other_extensions(Item({"extensionsUsed": [*REQUIRABLE], "extensionsRequired": [*REQUIRABLE]}))


def test_others_may_be_used_where_the_model_is_shown_without() -> None:
    refuse_other_extensions(Item({"extensionsUsed": ["KHR_lights_punctual", "VENDOR_anything"]}))


@pytest.mark.parametrize("name", ["KHR_draco_mesh_compression", "EXT_meshopt_compression", "KHR_texture_basisu"])
@pytest.mark.parametrize("lists", [["extensionsUsed"], ["extensionsUsed", "extensionsRequired"]])
def test_what_needs_a_decoder_is_refused_even_where_it_is_optional(name: str, lists: list[str]) -> None:
    refused = refusal({key: [name] for key in lists})

    assert (refused.code, refused.params["value"]) == ("decoder", name)
    assert "a decoder from elsewhere" in str(refused)


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ({"extensionsUsed": ["VENDOR_x"], "extensionsRequired": ["VENDOR_x"]}, "extension"),
        ({"extensionsUsed": ["EXT_mesh_gpu_instancing"]}, "extension"),
        ({"extensionsRequired": ["KHR_materials_unlit"]}, "field"),
        ({"extensionsRequired": "KHR_materials_unlit"}, "field"),
        ({"extensionsUsed": [3]}, "field"),
    ],
)
def test_others_are_refused(document: Any, code: str) -> None:
    assert refusal(document).code == code
