import pytest

from destination_cms.geo.base_maps import BaseMapRefused, read_header
from destination_cms.geo.base_maps.header import FIRST_BYTES, Bounds

from .files import pmtiles


def refusal(data: bytes, size: int | None = None) -> BaseMapRefused:
    with pytest.raises(BaseMapRefused) as caught:
        read_header(data, len(data) if size is None else size)
    return caught.value


def test_a_header_says_where_everything_is() -> None:
    data = pmtiles(zooms=(3, 14))

    header = read_header(data, len(data))

    assert (header.min_zoom, header.max_zoom) == (3, 14)
    assert header.bounds == Bounds(7.4, 43.72, 7.45, 43.76)
    assert header.root.offset == 127
    assert header.root.end == header.metadata.offset
    assert header.tiles.end == len(data)
    assert header.is_internally_compressed
    assert header.are_tiles_compressed


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"   \n", "not_pmtiles"),
        (b"<!DOCTYPE html><title>404</title>", "html"),
        (b"\xef\xbb\xbf\n<html>", "html"),
        (b"SQLite format 3\x00" + bytes(200), "mbtiles"),
        (b"PK\x03\x04" + bytes(200), "not_pmtiles"),
        (b"PMTiles", "truncated"),
        (pmtiles()[:126], "truncated"),
        (pmtiles()[:-1], "truncated"),
    ],
)
def test_what_is_something_else_is_named(data: bytes, code: str) -> None:
    assert refusal(data).code == code


@pytest.mark.parametrize("data", [b"PM\x02\x00" + bytes(600), b"PM\x01\x00" + bytes(600), pmtiles(version=4)])
def test_another_version_is_named(data: bytes) -> None:
    refused = refusal(data)

    assert refused.code == "version"
    assert refused.params["limit"] == 3
    assert str(refused.params["value"]) in str(refused)


@pytest.mark.parametrize(
    ("types", "code", "value"),
    [
        ((2, 2, 2), "tile_type", "PNG"),
        ((2, 2, 6), "tile_type", "MLT"),
        ((2, 2, 99), "tile_type", 99),
        ((3, 2, 1), "compression", "brotli"),
        ((2, 4, 1), "compression", "zstd"),
        ((0, 2, 1), "compression", "?"),
    ],
)
def test_tiles_that_the_map_does_not_draw_are_named(types: tuple[int, int, int], code: str, value: object) -> None:
    refused = refusal(pmtiles(types=types))

    assert (refused.code, refused.params["value"]) == (code, value)


@pytest.mark.parametrize("zooms", [(0, 17), (9, 8), (0, 255)])
def test_zoom_levels_have_a_limit(zooms: tuple[int, int]) -> None:
    refused = refusal(pmtiles(zooms=zooms))

    assert refused.code == "zoom"
    assert "between 0 and 16" in str(refused)


@pytest.mark.parametrize(
    "bounds", [(0, 0, 0, 0), (7.45, 43.72, 7.4, 43.76), (-181, 0, 1, 1), (0, -86, 1, 1), (7.4, 43.76, 7.45, 43.72)]
)
def test_bounds_are_a_part_of_the_earth(bounds: tuple[float, ...]) -> None:
    assert refusal(pmtiles(bounds=bounds)).code == "bounds"


@pytest.mark.parametrize(
    ("sections", "code"),
    [
        ({0: 10}, "directory"),
        ({0: 20_000}, "truncated"),
        ({1: 0}, "directory"),
        ({1: 500_000_000}, "truncated"),
        ({3: 2**64 - 1}, "truncated"),
        ({2: 5}, "directory"),
        ({6: 2**63, 7: 2**63}, "truncated"),
    ],
)
def test_a_section_lies_in_the_file(sections: dict[int, int], code: str) -> None:
    assert refusal(pmtiles(sections=sections)).code == code


def test_the_root_directory_comes_first() -> None:
    refused = refusal(pmtiles(sections={0: FIRST_BYTES - 5, 1: 6}), size=1_000_000)

    assert refused.code == "root"
    assert str(FIRST_BYTES) in str(refused)
