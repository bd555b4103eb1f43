"""Header of a PMTiles file, version 3: 127 bytes that say where everything is.

The specification is that of the Protomaps project, "PMTiles Version 3 Specification".
"""

import struct
from dataclasses import dataclass

from .refusals import MAX_ZOOM, BaseMapRefused

HEADER_BYTES = 127
#: The root directory ends within these, so that a map needs one request for it and the header.
FIRST_BYTES = 16_384
VERSION = 3
GZIP, UNCOMPRESSED = 2, 1

_MAGIC = b"PMTiles"
# Counts that the map does not need are skipped, and so is where it opens.
_LAYOUT = struct.Struct("<8x8Q25x5B4i9x")
_COMPRESSIONS = {0: "?", 1: "none", 2: "gzip", 3: "brotli", 4: "zstd"}
_TILE_TYPES = {0: "?", 1: "MVT", 2: "PNG", 3: "JPEG", 4: "WebP", 5: "AVIF", 6: "MLT"}
_MVT = 1
_E7 = 10_000_000
#: The square map of the Web ends there.
_LATITUDE_LIMIT = 85.06
_LONGITUDE_LIMIT = 180.0


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a file: its first byte and its bytes."""

    offset: int
    length: int

    @property
    def end(self) -> int:
        """The byte after the last one."""
        return self.offset + self.length

    def holds(self, offset: int, length: int) -> bool:
        """Say whether a part at an offset of this section lies within it."""
        return offset >= 0 and length > 0 and offset + length <= self.length


@dataclass(frozen=True, slots=True)
class Bounds:
    """A rectangle on the map, in degrees."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Header:
    """What the header of a PMTiles file says, once it is plausible."""

    root: Section
    metadata: Section
    leaves: Section
    tiles: Section
    is_internally_compressed: bool
    are_tiles_compressed: bool
    min_zoom: int
    max_zoom: int
    bounds: Bounds


def read_header(data: bytes, size: int) -> Header:
    """Return the header of a file from its first bytes.

    Args:
        data: at least the first ``HEADER_BYTES`` bytes of a file that has so many.
        size: bytes of the whole file.

    Raises:
        BaseMapRefused: the file is something else, is not complete, or holds what the map does not draw.
    """
    _refuse_other_formats(data)
    if len(data) < HEADER_BYTES:
        raise BaseMapRefused("truncated", size=size, value=HEADER_BYTES)
    *sections, internal, tile_compression, tile_type, low, high, west, south, east, north = _LAYOUT.unpack_from(data)
    if tile_type != _MVT:
        raise BaseMapRefused("tile_type", value=_TILE_TYPES.get(tile_type, tile_type))
    for compression in (internal, tile_compression):
        if compression not in (GZIP, UNCOMPRESSED):
            raise BaseMapRefused("compression", value=_COMPRESSIONS.get(compression, compression))
    if not low <= high <= MAX_ZOOM:
        raise BaseMapRefused("zoom", value=low, other=high, limit=MAX_ZOOM)
    root, metadata, leaves, tiles = (Section(*sections[index : index + 2]) for index in range(0, 8, 2))
    _refuse_misplaced(root, (metadata, leaves, tiles), size)
    return Header(
        root=root,
        metadata=metadata,
        leaves=leaves,
        tiles=tiles,
        is_internally_compressed=internal == GZIP,
        are_tiles_compressed=tile_compression == GZIP,
        min_zoom=low,
        max_zoom=high,
        bounds=_bounds(west / _E7, south / _E7, east / _E7, north / _E7),
    )


def _refuse_other_formats(data: bytes) -> None:
    start = data[:1_000].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        raise BaseMapRefused("empty" if not data else "not_pmtiles")
    if start.startswith(b"<"):
        raise BaseMapRefused("html")
    if data.startswith(b"SQLite format 3"):
        raise BaseMapRefused("mbtiles")
    if data.startswith(_MAGIC):
        version = data[len(_MAGIC)] if len(data) > len(_MAGIC) else VERSION
        if version != VERSION:
            raise BaseMapRefused("version", value=version, limit=VERSION)
    # The first two versions began with two letters and the number.
    elif data.startswith(b"PM") and data[2:4] in (b"\x01\x00", b"\x02\x00"):
        raise BaseMapRefused("version", value=data[2], limit=VERSION)
    else:
        raise BaseMapRefused("not_pmtiles")


def _refuse_misplaced(root: Section, others: tuple[Section, ...], size: int) -> None:
    needed = max(section.end for section in (root, *others))
    if needed > size:
        raise BaseMapRefused("truncated", size=size, value=needed)
    if root.offset < HEADER_BYTES or root.length == 0:
        raise BaseMapRefused("directory")
    if root.end > FIRST_BYTES:
        raise BaseMapRefused("root", limit=FIRST_BYTES)
    if any(section.length and section.offset < HEADER_BYTES for section in others):
        raise BaseMapRefused("directory")


def _bounds(west: float, south: float, east: float, north: float) -> Bounds:
    is_on_map = max(map(abs, (west, east))) <= _LONGITUDE_LIMIT and max(map(abs, (south, north))) <= _LATITUDE_LIMIT
    if not (is_on_map and west < east and south < north):
        raise BaseMapRefused("bounds", value=f"{west:g}, {south:g}, {east:g}, {north:g}")
    return Bounds(west, south, east, north)
