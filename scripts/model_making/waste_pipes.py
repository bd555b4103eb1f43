"""A street of an eco-district, cut away above the pipes that suck its waste to the plant by air."""

from collections.abc import Iterator

from .shapes import Material, Mesh, Part, Point, box, merged, pipe

_ASPHALT = Material("Asphalt", (0.06, 0.06, 0.07))
_PAVING = Material("Paving", (0.45, 0.42, 0.38))
_SOIL = Material("Soil", (0.23, 0.14, 0.08), roughness=1.0)
_STEEL = Material("Steel", (0.55, 0.57, 0.6), metallic=0.8, roughness=0.4)
_BRANCH = Material("Branch", (0.85, 0.45, 0.05), metallic=0.2, roughness=0.5)
_VALVE = Material("Valve", (0.1, 0.3, 0.6), metallic=0.3, roughness=0.5)
_INLETS = (("Household", (0.3, 0.33, 0.35)), ("Packaging", (0.85, 0.7, 0.05)))

#: Metres: half of the street's length, half of the roadway's width, half of the whole width, and the cut in it.
_HALF_LENGTH, _HALF_ROAD, _HALF_WIDTH = 15.0, 3.0, 6.0
_CUT_START, _CUT_END = -11.0, 11.0
_KERB = 0.15
#: The axis of the main pipe, and its radius: 50 cm wide, as such networks are built.
_DEPTH, _RADIUS, _WALL = -2.4, 0.25, 0.02
_BOTTOM = -3.2
_STATIONS = (-8.0, 0.0, 8.0)


def waste_pipes() -> Iterator[Part]:
    """Yield the parts of the model: 30 m of street, and 3.2 m of the ground below it."""
    yield Part("street", "Roadway", _ASPHALT, merged(_roadway()))
    yield Part("street", "Pavements", _PAVING, merged(_pavements()))
    for number, (name, colour) in enumerate(_INLETS):
        material = Material(name, colour, metallic=0.2, roughness=0.5)
        yield Part("street", f"Inlets{name}", material, merged(_inlets(number)))
    yield Part("underground", "Soil", _SOIL, merged(_soil()))
    start, end = (-_HALF_LENGTH, _DEPTH, 0.0), (_HALF_LENGTH, _DEPTH, 0.0)
    yield Part("underground", "MainPipe", _STEEL, pipe(start, end, _RADIUS, inner=_RADIUS - _WALL, sides=24))
    yield Part("underground", "Flanges", _STEEL, merged(_flanges()))
    yield Part("underground", "BranchPipes", _BRANCH, merged(_branches()))
    yield Part("underground", "Valves", _VALVE, merged(_valves()))


def _roadway() -> Iterator[Mesh]:
    """Yield both ends of the roadway, whole, and its far half between them."""
    for start, end in ((-_HALF_LENGTH, _CUT_START), (_CUT_END, _HALF_LENGTH)):
        yield box((start, -0.3, -_HALF_ROAD), (end, 0.0, _HALF_ROAD))
    yield box((_CUT_START, -0.3, -_HALF_ROAD), (_CUT_END, 0.0, -0.8))


def _pavements() -> Iterator[Mesh]:
    yield box((-_HALF_LENGTH, -0.3, -_HALF_WIDTH), (_HALF_LENGTH, _KERB, -_HALF_ROAD))
    for start, end in ((-_HALF_LENGTH, _CUT_START), (_CUT_END, _HALF_LENGTH)):
        yield box((start, -0.3, _HALF_ROAD), (end, _KERB, _HALF_WIDTH))


def _soil() -> Iterator[Mesh]:
    """Yield the ground behind the trench, at its ends, and under the pipes."""
    yield box((-_HALF_LENGTH, _BOTTOM, -_HALF_WIDTH), (_HALF_LENGTH, -0.3, -5.2))
    yield box((-_HALF_LENGTH, _BOTTOM - 0.3, -_HALF_WIDTH), (_HALF_LENGTH, _BOTTOM, _HALF_WIDTH))


def _places(number: int) -> Iterator[Point]:
    """Yield where the inlets of one kind of waste stand, on the far pavement."""
    for station in _STATIONS:
        yield station - 0.6 + 1.2 * number, _KERB, -4.2


def _inlets(number: int) -> Iterator[Mesh]:
    for x, y, z in _places(number):
        yield pipe((x, y, z), (x, y + 1.1, z), 0.25, sides=16)
        # The drum with the flap leans towards the street.
        yield pipe((x, y + 0.85, z + 0.1), (x, y + 0.95, z + 0.4), 0.17, sides=16)


def _branches() -> Iterator[Mesh]:
    """Yield what leads from each inlet down to its valve, and on to the main pipe in the direction of the air."""
    for number in range(len(_INLETS)):
        for x, y, z in _places(number):
            yield pipe((x, y, z), (x, _DEPTH + 0.9, z), 0.22, sides=16)
            yield pipe((x, _DEPTH + 0.4, z), (x, _DEPTH, z + 0.3), 0.2, sides=16)
            yield pipe((x, _DEPTH, z + 0.3), (x + 2.4, _DEPTH, -0.1), 0.2, sides=16)


def _valves() -> Iterator[Mesh]:
    for number in range(len(_INLETS)):
        for x, _, z in _places(number):
            yield box((x - 0.35, _DEPTH + 0.4, z - 0.35), (x + 0.35, _DEPTH + 0.9, z + 0.35))


def _flanges() -> Iterator[Mesh]:
    """Yield the joints of the main pipe, one each 6 m."""
    for x in (-12.0, -6.0, 0.0, 6.0, 12.0):
        yield pipe((x - 0.04, _DEPTH, 0.0), (x + 0.04, _DEPTH, 0.0), _RADIUS + 0.08, inner=_RADIUS, sides=24)
