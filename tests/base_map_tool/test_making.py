"""The base map of Monaco: what the tests of the site draw is what the program makes, byte by byte."""

import gzip
from pathlib import Path
from typing import Any

import pytest

from destination_cms.base_map_tool.cli import main
from destination_cms.geo.base_maps import read_archive
from tests.core.geo.base_maps.monaco import MONACO_FILE
from tests.sample_data import sample

pytestmark = pytest.mark.maps


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("maps") / "monaco.pmtiles"
    assert main([str(sample("osm/monaco.osm.gz")), str(target)]) == 0
    return target


def tiles(path: Path) -> dict[tuple[int, int, int], dict[str, Any]]:
    """Return the tiles as other programs read them."""
    import mapbox_vector_tile
    from pmtiles.reader import MmapSource, all_tiles

    with path.open("rb") as file:
        return {place: mapbox_vector_tile.decode(gzip.decompress(data)) for place, data in all_tiles(MmapSource(file))}


def test_it_is_the_same_whenever_it_is_made(made: Path, tmp_path: Path) -> None:
    assert made.read_bytes() == MONACO_FILE.read_bytes()


def test_the_site_takes_it(made: Path) -> None:
    with made.open("rb") as file:
        archive = read_archive(made.name, file, made.stat().st_size)

    assert archive.attribution == "© OpenStreetMap contributors"
    assert (archive.min_zoom, archive.max_zoom) == (8, 14)
    bounds = archive.bounds
    assert 7.40 < bounds.west < bounds.east < 7.45
    assert 43.72 < bounds.south < bounds.north < 43.76
    assert archive.byte_size < 150_000


def test_it_shows_streets_buildings_and_the_sea(made: Path) -> None:
    found = tiles(made)
    finest = [layers for (zoom, _, _), layers in found.items() if zoom == 14]
    names = {
        feature["properties"].get("name")
        for layers in finest
        for feature in layers.get("roads", {"features": []})["features"]
    }

    assert {name for layers in finest for name in layers} == {
        "boundaries",
        "earth",
        "water",
        "landuse",
        "buildings",
        "roads",
        "places",
    }
    assert {"Boulevard Albert 1er", "Avenue de la Costa"} <= names
    kinds = {
        feature["properties"]["kind"]
        for layers in finest
        for feature in layers.get("water", {"features": []})["features"]
    }
    assert "ocean" in kinds
    (harbour,) = [layers for place, layers in found.items() if place == (14, 8530, 5974)]
    seas = [feature for feature in harbour["water"]["features"] if feature["properties"]["kind"] == "ocean"]
    assert seas
    assert {zoom for zoom, _, _ in found} == set(range(8, 15))
    coarse = found[min(found)]
    assert "buildings" not in coarse


def test_a_part_of_it_has_fewer_tiles(made: Path, tmp_path: Path) -> None:
    part = tmp_path / "part.pmtiles"
    arguments = ["--bbox", "7.42,43.735,7.425,43.74", "--min-zoom", "14", "--max-zoom", "15", "--languages", ""]

    assert main([str(sample("osm/monaco.osm.gz")), str(part), *arguments]) == 0

    assert {zoom for zoom, _, _ in tiles(part)} == {14, 15}
    assert len(tiles(part)) < 10


def test_there_must_be_something_to_draw(tmp_path: Path, capsys: Any) -> None:
    empty = tmp_path / "empty.osm"
    empty.write_text('<osm version="0.6"><node id="1" lat="43.7" lon="7.4" version="1"/></osm>')

    assert main([str(empty), str(tmp_path / "x.pmtiles")]) == 1
    assert "--bbox" in capsys.readouterr().err
