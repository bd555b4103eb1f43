"""Directories of a PMTiles file: where each tile is. All of them are read, and every entry must be plausible."""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from .header import Header, Section
from .refusals import MAX_DEPTH, MAX_ENTRIES, MAX_SECTION_BYTES, BaseMapRefused

#: Reads a part of the file: its offset and its bytes.
ReadBytes = Callable[[int, int], bytes]

_GZIP = 16 + zlib.MAX_WBITS
#: A number of 64 bits has at most so many bytes of seven.
_MAX_VARINT_BYTES = 10
_MAX_NUMBER = 2**64


@dataclass(frozen=True, slots=True)
class Entry:
    """Where the tiles of an identifier and the ``run`` - 1 following ones are; ``run`` 0 is another directory."""

    tile: int
    run: int
    length: int
    offset: int


def first_tile(header: Header, read: ReadBytes) -> Section:
    """Return where the first tile is, after every directory has been read.

    Raises:
        BaseMapRefused: a directory cannot be read, an entry leads out of its section, or there are too many.
    """
    found: Section | None = None
    last = _tiles_before(header.min_zoom) - 1
    end = _tiles_before(header.max_zoom + 1)
    for entry in _Directories(header, read).entries(header.root):
        if entry.tile <= last or entry.tile + entry.run > end or not header.tiles.holds(entry.offset, entry.length):
            raise BaseMapRefused("directory")
        last = entry.tile + entry.run - 1
        found = found or Section(header.tiles.offset + entry.offset, entry.length)
    if found is None:
        raise BaseMapRefused("directory")
    return found


def decompressed(data: bytes, *, is_compressed: bool, code: str) -> bytes:
    """Return a section's bytes, ``MAX_SECTION_BYTES`` at most; ``code`` names the refusal of what cannot be read.

    Raises:
        BaseMapRefused: it cannot be read, or has more bytes.
    """
    if not is_compressed:
        if len(data) > MAX_SECTION_BYTES:
            raise BaseMapRefused("inflated", limit=MAX_SECTION_BYTES // 1_000_000)
        return data
    inflate = zlib.decompressobj(_GZIP)
    try:
        plain = inflate.decompress(data, MAX_SECTION_BYTES + 1)
    except zlib.error as error:
        raise BaseMapRefused(code) from error
    if len(plain) > MAX_SECTION_BYTES:
        raise BaseMapRefused("inflated", limit=MAX_SECTION_BYTES // 1_000_000)
    if not inflate.eof:
        raise BaseMapRefused(code)
    return plain


def _tiles_before(zoom: int) -> int:
    """Return how many tiles there are above a zoom level: the identifier of its first one."""
    return int((4**zoom - 1) // 3)


class _Directories:
    """The directories of a file, read one after the other; their entries are counted."""

    def __init__(self, header: Header, read: ReadBytes) -> None:
        self._header = header
        self._read = read
        self._count = 0

    def entries(self, section: Section, depth: int = 1) -> Iterator[Entry]:
        """Yield the entries that lead to tiles, in the order of the file."""
        for entry in self._directory(section):
            if entry.run > 0:
                yield entry
                continue
            if depth == MAX_DEPTH or not self._header.leaves.holds(entry.offset, entry.length):
                raise BaseMapRefused("directory")
            yield from self.entries(Section(self._header.leaves.offset + entry.offset, entry.length), depth + 1)

    def _directory(self, section: Section) -> list[Entry]:
        if section.length > MAX_SECTION_BYTES:
            raise BaseMapRefused("inflated", limit=MAX_SECTION_BYTES // 1_000_000)
        packed = self._read(section.offset, section.length)
        data = decompressed(packed, is_compressed=self._header.is_internally_compressed, code="directory")
        numbers = _varints(data)
        count = next(numbers, 0)
        # Each entry has four numbers of at least a byte: what says more has lied, and nothing is reserved for it.
        if not 0 < count <= len(data) // 4:
            raise BaseMapRefused("directory")
        self._count += count
        if self._count > MAX_ENTRIES:
            raise BaseMapRefused("entries", limit=f"{MAX_ENTRIES:,}")
        values = [*islice(numbers, 4 * count + 1)]
        if len(values) != 4 * count:
            raise BaseMapRefused("directory")
        return _entries_of(*(values[start : start + count] for start in range(0, 4 * count, count)))


def _entries_of(steps: list[int], runs: list[int], lengths: list[int], offsets: list[int]) -> list[Entry]:
    """Return the entries of a directory from its four columns, which are written one after the other."""
    entries: list[Entry] = []
    tile = 0
    for step, run, length, stored in zip(steps, runs, lengths, offsets, strict=True):
        tile += step
        if not stored and not entries:
            raise BaseMapRefused("directory")
        # Zero says that it follows on the one before.
        offset = stored - 1 if stored else entries[-1].offset + entries[-1].length
        entries.append(Entry(tile, run, length, offset))
    return entries


def _varints(data: bytes) -> Iterator[int]:
    """Yield the numbers that bytes hold, seven bits in each (Protocol Buffers, "Base 128 Varints")."""
    value = shift = 0
    for byte in data:
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte & 0x80:
            if shift >= 7 * _MAX_VARINT_BYTES:
                raise BaseMapRefused("directory")
            continue
        if value >= _MAX_NUMBER:
            raise BaseMapRefused("directory")
        yield value
        value = shift = 0
    if shift:
        raise BaseMapRefused("directory")
