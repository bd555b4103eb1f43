"""An old fort with five bastions, and the housing that stands in it today."""

import math
from collections.abc import Iterator

from .shapes import Corner, Material, Mesh, Part, box, merged, prism, ring, turned_box

_STONE = Material("Stone", (0.52, 0.44, 0.33))
_EARTH = Material("Earth", (0.2, 0.29, 0.1), roughness=1.0)
_DITCH = Material("Ditch", (0.28, 0.22, 0.14), roughness=1.0)
_GROUND = Material("Ground", (0.42, 0.39, 0.33), roughness=1.0)
_GATE = Material("Gate", (0.62, 0.55, 0.44))
_WALLS = Material("Walls", (0.8, 0.77, 0.7))
_ROOFS = Material("Roofs", (0.16, 0.33, 0.12), roughness=1.0)
_WINDOWS = Material("Windows", (0.1, 0.16, 0.2), roughness=0.2)

_BASTIONS = 5
#: Each bastion from left to right: degrees from its tip, and metres from the middle of the fort.
_BASTION = ((-19.0, 96.0), (-15.0, 118.0), (0.0, 150.0), (15.0, 118.0), (19.0, 96.0))
#: Metres: of the stone wall and the rampart of earth behind it, and their heights.
_WALL, _RAMPART = 3.0, 12.0
_WALL_TOP, _RAMPART_TOP, _DITCH_FLOOR = 7.0, 5.5, -4.0
_FLOOR_M = 3.0
#: Rings of blocks: metres from the middle, blocks, floors, and the two sides of a block.
_RINGS = ((34.0, 5, 7, (22.0, 13.0)), (62.0, 10, 5, (24.0, 12.0)))


def old_fort() -> Iterator[Part]:
    """Yield the parts of the model, 340 m wide with its ditch: the fort as ``before``, and the blocks in it as ``after``."""
    outline = _outline(0.0)
    yield Part("before", "Ditch", _DITCH, ring(_outline(16.0), outline, _DITCH_FLOOR - 0.5, _DITCH_FLOOR))
    yield Part("before", "Counterscarp", _EARTH, ring(_outline(30.0), _outline(16.0), _DITCH_FLOOR - 0.5, 0.0))
    yield Part("before", "Walls", _STONE, ring(outline, _outline(-_WALL), _DITCH_FLOOR, _WALL_TOP))
    inner = _outline(-_WALL - _RAMPART)
    yield Part("before", "Rampart", _EARTH, ring(_outline(-_WALL), inner, 0.0, _RAMPART_TOP))
    yield Part("before", "Ground", _GROUND, prism(_outline(-_WALL), -0.5, 0.0))
    yield Part("before", "Gatehouse", _GATE, merged(_gatehouse()))
    yield Part("after", "Blocks", _WALLS, merged(_blocks()))
    yield Part("after", "WindowBands", _WINDOWS, merged(_window_bands()))
    yield Part("after", "GreenRoofs", _ROOFS, merged(_roofs()))


def _outline(outwards: float) -> list[Corner]:
    """Return the star of the fort, moved away from its middle by some metres."""
    corners = []
    for bastion in range(_BASTIONS):
        for degrees, radius in _BASTION:
            angle = math.radians(360 * bastion / _BASTIONS + degrees)
            corners.append(((radius + outwards) * math.sin(angle), (radius + outwards) * math.cos(angle)))
    return corners


def _gatehouse() -> Iterator[Mesh]:
    """Yield the gate in the wall opposite a bastion, and the bridge over the ditch."""
    z = -86.0
    for x in (-8.0, 4.0):
        yield box((x, 0.0, z - 9.0), (x + 4.0, 10.0, z + 9.0))
    yield box((-8.0, 10.0, z - 9.0), (8.0, 12.0, z + 9.0))
    yield box((-3.0, -1.0, z - 31.0), (3.0, 0.0, z - 9.0))


def _places() -> Iterator[tuple[Corner, Corner, float, int]]:
    """Yield centre, ground plan, turn and floors of each block."""
    for radius, count, floors, size in _RINGS:
        for number in range(count):
            turn = 2 * math.pi * (number + 0.5) / count
            # The long side looks at the middle.
            yield (radius * math.sin(turn), radius * math.cos(turn)), size, -turn, floors


def _blocks() -> Iterator[Mesh]:
    for centre, size, turn, floors in _places():
        yield turned_box(centre, size, turn, (0.0, floors * _FLOOR_M))


def _window_bands() -> Iterator[Mesh]:
    """Yield a band of windows around each floor."""
    for centre, (width, depth), turn, floors in _places():
        for floor in range(floors):
            base = floor * _FLOOR_M + 1.0
            yield turned_box(centre, (width + 0.1, depth + 0.1), turn, (base, base + 1.3))


def _roofs() -> Iterator[Mesh]:
    for centre, (width, depth), turn, floors in _places():
        top = floors * _FLOOR_M
        yield turned_box(centre, (width - 1.0, depth - 1.0), turn, (top, top + 0.4))
