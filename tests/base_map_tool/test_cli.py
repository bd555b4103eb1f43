"""The program's arguments, and its exit codes where it cannot do what was asked."""

from pathlib import Path
from typing import Any

import pytest

from destination_cms.base_map_tool.cli import main


@pytest.mark.parametrize(
    "arguments",
    [
        ["--bbox", "1,2,3"],
        ["--bbox", "a,b,c,d"],
        ["--bbox", "7.5,43.7,7.4,43.8"],
        ["--bbox", "7.4,43.7,7.5,95"],
        ["--max-zoom", "17"],
        ["--min-zoom", "-1"],
    ],
)
def test_arguments_are_checked(arguments: list[str], capsys: Any) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([*arguments, "in.osm.pbf", "out.pmtiles"])

    assert stopped.value.code == 2
    assert arguments[0] in capsys.readouterr().err


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "osmium", None)
    for name in ("making", "extract", "archive", "tiles"):
        monkeypatch.delitem(sys.modules, f"destination_cms.base_map_tool.{name}", raising=False)
    monkeypatch.setitem(sys.modules, "pmtiles.tile", None)

    assert main(["in.osm.pbf", "out.pmtiles"]) == 2
    assert "pip install 'destination-cms[maps]'" in capsys.readouterr().err


@pytest.mark.maps
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, capsys: Any) -> None:
    broken = tmp_path / "broken.osm"
    broken.write_text("<html>")

    for path in (tmp_path / "missing.osm.pbf", broken):
        assert main([str(path), str(tmp_path / "out.pmtiles")]) == 1
        assert str(path) in capsys.readouterr().err
    assert not (tmp_path / "out.pmtiles").exists()


@pytest.mark.maps
def test_zoom_levels_in_the_wrong_order_are_told(tmp_path: Path, capsys: Any) -> None:
    arguments = [str(tmp_path / "x.osm"), str(tmp_path / "out.pmtiles"), "--min-zoom", "14", "--max-zoom", "8"]

    assert main(arguments) == 1
    assert "finer than the finest" in capsys.readouterr().err
