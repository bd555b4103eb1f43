import struct
from typing import Any

import pytest

from destination_cms.ar.glb_accessors import Accessor, highest_index, read_accessors
from destination_cms.ar.glb_buffers import View
from destination_cms.ar.glb_items import Item
from destination_cms.ar.refusals import ModelRefused

VIEW = View(memoryview(bytes(48)), 0, 0)


def read(*accessors: dict[str, Any], view: View = VIEW) -> list[Accessor]:
    return read_accessors(Item({"accessors": list(accessors)}), [view])


def code_of(*accessors: dict[str, Any], view: View = VIEW) -> str:
    with pytest.raises(ModelRefused) as caught:
        read(*accessors, view=view)
    return caught.value.code


def vectors(**changes: Any) -> dict[str, Any]:
    return {"bufferView": 0, "componentType": 5126, "count": 4, "type": "VEC3", **changes}


def test_an_accessor_is_read() -> None:
    (accessor,) = read(vectors(min=[0, 0, 0], max=[1, 2, 3], normalized=False))

    assert (accessor.kind, accessor.count, accessor.stride, accessor.low, accessor.high) == (
        "VEC3",
        4,
        12,
        (0.0, 0.0, 0.0),
        (1.0, 2.0, 3.0),
    )


@pytest.mark.parametrize(
    ("kind", "component", "fits"),
    [
        ("SCALAR", 5121, 48),
        ("VEC2", 5123, 12),
        ("VEC4", 5126, 3),
        ("MAT2", 5121, 6),
        ("MAT3", 5121, 4),
        ("MAT3", 5123, 2),
        ("MAT4", 5120, 3),
    ],
)
def test_as_many_elements_are_read_as_there_are_bytes(kind: str, component: int, fits: int) -> None:
    """Columns of matrices are padded to four bytes."""
    assert read(vectors(type=kind, componentType=component, count=fits))[0].count == fits
    assert code_of(vectors(type=kind, componentType=component, count=fits + 1)) == "bounds"


def test_the_last_element_needs_no_stride() -> None:
    strided = View(VIEW.data, 0, 16)

    assert read(vectors(count=3), view=strided)[0].stride == 16
    assert read(vectors(count=2, byteOffset=20), view=strided)[0].count == 2
    assert code_of(vectors(count=3, byteOffset=8), view=strided) == "bounds"
    assert code_of(vectors(count=1), view=View(VIEW.data, 0, 8)) == "number"


@pytest.mark.parametrize(
    ("accessor", "code"),
    [
        (vectors(count=0), "number"),
        (vectors(count=-1), "number"),
        (vectors(count=True), "field"),
        (vectors(count=1e3), "field"),
        (vectors(componentType=5124), "field"),
        (vectors(componentType=None), "field"),
        (vectors(type="VEC5"), "field"),
        (vectors(type=3), "field"),
        (vectors(bufferView=1), "index"),
        (vectors(bufferView=-1), "number"),
        (vectors(byteOffset=2, count=1), "unaligned"),
        (vectors(byteOffset=-4), "number"),
        (vectors(byteOffset=4), "bounds"),
        (vectors(min=[0, 0]), "field"),
        (vectors(max=[0, 0, float("nan")]), "field"),
        (vectors(normalized=1), "field"),
        (vectors(count=2**53 - 1), "too_much_data"),
    ],
)
def test_a_broken_accessor_is_refused(accessor: dict[str, Any], code: str) -> None:
    assert code_of(accessor) == code


def test_alignment_counts_from_the_buffer() -> None:
    assert code_of(vectors(count=1), view=View(VIEW.data, 2, 0)) == "unaligned"
    assert read(vectors(count=1, byteOffset=2), view=View(VIEW.data, 2, 0))


def test_zeros_that_are_described_count_too() -> None:
    zeros = {"componentType": 5126, "count": 1_000_000, "type": "MAT4"}

    assert read({**zeros, "count": 100})[0].data is None
    assert code_of(zeros) == "too_much_data"
    assert code_of(*[{**zeros, "count": 9_000}] * 110) == "too_much_data"


def sparse(**changes: Any) -> dict[str, Any]:
    indices = {"bufferView": 0, "componentType": 5123, **changes.pop("indices", {})}
    values = {"bufferView": 0, **changes.pop("values", {})}
    return vectors(sparse={"count": 1, "indices": indices, "values": values, **changes})


def test_replaced_elements_are_read() -> None:
    (accessor,) = read(sparse())

    assert accessor.data is None


@pytest.mark.parametrize(
    ("accessor", "code"),
    [
        (sparse(count=5), "number"),
        (sparse(count=0), "number"),
        (sparse(indices={"componentType": 5126}), "field"),
        (sparse(indices={"bufferView": 3}), "index"),
        (sparse(indices={"byteOffset": 1}), "unaligned"),
        (sparse(indices={"byteOffset": 48}), "bounds"),
        (sparse(values={"byteOffset": 40}), "bounds"),
        (sparse(values={"byteOffset": 2}), "unaligned"),
        (vectors(sparse={"count": 1}), "field"),
        (vectors(sparse={"count": 1, "indices": {"componentType": 5121}, "values": {}}), "field"),
    ],
)
def test_broken_replacements_are_refused(accessor: dict[str, Any], code: str) -> None:
    assert code_of(accessor) == code


def test_a_replaced_element_must_exist() -> None:
    assert code_of(sparse(), view=View(memoryview(struct.pack("<2H", 4, 0) + bytes(44)), 0, 0)) == "index"


def test_the_highest_index_is_found() -> None:
    view = View(memoryview(struct.pack("<4H", 7, 300, 2, 999)), 0, 0)
    (numbers,) = read({"bufferView": 0, "componentType": 5123, "count": 3, "type": "SCALAR"}, view=view)

    assert highest_index(numbers) == 300


@pytest.mark.parametrize(
    "accessor",
    [
        vectors(),
        vectors(type="SCALAR"),
        vectors(type="SCALAR", componentType=5122),
        {"componentType": 5123, "count": 3, "type": "SCALAR"},
        {**sparse(), "type": "SCALAR", "componentType": 5123},
    ],
)
def test_indices_are_whole_numbers_in_the_file(accessor: dict[str, Any]) -> None:
    (numbers,) = read(accessor)

    with pytest.raises(ModelRefused):
        highest_index(numbers)


def test_indices_stand_one_behind_the_other() -> None:
    (numbers,) = read(
        {"bufferView": 0, "componentType": 5123, "count": 3, "type": "SCALAR"}, view=View(VIEW.data, 0, 4)
    )

    with pytest.raises(ModelRefused):
        highest_index(numbers)
