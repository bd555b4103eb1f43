"""Shapes of models: boxes, prisms, rings and pipes of triangles, in metres, with y up."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

#: x to the right, y up and z towards the viewer, in metres.
Point = tuple[float, float, float]
#: A corner on the ground: x and z.
Corner = tuple[float, float]

#: Millimetres, and as precise for directions: the last digits of sines differ between machines.
POINT_DECIMALS, NORMAL_DECIMALS = 3, 4
_BOX_CORNERS = 4


@dataclass(frozen=True)
class Material:
    """One flat colour.

    Attributes:
        name: a word, with a capital letter.
        colour: red, green and blue, from 0 to 1, linear.
        metallic: from 0 to 1.
        roughness: from 0 to 1.
    """

    name: str
    colour: tuple[float, float, float]
    metallic: float = 0.0
    roughness: float = 0.9


@dataclass
class Mesh:
    """Triangles, seen from outside with their corners counter-clockwise.

    Attributes:
        points: the place of each vertex.
        normals: the direction of the surface at each vertex, of length 1.
        triangles: three vertices each.
    """

    points: list[Point] = field(default_factory=list)
    normals: list[Point] = field(default_factory=list)
    triangles: list[tuple[int, int, int]] = field(default_factory=list)

    def face(self, corners: Sequence[Point], normals: Sequence[Point] = ()) -> None:
        """Add a convex face, flat where no normals are given."""
        flat = [_normal(corners)] * len(corners)
        first = len(self.points)
        self.points += [_rounded(corner, POINT_DECIMALS) for corner in corners]
        self.normals += [_rounded(normal, NORMAL_DECIMALS) for normal in normals or flat]
        self.triangles += [(first, first + number, first + number + 1) for number in range(1, len(corners) - 1)]


@dataclass(frozen=True)
class Part:
    """A mesh with its material.

    Attributes:
        group: what it belongs to, such as ``underground``.
        name: unique in its model.
        material: of all its triangles.
        mesh: its triangles.
    """

    group: str
    name: str
    material: Material
    mesh: Mesh


def merged(meshes: Iterable[Mesh]) -> Mesh:
    """Return one mesh of several."""
    whole = Mesh()
    for mesh in meshes:
        first = len(whole.points)
        whole.points += mesh.points
        whole.normals += mesh.normals
        whole.triangles += [(a + first, b + first, c + first) for a, b, c in mesh.triangles]
    return whole


def box(low: Point, high: Point) -> Mesh:
    """Return a box between two opposite corners."""
    (x0, y0, z0), (x1, y1, z1) = low, high
    return prism([(x0, z0), (x1, z0), (x1, z1), (x0, z1)], y0, y1)


def turned_box(centre: Corner, size: Corner, turn: float, heights: tuple[float, float]) -> Mesh:
    """Return a box that stands on the ground at an angle.

    Args:
        centre: of its ground plan.
        size: along its own x and z.
        turn: radians, from x to z.
        heights: of its base and its top.
    """
    cosine, sine = math.cos(turn), math.sin(turn)
    half_x, half_z = size[0] / 2, size[1] / 2
    around = ((-half_x, -half_z), (half_x, -half_z), (half_x, half_z), (-half_x, half_z))
    outline = [(centre[0] + x * cosine - z * sine, centre[1] + x * sine + z * cosine) for x, z in around]
    return prism(outline, *heights)


def prism(outline: Sequence[Corner], base: float, top: float) -> Mesh:
    """Return a prism with vertical sides; all of its outline is seen from the middle of its corners."""
    mesh = Mesh()
    corners = _counter_clockwise(outline)
    _sides(mesh, corners, base, top)
    upper = [(x, top, z) for x, z in corners]
    lower = [(x, base, z) for x, z in corners]
    if len(corners) == _BOX_CORNERS:
        mesh.face(upper)
        mesh.face(lower[::-1])
        return mesh
    x, z = (sum(along) / len(corners) for along in zip(*corners, strict=True))
    for number in range(len(corners)):
        after = (number + 1) % len(corners)
        mesh.face([(x, top, z), upper[number], upper[after]])
        mesh.face([(x, base, z), lower[after], lower[number]])
    return mesh


def ring(outer: Sequence[Corner], inner: Sequence[Corner], base: float, top: float) -> Mesh:
    """Return a wall between two outlines, of which each corner of one belongs to one of the other."""
    mesh = Mesh()
    outside, inside = _counter_clockwise(outer), _counter_clockwise(inner)
    _sides(mesh, outside, base, top)
    _sides(mesh, inside[::-1], base, top)
    for number in range(len(outside)):
        after = (number + 1) % len(outside)
        (ax, az), (bx, bz), (cx, cz), (dx, dz) = outside[number], outside[after], inside[after], inside[number]
        mesh.face([(ax, top, az), (bx, top, bz), (cx, top, cz), (dx, top, dz)])
        mesh.face([(dx, base, dz), (cx, base, cz), (bx, base, bz), (ax, base, az)])
    return mesh


def pipe(start: Point, end: Point, radius: float, *, inner: float = 0.0, sides: int = 12) -> Mesh:
    """Return a cylinder between two points; an inner radius makes it hollow.

    Args:
        start: the middle of one end.
        end: the middle of the other.
        radius: in metres.
        inner: the radius of the hole.
        sides: around it.
    """
    mesh = Mesh()
    axis = _scaled(_minus(end, start), 1 / math.dist(start, end))
    across = _unit(_cross(axis, (0.0, 1.0, 0.0) if abs(axis[1]) < 0.9 else (1.0, 0.0, 0.0)))
    around = _cross(axis, across)
    angles = [2 * math.pi * number / sides for number in range(sides)]
    rim = [_plus(_scaled(across, math.cos(angle)), _scaled(around, math.sin(angle))) for angle in angles]
    pairs = [(rim[number], rim[(number + 1) % sides]) for number in range(sides)]

    def at(middle: Point, direction: Point, distance: float) -> Point:
        return _plus(middle, _scaled(direction, distance))

    for a, b in pairs:
        mesh.face([at(start, a, radius), at(start, b, radius), at(end, b, radius), at(end, a, radius)], (a, b, b, a))
        if inner:
            hole = [at(start, b, inner), at(start, a, inner), at(end, a, inner), at(end, b, inner)]
            c, d = _scaled(a, -1), _scaled(b, -1)
            mesh.face(hole, (d, c, c, d))
            mesh.face([at(end, a, inner), at(end, a, radius), at(end, b, radius), at(end, b, inner)])
            mesh.face([at(start, a, radius), at(start, a, inner), at(start, b, inner), at(start, b, radius)])
    if not inner:
        mesh.face([at(end, direction, radius) for direction in rim])
        mesh.face([at(start, direction, radius) for direction in reversed(rim)])
    return mesh


def _sides(mesh: Mesh, corners: Sequence[Corner], base: float, top: float) -> None:
    for number, (x0, z0) in enumerate(corners):
        x1, z1 = corners[(number + 1) % len(corners)]
        mesh.face([(x0, base, z0), (x1, base, z1), (x1, top, z1), (x0, top, z0)])


def _counter_clockwise(outline: Sequence[Corner]) -> list[Corner]:
    """Return the corners counter-clockwise as seen from above, where z points down."""
    corners = [*outline]
    area = sum(x0 * z1 - x1 * z0 for (x0, z0), (x1, z1) in zip(corners, [*corners[1:], corners[0]], strict=True))
    return corners[::-1] if area > 0 else corners


def _normal(corners: Sequence[Point]) -> Point:
    return _unit(_cross(_minus(corners[1], corners[0]), _minus(corners[2], corners[0])))


def _rounded(point: Point, decimals: int) -> Point:
    x, y, z = (round(number, decimals) + 0.0 for number in point)  # -0.0 becomes 0.0
    return x, y, z


def _unit(a: Point) -> Point:
    return _scaled(a, 1 / math.hypot(*a))


def _plus(a: Point, b: Point) -> Point:
    return a[0] + b[0], a[1] + b[1], a[2] + b[2]


def _minus(a: Point, b: Point) -> Point:
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]


def _scaled(a: Point, factor: float) -> Point:
    return a[0] * factor, a[1] * factor, a[2] * factor


def _cross(a: Point, b: Point) -> Point:
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
