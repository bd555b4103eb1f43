"""A plant that makes heat of waste, sunk below a river's bank behind a green facade."""

from collections.abc import Iterator

from .shapes import Material, Mesh, Part, box, merged, pipe

_CONCRETE = Material("Concrete", (0.5, 0.49, 0.46))
_WATER = Material("Water", (0.05, 0.16, 0.18), roughness=0.15)
_GRASS = Material("Grass", (0.13, 0.3, 0.07), roughness=1.0)
_FACADE = Material("Facade", (0.55, 0.4, 0.25))
_LEAVES = Material("Leaves", (0.08, 0.35, 0.06), roughness=1.0)
_STEEL = Material("Steel", (0.6, 0.62, 0.65), metallic=0.7, roughness=0.4)
_WASTE = Material("Waste", (0.3, 0.24, 0.16), roughness=1.0)
_FURNACE = Material("Furnace", (0.75, 0.2, 0.05), roughness=0.6)
_FILTER = Material("Filter", (0.15, 0.4, 0.55), roughness=0.6)
_TURBINE = Material("Turbine", (0.8, 0.65, 0.1), metallic=0.3, roughness=0.5)

#: Metres: half of the length along the river, the depth below the ground and the height of the roof above it.
_HALF_LENGTH, _DEPTH, _ROOF = 55.0, -31.0, 18.0
#: Along z: the far bank of the river's strip, the quay, the facade and the back of the plant.
_RIVER, _QUAY, _FRONT, _BACK = -60.0, -34.0, -22.0, 22.0
_CHIMNEY_TOP = 23.0


def river_plant() -> Iterator[Part]:
    """Yield the parts of the model: 110 m of bank, 31 m of it below the ground, and chimneys of 5 m on the roof."""
    yield Part("bank", "River", _WATER, box((-_HALF_LENGTH, -6.0, _RIVER), (_HALF_LENGTH, -3.0, _QUAY)))
    yield Part("bank", "Quay", _CONCRETE, box((-_HALF_LENGTH, -6.0, _QUAY), (_HALF_LENGTH, -0.4, _FRONT - 1.0)))
    yield Part("bank", "Promenade", _GRASS, box((-_HALF_LENGTH, -0.4, _QUAY), (_HALF_LENGTH, 0.0, _FRONT - 1.0)))
    yield Part("above", "Facade", _FACADE, merged(_facade()))
    yield Part("above", "Leaves", _LEAVES, merged(_leaves()))
    yield Part("above", "Roof", _GRASS, box((-_HALF_LENGTH, _ROOF - 0.6, _FRONT), (_HALF_LENGTH, _ROOF, _BACK)))
    yield Part("above", "Columns", _CONCRETE, merged(_columns()))
    yield Part("above", "Chimneys", _STEEL, merged(_chimneys()))
    yield Part("underground", "Shell", _CONCRETE, merged(_shell()))
    yield Part("underground", "Bunker", _CONCRETE, merged(_bunker()))
    yield Part("underground", "Waste", _WASTE, box((-51.0, _DEPTH + 1.0, -16.0), (-29.0, -14.0, 16.0)))
    yield Part("underground", "Furnaces", _FURNACE, merged(_lines(-24.0, -8.0, -4.0)))
    yield Part("underground", "Boilers", _STEEL, merged(_lines(-7.0, 5.0, 9.0)))
    yield Part("underground", "Filters", _FILTER, merged(_lines(7.0, 24.0, -8.0)))
    yield Part("underground", "Ducts", _STEEL, merged(_ducts()))
    yield Part("underground", "Turbine", _TURBINE, merged(_turbine()))


def _facade() -> Iterator[Mesh]:
    """Yield the wall to the river, and the posts for what grows on it."""
    yield box((-_HALF_LENGTH, 0.0, _FRONT - 0.4), (_HALF_LENGTH, _ROOF + 1.0, _FRONT))
    for number in range(23):
        x = -_HALF_LENGTH + 5.0 * number
        yield box((x - 0.15, 0.0, _FRONT - 1.0), (x + 0.15, _ROOF + 1.0, _FRONT - 0.4))


def _leaves() -> Iterator[Mesh]:
    """Yield boxes of plants between the posts, in a pattern of their own heights."""
    for number in range(22):
        x = -_HALF_LENGTH + 5.0 * number
        for level in range(4):
            if (number * 3 + level * 5) % 7 < 5:
                low = 1.0 + 4.4 * level
                high = low + 2.4 + 0.4 * ((number + level) % 4)
                yield box((x + 0.5, low, _FRONT - 1.3), (x + 4.5, high, _FRONT - 0.4))


def _columns() -> Iterator[Mesh]:
    for number in range(6):
        x = -50.0 + 20.0 * number
        yield box((x - 0.5, 0.0, _BACK - 1.5), (x + 0.5, _ROOF - 0.6, _BACK - 0.5))


def _chimneys() -> Iterator[Mesh]:
    for x in (27.0, 33.0):
        yield pipe((x, -4.0, 0.0), (x, _CHIMNEY_TOP, 0.0), 1.4, inner=1.1, sides=20)


def _shell() -> Iterator[Mesh]:
    """Yield the floor of the pit and three of its walls; the near one is cut away."""
    yield box((-_HALF_LENGTH, _DEPTH - 1.5, _FRONT), (_HALF_LENGTH, _DEPTH, _BACK))
    yield box((-_HALF_LENGTH, _DEPTH, _FRONT), (_HALF_LENGTH, 0.0, _FRONT + 1.2))
    for x in (-_HALF_LENGTH, _HALF_LENGTH - 1.2):
        yield box((x, _DEPTH, _FRONT + 1.2), (x + 1.2, 0.0, _BACK))


def _bunker() -> Iterator[Mesh]:
    """Yield the walls of the pit that the lorries tip into."""
    yield box((-52.0, _DEPTH, -17.0), (-51.0, -1.0, 17.0))
    yield box((-29.0, _DEPTH, -17.0), (-28.0, -6.0, 17.0))
    yield box((-51.0, _DEPTH, -17.0), (-29.0, -1.0, -16.0))
    yield box((-51.0, _DEPTH, 16.0), (-29.0, -20.0, 17.0))


def _lines(start: float, end: float, top: float) -> Iterator[Mesh]:
    """Yield one part of both lines, which stand beside each other."""
    for z in (-9.0, 9.0):
        yield box((start, _DEPTH, z - 6.0), (end, top, z + 6.0))


def _ducts() -> Iterator[Mesh]:
    """Yield what leads the cleaned gas from each line to its chimney."""
    for x, z in ((27.0, -9.0), (33.0, 9.0)):
        yield pipe((24.0, -14.0, z), (x, -14.0, z), 1.2, sides=16)
        yield pipe((x, -14.0, z), (x, -4.0, 0.0), 1.2, sides=16)


def _turbine() -> Iterator[Mesh]:
    yield box((38.0, _DEPTH, -8.0), (52.0, _DEPTH + 4.0, 8.0))
    yield pipe((39.0, _DEPTH + 6.5, 0.0), (46.0, _DEPTH + 6.5, 0.0), 3.0, sides=20)
    yield pipe((46.0, _DEPTH + 6.5, 0.0), (51.5, _DEPTH + 6.5, 0.0), 1.9, sides=20)
