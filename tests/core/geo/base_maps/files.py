"""Small PMTiles files for the tests, as bytes, written without the code under test."""

import gzip
import json
import struct
from collections.abc import Iterable, Sequence
from typing import Any

LAYERS = ("earth", "water", "roads")
#: A vector tile with one empty layer, "earth".
TILE = b"\x1a\x0c" + b"\x0a\x05earth" + b"\x28\x80\x20" + b"\x78\x02"
ATTRIBUTION = '<a href="https://www.openstreetmap.org/copyright">&copy; OpenStreetMap contributors</a>'
MONACO = (7.4, 43.72, 7.45, 43.76)
#: Tile, run, length, offset.
Row = tuple[int, int, int, int]


def packed(data: bytes, level: int = 9) -> bytes:
    """Return compressed bytes that are the same at any time: tests are named after them."""
    return gzip.compress(data, level, mtime=0)


def varint(number: int) -> bytes:
    written = bytearray()
    while number > 0x7F:
        written.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*written, number])


def directory(rows: Sequence[Row]) -> bytes:
    """Return a directory, not compressed; an offset of -1 says that it follows on the entry before."""
    tiles = [row[0] for row in rows]
    steps = [tile - before for tile, before in zip(tiles, [0, *tiles], strict=False)]
    columns: Iterable[Sequence[int]] = (steps, *([row[index] for row in rows] for index in (1, 2)))
    numbers = [len(rows), *(number for column in columns for number in column), *(row[3] + 1 for row in rows)]
    return b"".join(map(varint, numbers))


def pmtiles(
    rows: Sequence[Row] | None = None,
    *,
    root: bytes | None = None,
    leaves: bytes = b"",
    metadata: Any = None,
    tiles: bytes | None = None,
    zooms: tuple[int, int] = (0, 1),
    bounds: Sequence[float] = MONACO,
    version: int = 3,
    types: tuple[int, int, int] = (2, 2, 1),
    sections: dict[int, int] | None = None,
) -> bytes:
    """Return a file with one tile of the whole world in each level.

    Args:
        rows: of its root directory.
        root: the root directory as it stands in the file, in place of ``rows``.
        leaves: the section of the other directories.
        metadata: in place of the usual; bytes as they stand in the file.
        tiles: the section of the tiles.
        zooms: the first and the last level.
        bounds: west, south, east and north.
        version: of the format.
        types: of compression inside, compression of the tiles, and tiles.
        sections: numbers of the header that are not true, by position among its eight.
    """
    tile = packed(TILE)
    tiles = tile if tiles is None else tiles
    if root is None:
        root = packed(directory([(0, 1, len(tile), 0)] if rows is None else rows))
    if metadata is None:
        metadata = {"attribution": ATTRIBUTION, "vector_layers": [{"id": name, "fields": {}} for name in LAYERS]}
    told = metadata if isinstance(metadata, bytes) else packed(json.dumps(metadata).encode())
    places: list[int] = []
    start = 127
    for section in (root, told, leaves, tiles):
        places += [start, len(section)]
        start += len(section)
    for position, number in (sections or {}).items():
        places[position] = number
    header = struct.pack("<7sB8Q3Q?", b"PMTiles", version, *places, 1, 1, 1, True)
    header += bytes([*types, *zooms]) + struct.pack("<4i", *(round(degrees * 1e7) for degrees in bounds))
    return header + struct.pack("<Bii", 0, 0, 0) + root + told + leaves + tiles
