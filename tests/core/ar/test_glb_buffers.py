import base64
from typing import Any

import pytest

from destination_cms.ar.glb_buffers import embedded, read_views
from destination_cms.ar.glb_items import Item
from destination_cms.ar.refusals import ModelRefused

BINARY = memoryview(bytes(range(16)))
DATA = "data:application/octet-stream;base64," + base64.b64encode(b"12345678").decode()


def document(buffers: Any, *views: Any) -> Item:
    return Item({"buffers": buffers, "bufferViews": list(views)})


def code_of(buffers: Any, *views: Any, binary: memoryview | None = BINARY) -> str:
    with pytest.raises(ModelRefused) as caught:
        read_views(document(buffers, *views), binary)
    return caught.value.code


def test_views_are_parts_of_the_chunk_and_of_data_in_the_json() -> None:
    chunk, inline = read_views(
        document(
            [{"byteLength": 14}, {"byteLength": 7, "uri": DATA}],
            {"buffer": 0, "byteOffset": 2, "byteLength": 12, "byteStride": 12},
            {"buffer": 1, "byteLength": 7},
        ),
        BINARY,
    )

    assert (bytes(chunk.data), chunk.offset, chunk.stride) == (bytes(range(2, 14)), 2, 12)
    assert (bytes(inline.data), inline.offset, inline.stride) == (b"1234567", 0, 0)


@pytest.mark.parametrize(
    ("buffers", "code"),
    [
        ([{"byteLength": 17}], "bounds"),
        ([{"byteLength": 0}], "number"),
        ([{"byteLength": -4}], "number"),
        ([{"byteLength": True}], "field"),
        ([{"byteLength": 4}, {"byteLength": 4}], "field"),
        ([{"byteLength": 9, "uri": DATA}], "bounds"),
        ([{"byteLength": 4, "uri": "fort.bin"}], "external"),
        ([{"byteLength": 4, "uri": "https://example.org/fort.bin"}], "external"),
        ([{"byteLength": 4, "uri": ""}], "external"),
        ([{"byteLength": 4, "uri": "data:image/png;base64,AAAA"}], "data_uri"),
        ([{"byteLength": 4, "uri": "data:application/octet-stream,AAAA"}], "data_uri"),
        ([{"byteLength": 4, "uri": "data:application/octet-stream;base64"}], "data_uri"),
        ([{"byteLength": 4, "uri": "data:application/octet-stream;base64,AA AA"}], "field"),
        ([{"byteLength": 4, "uri": "data:application/octet-stream;base64,é"}], "field"),
    ],
)
def test_a_buffer_is_in_the_file(buffers: Any, code: str) -> None:
    assert code_of(buffers) == code


def test_a_buffer_without_data_is_refused() -> None:
    assert code_of([{"byteLength": 4}], binary=None) == "field"


@pytest.mark.parametrize(
    ("view", "code"),
    [
        ({"buffer": 0, "byteLength": 17}, "bounds"),
        ({"buffer": 0, "byteOffset": 9, "byteLength": 8}, "bounds"),
        ({"buffer": 0, "byteOffset": -1, "byteLength": 8}, "number"),
        ({"buffer": 0, "byteOffset": 2**53, "byteLength": 8}, "number"),
        ({"buffer": 1, "byteLength": 8}, "index"),
        ({"byteLength": 8}, "field"),
        ({"buffer": 0}, "field"),
        ({"buffer": 0, "byteLength": 8, "byteStride": 0}, "number"),
        ({"buffer": 0, "byteLength": 8, "byteStride": 6}, "field"),
        ({"buffer": 0, "byteLength": 8, "byteStride": 256}, "number"),
    ],
)
def test_a_view_lies_in_its_buffer(view: Any, code: str) -> None:
    assert code_of([{"byteLength": 16}], view) == code


def test_types_and_schemes_are_read_in_any_case() -> None:
    assert embedded(Item({"uri": "DATA:Image/PNG;BASE64,AAAA"}), ("image/png",)) == bytes(3)
    assert embedded(Item({}), ("image/png",)) is None
