"""Nodes of a GLB model: what its scenes draw, and how much room that takes.

Source: "glTF 2.0 Specification", sections 3.5, "Scenes" and "Nodes", and 5.25, "Node".
"""

import math
from dataclasses import dataclass

from .glb_items import Item
from .glb_meshes import Box, Mesh, Vector, refuse_too_much_drawn, union
from .refusals import MAX_SIZE_M, ModelRefused

__all__ = ["Scenes", "read_scenes"]

#: Three rows of four numbers: a turn with a scale, and a move; the fourth row of the matrix is always 0, 0, 0, 1.
_Matrix = tuple[float, ...]
_IDENTITY: _Matrix = (1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0)
#: Numbers of a matrix in the file, which go down its columns, in the order of ours; the others are its fourth row.
_BY_ROWS = (0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14)
_FOURTH_ROW = (3, 7, 11, 15)
#: How far a turn may be from a length of 1; quantized ones are not exact.
_UNIT_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Scenes:
    """What the scenes of a model draw together; a node that several of them have counts once.

    Attributes:
        triangle_count: a mesh that two nodes place counts twice.
        box: around all meshes, in metres, before any animation; ``None`` where there is none.
    """

    triangle_count: int
    box: Box | None


@dataclass(frozen=True, slots=True)
class _Node:
    mesh: int | None
    children: list[int]
    matrix: _Matrix


def read_scenes(document: Item, meshes: list[Mesh]) -> Scenes:
    """Return what the scenes of a model draw.

    Raises:
        ModelRefused: nodes form anything else than trees, refer to what is not there, or draw too much.
    """
    nodes = _nodes(document, len(meshes))
    roots = _roots(nodes)
    _refuse_cycles(nodes, roots)
    shown: set[int] = set()
    for scene in document.items("scenes"):
        for number in scene.indices("nodes", len(nodes)):
            if number not in roots:
                raise ModelRefused("shared_node", place=f"nodes[{number}]", value=2, limit=1)
            shown.add(number)
    document.index("scene", len(document.items("scenes")))
    return _drawn(nodes, meshes, sorted(shown))


def _nodes(document: Item, mesh_count: int) -> list[_Node]:
    items = document.items("nodes")
    skin_count, camera_count = len(document.items("skins")), len(document.items("cameras"))
    nodes = []
    for item in items:
        item.index("skin", skin_count)
        item.index("camera", camera_count)
        nodes.append(_Node(item.index("mesh", mesh_count), item.indices("children", len(items)), _matrix(item)))
    return nodes


def _roots(nodes: list[_Node]) -> set[int]:
    """Return the nodes that are below no other; one that is below two is refused, so that the others form trees."""
    placed: set[int] = set()
    for node in nodes:
        for child in node.children:
            if child in placed:
                raise ModelRefused("shared_node", place=f"nodes[{child}]", value=2, limit=1)
            placed.add(child)
    return set(range(len(nodes))) - placed


def _refuse_cycles(nodes: list[_Node], roots: set[int]) -> None:
    """Refuse nodes that no root leads to: each has one parent, so they are below themselves."""
    reached = set(roots)
    left = [*roots]
    while left:
        children = nodes[left.pop()].children
        reached.update(children)
        left += children
    if len(reached) < len(nodes):
        place = next(number for number in range(len(nodes)) if number not in reached)
        raise ModelRefused("cycle", place=f"nodes[{place}]", limit=1)


def _drawn(nodes: list[_Node], meshes: list[Mesh], roots: list[int]) -> Scenes:
    triangle_count = point_count = 0
    boxes: list[Box] = []
    left: list[tuple[int, _Matrix]] = [(root, _IDENTITY) for root in roots]
    while left:
        number, above = left.pop()
        node = nodes[number]
        matrix = _product(above, node.matrix)
        left += [(child, matrix) for child in node.children]
        if node.mesh is None:
            continue
        mesh = meshes[node.mesh]
        triangle_count += mesh.triangle_count
        point_count += mesh.point_count
        refuse_too_much_drawn(triangle_count, point_count)
        boxes += [_moved(mesh.box, matrix)] if mesh.box else []
    return Scenes(triangle_count, union(boxes))


def _matrix(item: Item) -> _Matrix:
    stored = item.numbers("matrix", 16)
    if stored is None:
        return _composed(item)
    if any(name in item for name in ("translation", "rotation", "scale")):
        raise item.refused("matrix", "matrix / translation, rotation, scale")
    if tuple(stored[place] for place in _FOURTH_ROW) != (0, 0, 0, 1):
        raise item.refused("matrix", "0, 0, 0, 1")
    return tuple(stored[place] for place in _BY_ROWS)


def _composed(item: Item) -> _Matrix:
    """Return the matrix of a node that is scaled, turned and moved, in this order."""
    move = item.numbers("translation", 3)
    turn = item.numbers("rotation", 4)
    scale = item.numbers("scale", 3)
    if turn is None and scale is None:
        x, y, z = move or (0.0, 0.0, 0.0)
        return 1, 0, 0, x, 0, 1, 0, y, 0, 0, 1, z
    rows = _turned(item, turn or (0.0, 0.0, 0.0, 1.0))
    sizes, moves = scale or (1.0, 1.0, 1.0), move or (0.0, 0.0, 0.0)
    return tuple(
        number
        for row, along in zip(rows, moves, strict=True)
        for number in (*(part * size for part, size in zip(row, sizes, strict=True)), along)
    )


def _turned(item: Item, turn: tuple[float, ...]) -> tuple[Vector, Vector, Vector]:
    """Return the matrix of a unit quaternion."""
    length = math.hypot(*turn)
    if abs(length - 1) > _UNIT_TOLERANCE:
        raise item.refused("rotation", "unit quaternion")
    x, y, z, w = (part / length for part in turn)
    return (
        (1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)),
        (2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)),
        (2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)),
    )


def _product(first: _Matrix, second: _Matrix) -> _Matrix:
    if first is _IDENTITY:
        return second
    a, b, c, d, e, f, g, h, i, j, k, m = second
    product: list[float] = []
    for row in (0, 4, 8):
        x, y, z, move = first[row : row + 4]
        product += (x * a + y * e + z * i, x * b + y * f + z * j, x * c + y * g + z * k)
        product.append(x * d + y * h + z * m + move)
    _refuse_infinite(product)
    return tuple(product)


def _moved(box: Box, matrix: _Matrix) -> Box:
    """Return the box around a box that was turned, scaled and moved."""
    low, high = box
    lows, highs = [], []
    for row in (0, 4, 8):
        least = greatest = matrix[row + 3]
        for axis in range(3):
            ends = matrix[row + axis] * low[axis], matrix[row + axis] * high[axis]
            least += min(ends)
            greatest += max(ends)
        lows.append(least)
        highs.append(greatest)
    _refuse_infinite(lows + highs)
    return (lows[0], lows[1], lows[2]), (highs[0], highs[1], highs[2])


def _refuse_infinite(numbers: list[float]) -> None:
    """Refuse what a product of large numbers became; a sum is finite only where all of its parts are."""
    if not math.isfinite(sum(numbers)):
        raise ModelRefused("extent", value="> 1e300", limit=MAX_SIZE_M)
