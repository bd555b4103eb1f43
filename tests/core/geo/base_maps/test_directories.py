import pytest

from destination_cms.geo.base_maps import BaseMapRefused, read_header
from destination_cms.geo.base_maps.directories import decompressed, first_tile
from destination_cms.geo.base_maps.header import Section
from destination_cms.geo.base_maps.refusals import MAX_ENTRIES, MAX_SECTION_BYTES

from .files import Row, directory, packed, pmtiles, varint

ROWS: list[Row] = [(0, 1, 10, 0), (1, 2, 10, 10), (3, 1, 5, -1), (4, 1, 10, 0)]
TILES = bytes(25)


def first(data: bytes) -> Section:
    return first_tile(read_header(data, len(data)), lambda offset, length: data[offset : offset + length])


def code_of(data: bytes) -> str:
    with pytest.raises(BaseMapRefused) as caught:
        first(data)
    return caught.value.code


def test_the_first_tile_is_found() -> None:
    data = pmtiles(ROWS, tiles=TILES)

    assert first(data) == Section(len(data) - 25, 10)


def test_it_is_found_in_a_directory_below() -> None:
    leaf = packed(directory([(0, 1, 10, 5)]))
    other = packed(directory([(1, 4, 10, 0)]))
    rows: list[Row] = [(0, 0, len(leaf), 0), (1, 0, len(other), -1)]
    data = pmtiles(rows, leaves=leaf + other, tiles=TILES)

    assert first(data) == Section(len(data) - 20, 10)


def test_directories_that_are_not_compressed_are_read() -> None:
    data = pmtiles(root=directory(ROWS), tiles=TILES, types=(1, 1, 1))

    assert first(data) == Section(len(data) - 25, 10)


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [(0, 1, 10, -1)],
        [(0, 1, 0, 0)],
        [(0, 1, 26, 0)],
        [(0, 1, 10, 20)],
        [(0, 1, 10, 2**40)],
        [(0, 1, 2**40, 0)],
        [(0, 1, 10, 0), (0, 1, 10, 0)],
        [(0, 2, 10, 0), (1, 1, 10, 0)],
        # The fifth tile is the last one of the second level.
        [(5, 1, 10, 0)],
        [(0, 6, 10, 0)],
        [(0, 2**40, 10, 0)],
        # There are no directories below.
        [(0, 0, 10, 0)],
    ],
)
def test_an_entry_that_leads_nowhere_is_refused(rows: list[Row]) -> None:
    assert code_of(pmtiles(rows, tiles=TILES)) == "directory"


@pytest.mark.parametrize(
    "root",
    [
        b"not gzip",
        packed(directory(ROWS))[:-4],
        packed(b""),
        packed(b"\x80"),
        packed(b"\xff" * 20),
        packed(varint(2**63) + bytes(8)),
        packed(directory(ROWS)[:-1]),
        packed(directory(ROWS) + b"\x01"),
    ],
)
def test_a_directory_that_cannot_be_read_is_refused(root: bytes) -> None:
    assert code_of(pmtiles(root=root, tiles=TILES)) == "directory"


def test_directories_that_lead_to_each_other_come_to_an_end() -> None:
    # It is in the section of directories, and leads to itself.
    leaf = directory([(0, 0, 5, 0)])
    data = pmtiles(root=leaf, leaves=leaf, tiles=TILES, types=(1, 1, 1))

    assert code_of(data) == "directory"


def test_entries_have_a_limit() -> None:
    many = directory([(0, 0, 10, 0)] * 1_000)
    leaf = packed(many)
    rows: list[Row] = [(0, 0, len(leaf), 0)] * 1_000
    data = pmtiles(rows, leaves=leaf, tiles=TILES)
    assert code_of(data) == "directory"

    full = packed(directory([(number, 1, 10, 0) for number in range(MAX_ENTRIES + 1)]))
    assert code_of(pmtiles([(0, 0, len(full), 0)], leaves=full, tiles=TILES, zooms=(0, 16))) == "entries"


def test_what_grows_when_it_is_decompressed_is_refused() -> None:
    bomb = packed(bytes(10 * MAX_SECTION_BYTES), 9)
    assert len(bomb) < 200_000

    assert code_of(pmtiles([(0, 0, len(bomb), 0)], leaves=bomb, tiles=TILES)) == "inflated"
    with pytest.raises(BaseMapRefused, match="more than 8 MB"):
        decompressed(bytes(MAX_SECTION_BYTES + 1), is_compressed=False, code="tile")
