"""Bytes inside a GLB model: its buffers, the views on them, and the pictures and data that stand in ``data:`` URIs.

Source: "glTF 2.0 Specification", sections 3.6.1, "Buffers and Buffer Views", and 2.8, "URIs".
"""

import base64
import binascii
from dataclasses import dataclass

from .glb_items import Item
from .other_formats import GLB
from .refusals import ModelRefused, shown

__all__ = ["MAX_STRIDE", "View", "embedded", "read_views"]

_BUFFER_TYPES = ("application/octet-stream", "application/gltf-buffer")
#: The least and the greatest distance between two elements in a view, in bytes.
MIN_STRIDE, MAX_STRIDE, STRIDE_STEP = 4, 252, 4


@dataclass(frozen=True, slots=True)
class View:
    """A part of a buffer.

    Attributes:
        data: its bytes.
        offset: where it begins in its buffer, in bytes.
        stride: bytes from one element to the next; 0 where they follow on each other.
    """

    data: memoryview
    offset: int
    stride: int


def read_views(document: Item, binary: memoryview | None) -> list[View]:
    """Return the buffer views of a model.

    Args:
        document: the whole JSON.
        binary: the binary chunk of its file.

    Raises:
        ModelRefused: a buffer is not in the file, or a view leads out of its buffer.
    """
    buffers = [
        _buffer(item, binary if position == 0 else None) for position, item in enumerate(document.items("buffers"))
    ]
    return [_view(item, buffers) for item in document.items("bufferViews")]


def embedded(item: Item, allowed: tuple[str, ...]) -> bytes | None:
    """Return the data in the ``uri`` of a buffer or a picture; ``None`` where it has none.

    Args:
        item: the buffer or the picture.
        allowed: types of data that may stand there (RFC 6838).

    Raises:
        ModelRefused: it names another file, holds another type of data, or cannot be read.
    """
    uri = item.text("uri")
    if uri is None:
        return None
    # Schemes are not case-sensitive (RFC 3986, 3.1).
    if uri[:5].lower() != "data:":
        raise ModelRefused("external", place=item.at("uri"), value=shown(uri), limit=GLB)
    described, comma, text = uri[5:].partition(",")
    kind, semicolon, encoding = described.rpartition(";")
    if not comma or not semicolon or encoding.lower() != "base64" or kind.lower() not in allowed:
        raise ModelRefused("data_uri", place=item.at("uri"), value=shown(described), limit=", ".join(allowed))
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:  # ValueError for letters outside ASCII
        raise item.refused("uri", "base64") from error


def _buffer(item: Item, binary: memoryview | None) -> memoryview:
    length = item.whole("byteLength", low=1)
    inline = embedded(item, _BUFFER_TYPES)
    data = binary if inline is None else memoryview(inline)
    if data is None:
        raise item.refused("uri", "BIN, data:")
    if length > len(data):
        raise ModelRefused("bounds", place=item.place, value=length, limit=len(data))
    # The chunk is padded to a multiple of four bytes.
    return data[:length]


def _view(item: Item, buffers: list[memoryview]) -> View:
    position = item.index("buffer", len(buffers))
    if position is None:
        raise item.refused("buffer", "index")
    offset, length = item.whole("byteOffset", 0), item.whole("byteLength", low=1)
    data = buffers[position]
    if offset + length > len(data):
        raise ModelRefused("bounds", place=item.place, value=offset + length, limit=len(data))
    stride = item.whole("byteStride", low=MIN_STRIDE, high=MAX_STRIDE) if "byteStride" in item else 0
    if stride % STRIDE_STEP:
        raise item.refused("byteStride", f"n * {STRIDE_STEP}")
    return View(data[offset : offset + length], offset, stride)
