"""Accessors of a GLB model: which numbers its bytes are, and that all of them are there.

Source: "glTF 2.0 Specification", section 3.6.2, "Accessors".
"""

import struct
from dataclasses import dataclass

from .glb_buffers import MAX_STRIDE, View
from .glb_items import Item
from .refusals import MAX_DATA_BYTES, MAX_POINTS, ModelRefused

__all__ = ["FLOAT", "UNSIGNED", "Accessor", "highest_index", "read_accessors"]

#: Bytes of each component type, and its letter in ``struct``.
_COMPONENTS = {5120: (1, "b"), 5121: (1, "B"), 5122: (2, "h"), 5123: (2, "H"), 5125: (4, "I"), 5126: (4, "f")}
FLOAT = 5126
UNSIGNED = (5121, 5123, 5125)
#: Rows and columns of each type.
_SHAPES = {"SCALAR": (1, 1), "VEC2": (2, 1), "VEC3": (3, 1), "VEC4": (4, 1), "MAT2": (2, 2), "MAT3": (3, 3), "MAT4": (4, 4)}  # fmt: skip
#: Each column of a matrix starts at a multiple of so many bytes.
_COLUMN_BYTES = 4


@dataclass(frozen=True, slots=True)
class Accessor:
    """A list of numbers, vectors or matrices.

    Attributes:
        place: its place in the JSON.
        kind: ``SCALAR``, ``VEC3`` and so on.
        component: number of the component type.
        count: its elements.
        is_normalized: whether whole numbers stand for fractions of their range.
        low: the least value of each component, as stored; ``None`` where the file does not say.
        high: the greatest value of each component, as stored.
        data: bytes from its first element on; ``None`` for zeros, or where some are replaced ("sparse").
        stride: bytes from one element to the next.
    """

    place: str
    kind: str
    component: int
    count: int
    is_normalized: bool
    low: tuple[float, ...] | None
    high: tuple[float, ...] | None
    data: memoryview | None
    stride: int


def read_accessors(document: Item, views: list[View]) -> list[Accessor]:
    """Return the accessors of a model.

    Raises:
        ModelRefused: one reads out of its view or is not aligned, or all of them describe too much data.
    """
    reader = _Reader(views)
    return [reader.accessor(item) for item in document.items("accessors")]


def highest_index(accessor: Accessor) -> int:
    """Return the greatest number of a list of indices.

    Raises:
        ModelRefused: it is not a list of whole numbers that stand one behind the other.
    """
    size, letter = _COMPONENTS[accessor.component]
    if accessor.kind != "SCALAR" or accessor.component not in UNSIGNED:
        value = f"{accessor.kind} {accessor.component}"
        raise ModelRefused("field", place=accessor.place, value=value, limit=f"SCALAR {UNSIGNED}")
    if accessor.data is None or accessor.stride != size:
        raise ModelRefused("field", place=accessor.place, value="sparse, byteStride", limit="bufferView")
    return int(max(struct.unpack_from(f"<{accessor.count}{letter}", accessor.data)))


class _Reader:
    """Reads the accessors of a model, and adds up what they describe: several may read the same bytes."""

    def __init__(self, views: list[View]) -> None:
        self._views = views
        self._described_bytes = 0
        self._replaced = 0

    def accessor(self, item: Item) -> Accessor:
        """Return an accessor.

        Raises:
            ModelRefused: as ``read_accessors``.
        """
        component, kind = _component(item), item.text("type") or ""
        if kind not in _SHAPES:
            raise item.refused("type", ", ".join(_SHAPES))
        count, size = item.whole("count", low=1), _element_bytes(kind, component)
        self._described_bytes += count * size
        if self._described_bytes > MAX_DATA_BYTES:
            raise ModelRefused("too_much_data", limit=MAX_DATA_BYTES // 1_000_000)
        position = item.index("bufferView", len(self._views))
        view = None if position is None else self._views[position]
        stride = view.stride or size if view else size
        data = _elements(item, view, (count, size, stride), _COMPONENTS[component][0]) if view else None
        rows, columns = _SHAPES[kind]
        return Accessor(
            place=item.place,
            kind=kind,
            component=component,
            count=count,
            is_normalized=item.is_true("normalized"),
            low=item.numbers("min", rows * columns),
            high=item.numbers("max", rows * columns),
            data=None if self._is_sparse(item, count, size, component) else data,
            stride=stride,
        )

    def _is_sparse(self, item: Item, count: int, size: int, component: int) -> bool:
        """Say whether some elements of an accessor are replaced by others, which are checked."""
        sparse = item.item("sparse")
        if sparse is None:
            return False
        replaced = sparse.whole("count", low=1, high=count)
        self._replaced += replaced
        if self._replaced > MAX_POINTS:
            raise ModelRefused("too_many_items", place=sparse.place, limit=MAX_POINTS)
        indices, values = sparse.item("indices"), sparse.item("values")
        if indices is None or values is None:
            raise item.refused("sparse", "indices, values")
        index_bytes, letter = _COMPONENTS[_component(indices, UNSIGNED)]
        places = self._replacing(indices, (replaced, index_bytes, index_bytes), index_bytes)
        highest = max(struct.unpack_from(f"<{replaced}{letter}", places))
        if highest >= count:
            raise ModelRefused("index", place=indices.place, value=highest, limit=count)
        self._replacing(values, (replaced, size, size), _COMPONENTS[component][0])
        return True

    def _replacing(self, item: Item, layout: tuple[int, int, int], alignment: int) -> memoryview:
        position = item.index("bufferView", len(self._views))
        if position is None:
            raise item.refused("bufferView", "index")
        return _elements(item, self._views[position], layout, alignment)


def _component(item: Item, allowed: tuple[int, ...] = tuple(_COMPONENTS)) -> int:
    component = item.whole("componentType")
    if component not in allowed:
        raise item.refused("componentType", ", ".join(map(str, allowed)))
    return component


def _element_bytes(kind: str, component: int) -> int:
    rows, columns = _SHAPES[kind]
    size = rows * _COMPONENTS[component][0]
    if columns > 1:
        size = -(-size // _COLUMN_BYTES) * _COLUMN_BYTES
    return size * columns


def _elements(item: Item, view: View, layout: tuple[int, int, int], alignment: int) -> memoryview:
    """Return the bytes of a view from an offset on, which hold all elements.

    Args:
        item: has the offset.
        view: what it reads.
        layout: number of elements, bytes of each, and bytes from one to the next.
        alignment: their offset in the buffer must be a multiple of so many bytes.
    """
    count, size, stride = layout
    offset = item.whole("byteOffset", 0)
    if stride < size:
        raise ModelRefused("number", place=f"{item.place}.byteStride", value=stride, low=size, limit=MAX_STRIDE)
    end = offset + stride * (count - 1) + size
    if end > len(view.data):
        raise ModelRefused("bounds", place=item.place, value=end, limit=len(view.data))
    if (view.offset + offset) % alignment:
        raise ModelRefused("unaligned", place=item.place, value=view.offset + offset, limit=alignment)
    return view.data[offset:]
