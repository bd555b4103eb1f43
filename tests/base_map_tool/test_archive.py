import gzip
import io
from pathlib import Path

import pytest

from destination_cms.geo.base_maps import read_archive
from tests.core.geo.base_maps.files import MONACO, TILE

pytestmark = pytest.mark.maps


def test_many_tiles_have_directories_below_that_tell_no_time(tmp_path: Path, time_machine: object) -> None:
    from destination_cms.base_map_tool.archive import write_archive

    tiles = [
        ((9, x, y), gzip.compress(TILE + bytes(x % 7) + bytes(y % 11), mtime=0)) for x in range(100) for y in range(100)
    ]
    made = []
    for moment in ("2026-01-01", "2026-06-01"):
        time_machine.move_to(moment)  # type: ignore[attr-defined]
        path = tmp_path / f"{moment}.pmtiles"
        assert write_archive(path, tiles, MONACO, "Many") == 10_000
        made.append(path.read_bytes())

    assert made[0] == made[1]
    archive = read_archive("many.pmtiles", io.BytesIO(made[0]), len(made[0]))
    assert (archive.min_zoom, archive.max_zoom) == (9, 9)


def test_it_is_the_same_from_every_version_of_python(tmp_path: Path) -> None:
    from destination_cms.base_map_tool.archive import write_archive

    tile = gzip.compress(TILE, mtime=0)
    made = []
    for system in (b"\x03", b"\xff"):
        path = tmp_path / f"{system.hex()}.pmtiles"
        write_archive(path, [((9, 1, 1), tile[:9] + system + tile[10:])], MONACO, "One")
        made.append(path.read_bytes())

    assert made[0] == made[1]
    assert gzip.decompress(made[0][-len(tile) :]) == TILE


def test_there_must_be_a_tile(tmp_path: Path) -> None:
    from destination_cms.base_map_tool.archive import write_archive

    with pytest.raises(ValueError, match="Nothing"):
        write_archive(tmp_path / "x.pmtiles", [], MONACO, "None")
