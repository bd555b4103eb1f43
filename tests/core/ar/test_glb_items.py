"""Values of a model's JSON have the type that glTF gives them, and the limits, or are named with their place."""

from typing import Any

import pytest

from destination_cms.ar.glb_items import Item
from destination_cms.ar.refusals import ModelRefused


def refusal(call: Any) -> tuple[str, str]:
    with pytest.raises(ModelRefused) as caught:
        call()
    return caught.value.code, caught.value.params["place"]


@pytest.mark.parametrize("value", [True, 1.0, "1", None, [], {}])
def test_a_whole_number_is_nothing_else(value: Any) -> None:
    assert refusal(lambda: Item({"count": value}, "accessors[3]").whole("count")) == ("field", "accessors[3].count")


@pytest.mark.parametrize("value", [0, -1, 10, 10**400])
def test_a_whole_number_lies_between_its_limits(value: int) -> None:
    assert refusal(lambda: Item({"count": value}).whole("count", low=1, high=9)) == ("number", "count")


def test_a_value_without_a_default_must_be_there() -> None:
    assert Item({}).whole("mode", 4) == 4
    with pytest.raises(ModelRefused, match=r"accessors\[0\]\.count is missing; glTF asks for integer"):
        Item({}, "accessors[0]").whole("count")


def test_positions_are_among_the_items() -> None:
    item = Item({"mesh": 2, "children": [0, 2]})

    assert (item.index("mesh", 3), item.index("skin", 0), item.indices("children", 3)) == (2, None, [0, 2])
    assert refusal(lambda: item.index("mesh", 2)) == ("index", "mesh")
    assert refusal(lambda: item.indices("children", 2)) == ("index", "children")


@pytest.mark.parametrize("value", [[True], [-1], [0.0], ["0"], {}, "0", None])
def test_positions_are_nothing_else(value: Any) -> None:
    assert refusal(lambda: Item({"children": value}).indices("children", 9)) == ("field", "children")


@pytest.mark.parametrize(
    "value", [[1, 2], [1, 2, True], [1, 2, 1e999], [1, 2, float("nan")], [1, 2, 10**400], "123", None]
)
def test_numbers_are_finite_and_as_many_as_they_must_be(value: Any) -> None:
    assert refusal(lambda: Item({"scale": value}).numbers("scale", 3)) == ("field", "scale")


def test_numbers_are_read() -> None:
    assert Item({"scale": [1, 2.5, -3]}).numbers("scale", 3) == (1.0, 2.5, -3.0)
    assert Item({}).numbers("scale", 3) is None


@pytest.mark.parametrize("method", ["text", "texts", "is_true", "item", "items"])
def test_other_types_are_refused(method: str) -> None:
    assert refusal(lambda: getattr(Item({"name": 5}), method)("name")) == ("field", "name")


def test_objects_know_their_place() -> None:
    document = Item({"meshes": [{}, {"primitives": [{}]}], "asset": {}})

    assert document.items("meshes")[1].items("primitives")[0].place == "meshes[1].primitives[0]"
    assert refusal(lambda: Item({"meshes": [3]}).items("meshes")) == ("field", "meshes[0]")
    assert document.items("nodes") == []
    assert document.item("extras") is None
    assert "asset" in document
    assert document.is_object("asset")
    assert not document.is_object("meshes")


def test_texts_and_truths_are_read() -> None:
    item = Item({"name": "", "extensionsUsed": ["a"], "normalized": True})

    assert (item.text("name"), item.text("uri")) == ("", None)
    assert (item.texts("extensionsUsed"), item.texts("extensionsRequired")) == (["a"], [])
    assert (item.is_true("normalized"), item.is_true("doubleSided")) == (True, False)
