"""The program ``destination-base-map``: an extract of OpenStreetMap becomes a PMTiles file."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .features import MOST_ZOOM

LANGUAGES = "fr,en,de,es,it,nl"
MISSING = "This program needs more libraries: pip install 'destination-cms[maps]'"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code."""
    asked = _parser().parse_args(arguments)
    try:
        from .making import make_base_map
    except ImportError as error:
        print(f"{MISSING} ({error.name} is not installed)", file=sys.stderr)  # noqa: T201 - a program
        return 2
    try:
        made = make_base_map(
            asked.extract, asked.output, box=asked.bbox, zooms=range(asked.min_zoom, asked.max_zoom + 1),
            languages=tuple(filter(None, asked.languages.split(","))),
        )  # fmt: skip
    except (OSError, RuntimeError, ValueError) as error:
        print(f"{asked.extract}: {error}", file=sys.stderr)  # noqa: T201 - as above
        return 1
    print(f"{asked.output}: {made}")  # noqa: T201 - as above
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="destination-base-map", description=__doc__)
    parser.add_argument("extract", type=Path, help="the extract: .osm.pbf, .osm, .osm.gz or .osm.bz2")
    parser.add_argument("output", type=Path, help="the file that is written: .pmtiles")
    parser.add_argument(
        "--bbox",
        type=_box,
        help="what is drawn: west,south,east,north in degrees; the rectangle around all roads if it is not given",
    )
    parser.add_argument("--min-zoom", type=_zoom, default=8, help="zoom level of the coarsest tiles (%(default)s)")
    parser.add_argument("--max-zoom", type=_zoom, default=14, help="zoom level of the finest tiles (%(default)s)")
    parser.add_argument("--languages", default=LANGUAGES, help="languages of names besides the local one (%(default)s)")
    return parser


def _zoom(text: str) -> int:
    if not text.isdecimal() or int(text) > MOST_ZOOM:
        raise argparse.ArgumentTypeError(f"a zoom level is a whole number from 0 to {MOST_ZOOM}, not {text!r}")
    return int(text)


def _box(text: str) -> Any:
    try:
        west, south, east, north = map(float, text.split(","))
    except ValueError:
        west = south = east = north = 0.0
    if not (-180 <= west < east <= 180 and -85 <= south < north <= 85):
        raise argparse.ArgumentTypeError(f"{text!r} is not west,south,east,north in degrees")
    return west, south, east, north


if __name__ == "__main__":
    sys.exit(main())
