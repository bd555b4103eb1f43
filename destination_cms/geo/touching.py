"""Whether a way, a place or another shape touches a shape on the map, within some metres.

Metres are measured on a plane that touches the Earth at the middle latitude of the shape (equirectangular projection):
within 10 km of that latitude, and up to latitude 60, the error is below 0.3 %. Whether lines cross or lie inside does
not depend on it. A segment is straight on that plane, as in GeoJSON (RFC 7946, 3.1.1).
"""

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, Self

from .distance import EARTH_RADIUS_M
from .point import Point
from .polygons import contains as _ring_contains
from .shapes import Shape, beside

if TYPE_CHECKING:
    from .tracks.points import TrackPoint

__all__ = ["contains", "overlap", "touches_line", "touches_point"]

_METRES_PER_DEGREE = math.radians(1) * EARTH_RADIUS_M
#: Positions are rounded to about a centimetre: two that were drawn onto each other may end up this far apart, in metres.
_DRAWN_ONTO_M = 0.02
#: How many boxes and segments are compared, some two seconds. Long lines side by side need a tenth of them; only what was
#: scribbled to and fro thousands of times needs more.
_MOST_COMPARISONS = 1_000_000
#: What the arithmetic itself may be wrong by, in metres.
_ROUNDING_M = 1e-6


class _Place(NamedTuple):
    longitude: float
    latitude: float


def touches_line(shape: Shape, line: "Sequence[tuple[float, float] | TrackPoint]", within_m: float) -> bool:
    """Return whether a way comes within so many metres of a shape, or enters it if it is a polygon.

    A track of thousands of points takes milliseconds. Two scribbles that fill the same place with thousands of long
    segments are not compared to the end: they are taken to touch.

    Args:
        shape: what is touched.
        line: longitude and latitude of each position in degrees, in their order; a line of none touches nothing.
        within_m: metres from the point, the line, or the border of the polygon; 0 or more.

    Raises:
        ValueError: ``within_m`` is negative or not finite.
    """
    if not math.isfinite(within_m) or within_m < 0:
        raise ValueError(f"within_m is {within_m!r}; it must be a finite number, 0 or more")
    if not line:
        return False
    # A way that does not come near the border is inside with all of its positions, or outside.
    if shape.kind == "Polygon" and _is_inside(shape, line[0][0], line[0][1]):
        return True
    first, box = shape.positions[0].longitude, shape.box
    middle = (box.south + box.north) / 2
    east_m = _METRES_PER_DEGREE * math.cos(math.radians(middle))
    mine = _Run.of(
        [(beside(each.longitude, first) - first, each.latitude - middle) for each in shape.positions], east_m
    )
    others = (_Run.of(piece, east_m) for piece in _pieces(line, first, middle))
    return any(_come_within(mine, other, within_m + _ROUNDING_M) for other in others)


def touches_point(shape: Shape, point: Point, within_m: float) -> bool:
    """Return whether a place is within so many metres of a shape, or in it if it is a polygon.

    Raises:
        ValueError: ``within_m`` is negative or not finite.
    """
    return touches_line(shape, [(point.longitude, point.latitude)], within_m)


def contains(polygon_shape: Shape, point: Point) -> bool:
    """Return whether a place is in a polygon; one on the border may be either.

    Raises:
        ValueError: the shape is not a polygon.
    """
    if polygon_shape.kind != "Polygon":
        raise ValueError(f"A {polygon_shape.kind} has no inside; it must be a Polygon")
    return _is_inside(polygon_shape, point.longitude, point.latitude)


def overlap(shape: Shape, other: Shape) -> bool:
    """Return whether two shapes have a place in common: they cross, touch, or one lies in the other.

    Positions are stored with seven decimals: less than 2 cm apart is touching.
    """
    line = [(point.longitude, point.latitude) for point in other.positions]
    if touches_line(shape, line, _DRAWN_ONTO_M):
        return True
    start = shape.positions[0]
    return other.kind == "Polygon" and _is_inside(other, start.longitude, start.latitude)


def _is_inside(shape: Shape, longitude: float, latitude: float) -> bool:
    first = shape.positions[0].longitude
    ring = [_Place(beside(each.longitude, first), each.latitude) for each in shape.positions]
    return _ring_contains(ring, _Place(beside(longitude, first), latitude))


