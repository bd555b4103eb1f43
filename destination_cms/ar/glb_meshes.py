"""Meshes of a GLB model: what each draws, and the box that it fills.

Source: "glTF 2.0 Specification", section 3.7, "Meshes".
"""

from collections.abc import Iterator
from dataclasses import dataclass

from .glb_accessors import FLOAT, Accessor, highest_index
from .glb_items import Item
from .refusals import MAX_POINTS, MAX_TRIANGLES, ModelRefused

__all__ = ["Box", "Mesh", "Vector", "read_meshes", "refuse_too_much_drawn", "union"]

#: Metres on x, y and z.
Vector = tuple[float, float, float]
#: The least and the greatest corner.
Box = tuple[Vector, Vector]

_QUANTIZATION = "KHR_mesh_quantization"
#: Modes of a primitive: triangles, and their strips and fans, share vertices; 0 to 3 are points and lines.
_TRIANGLES, _STRIP, _LAST_MODE = 4, 5, 6
#: The greatest value of each component type: what a normalized 1 is stored as.
_ONE = {5120: 127, 5121: 255, 5122: 32_767, 5123: 65_535}


@dataclass(frozen=True, slots=True)
class Mesh:
    """What one mesh draws.

    Attributes:
        triangle_count: of all its primitives.
        point_count: vertices of its points and lines.
        box: around its positions; ``None`` where it has none.
    """

    triangle_count: int
    point_count: int
    box: Box | None


def read_meshes(document: Item, accessors: list[Accessor]) -> list[Mesh]:
    """Return the meshes of a model.

    Raises:
        ModelRefused: a mesh refers to what is not there, or all of them draw too much.
    """
    reader = _Reader(document, accessors)
    meshes = []
    triangle_count = point_count = 0
    for item in document.items("meshes"):
        primitives = item.items("primitives")
        if not primitives:
            raise item.refused("primitives", "1")
        boxes: list[Box] = []
        triangles = points = 0
        for primitive in primitives:
            drawn = reader.primitive(primitive)
            triangles += drawn.triangle_count
            points += drawn.point_count
            boxes += [drawn.box] if drawn.box else []
            # Before any more of its numbers are read.
            refuse_too_much_drawn(triangle_count + triangles, point_count + points)
        triangle_count += triangles
        point_count += points
        meshes.append(Mesh(triangles, points, union(boxes)))
    return meshes


def refuse_too_much_drawn(triangle_count: int, point_count: int) -> None:
    """Check what is drawn against the limits.

    Raises:
        ModelRefused: it is more.
    """
    if triangle_count > MAX_TRIANGLES:
        raise ModelRefused("too_many_triangles", value=triangle_count, limit=MAX_TRIANGLES)
    if point_count > MAX_POINTS:
        raise ModelRefused("too_many_points", value=point_count, limit=MAX_POINTS)


def union(boxes: list[Box]) -> Box | None:
    """Return the box around others; ``None`` for none."""
    if not boxes:
        return None
    lows, highs = zip(*boxes, strict=True)
    (x0, y0, z0), (x1, y1, z1) = map(min, zip(*lows, strict=True)), map(max, zip(*highs, strict=True))
    return (x0, y0, z0), (x1, y1, z1)


class _Reader:
    """Reads primitives; indices that several of them share are read once."""

    def __init__(self, document: Item, accessors: list[Accessor]) -> None:
        self._accessors = accessors
        self._material_count = len(document.items("materials"))
        self._is_quantized = _QUANTIZATION in document.texts("extensionsUsed")
        self._highest: dict[int, int] = {}

    def primitive(self, item: Item) -> Mesh:
        """Return what one primitive draws; one without positions draws nothing.

        Raises:
            ModelRefused: as ``read_meshes``.
        """
        mode = item.whole("mode", _TRIANGLES, high=_LAST_MODE)
        item.index("material", self._material_count)
        attributes = item.item("attributes")
        if attributes is None:
            raise item.refused("attributes", "object")
        positions = self._positions(attributes)
        vertex_count = positions.count if positions else 0
        for among, name, accessor in self._vertex_data(item, attributes):
            if positions and accessor.count != vertex_count:
                raise ModelRefused("counts", place=among.at(name), value=accessor.count, limit=vertex_count)
        position = item.index("indices", len(self._accessors))
        if not positions:
            return Mesh(0, 0, None)
        drawn_count = vertex_count if position is None else self._accessors[position].count
        is_made_of_triangles = mode >= _TRIANGLES
        triangles = drawn_count // 3 if mode == _TRIANGLES else max(drawn_count - 2, 0)
        mesh = Mesh(
            triangle_count=triangles if is_made_of_triangles else 0,
            point_count=0 if is_made_of_triangles else drawn_count,
            box=_box(positions),
        )
        refuse_too_much_drawn(mesh.triangle_count, mesh.point_count)
        if position is not None:
            self._refuse_other_vertices(item.at("indices"), position, vertex_count)
        return mesh

    def _positions(self, attributes: Item) -> Accessor | None:
        position = attributes.index("POSITION", len(self._accessors))
        if position is None:
            return None
        accessor = self._accessors[position]
        if accessor.kind != "VEC3":
            raise ModelRefused("field", place=f"{accessor.place}.type", value=accessor.kind, limit="VEC3")
        if accessor.component != FLOAT and not (self._is_quantized and accessor.component in _ONE):
            raise ModelRefused("field", place=f"{accessor.place}.componentType", value=accessor.component, limit=FLOAT)
        return accessor

    def _vertex_data(self, item: Item, attributes: Item) -> Iterator[tuple[Item, str, Accessor]]:
        """Yield each accessor that has a value for each vertex, behind the object and the name that refer to it."""
        for among in (attributes, *item.items("targets")):
            for name in among.names():
                position = among.index(name, len(self._accessors))
                if position is not None:
                    yield among, name, self._accessors[position]

    def _refuse_other_vertices(self, place: str, position: int, vertex_count: int) -> None:
        if position not in self._highest:
            self._highest[position] = highest_index(self._accessors[position])
        if self._highest[position] >= vertex_count:
            raise ModelRefused("index", place=place, value=self._highest[position], limit=vertex_count)


def _box(positions: Accessor) -> Box:
    if positions.low is None or positions.high is None:
        raise ModelRefused("field", place=f"{positions.place}.min, max", value="missing", limit="3 numbers")
    if any(low > high for low, high in zip(positions.low, positions.high, strict=True)):
        raise ModelRefused("field", place=f"{positions.place}.min", value="> max", limit="min <= max")
    return _corner(positions, positions.low), _corner(positions, positions.high)


def _corner(positions: Accessor, stored: tuple[float, ...]) -> Vector:
    x, y, z = stored
    if not positions.is_normalized or positions.component == FLOAT:
        return x, y, z
    one = _ONE[positions.component]
    return max(x / one, -1.0), max(y / one, -1.0), max(z / one, -1.0)