def _pieces(
    line: "Sequence[tuple[float, float] | TrackPoint]", first: float, middle: float
) -> Iterator[list[tuple[float, float]]]:
    """Yield a line as degrees east and north of a place, cut where it crosses the meridian opposite of it.

    On the plane that meridian is two borders: a segment across it would otherwise lead through everything between.
    """
    piece: list[tuple[float, float]] = []
    for position in line:
        east, north = beside(position[0], first) - first, position[1] - middle
        if piece and abs(east - piece[-1][0]) > 180:
            # The segment is drawn beyond the border; the far side of the Earth touches nothing here.
            yield [*piece, (east + math.copysign(360, piece[-1][0]), north)]
            piece = []
        piece.append((east, north))
    yield piece


class _Run:
    """Some consecutive positions of a line in metres, with their box; it is halved when someone looks closer.

    Where boxes are far apart, nothing in them touches: that decides about most of a line without looking at it.
    """

    __slots__ = ("_halves", "count", "east", "north", "south", "west", "xs", "ys")

    def __init__(self, xs: list[float], ys: list[float]) -> None:
        self.xs, self.ys, self.count = xs, ys, len(xs)
        self.west, self.east, self.south, self.north = min(xs), max(xs), min(ys), max(ys)
        self._halves: tuple[Self, Self] | None = None

    @classmethod
    def of(cls, degrees: Sequence[tuple[float, float]], east_m: float) -> Self:
        return cls([x * east_m for x, _ in degrees], [y * _METRES_PER_DEGREE for _, y in degrees])

    @property
    def halves(self) -> tuple[Self, Self]:
        if self._halves is None:
            middle = self.count // 2
            kind = type(self)
            # The position in the middle is in both, so that each segment is in one.
            self._halves = (
                kind(self.xs[: middle + 1], self.ys[: middle + 1]),
                kind(self.xs[middle:], self.ys[middle:]),
            )
        return self._halves


def _come_within(one: _Run, other: _Run, within_m: float) -> bool:
    most = within_m * within_m
    pairs = [(one, other)]
    for _ in range(_MOST_COMPARISONS):
        if not pairs:
            return False
        a, b = pairs.pop()
        x_gap = max(a.west - b.east, b.west - a.east, 0.0)
        y_gap = max(a.south - b.north, b.south - a.north, 0.0)
        if x_gap * x_gap + y_gap * y_gap > most:
            continue
        if a.count <= 2 and b.count <= 2:
            if _gap_squared(a, b) <= most:
                return True
        elif a.count >= b.count:
            pairs += [(half, b) for half in a.halves]
        else:
            pairs += [(a, half) for half in b.halves]
    return bool(pairs)


def _gap_squared(one: _Run, other: _Run) -> float:
    """Return the squared metres between two segments, or what is a segment of one position."""
    ax, ay, bx, by = one.xs[0], one.ys[0], one.xs[-1], one.ys[-1]
    cx, cy, dx, dy = other.xs[0], other.ys[0], other.xs[-1], other.ys[-1]
    if (
        _turn(ax, ay, bx, by, cx, cy) * _turn(ax, ay, bx, by, dx, dy) < 0
        and _turn(cx, cy, dx, dy, ax, ay) * _turn(cx, cy, dx, dy, bx, by) < 0
    ):
        return 0.0
    return min(
        _offset_squared(ax, ay, cx, cy, dx, dy),
        _offset_squared(bx, by, cx, cy, dx, dy),
        _offset_squared(cx, cy, ax, ay, bx, by),
        _offset_squared(dx, dy, ax, ay, bx, by),
    )


def _turn(ax: float, ay: float, bx: float, by: float, cx: float, cy: float) -> float:
    return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)


def _offset_squared(x: float, y: float, ax: float, ay: float, bx: float, by: float) -> float:
    """Return the squared metres from a place to a segment."""
    east, north = bx - ax, by - ay
    squared = east * east + north * north
    share = max(0.0, min(1.0, ((x - ax) * east + (y - ay) * north) / squared)) if squared else 0.0
    return (x - ax - share * east) ** 2 + (y - ay - share * north) ** 2
