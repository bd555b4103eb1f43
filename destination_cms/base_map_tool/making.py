"""From an extract to a base map."""

from pathlib import Path

import shapely

from .archive import write_archive
from .coast import land_and_sea
from .extract import Box, read_extract, to_metres
from .features import Drawn
from .tiles import tiles_of


def make_base_map(
    source: Path, target: Path, *, box: Box | None = None, zooms: range, languages: tuple[str, ...] = ()
) -> str:
    """Write a base map of an extract; return what was made, as a sentence.

    Args:
        source: the extract.
        target: the PMTiles file.
        box: what is drawn; the rectangle around all roads where it is ``None``.
        zooms: the levels.
        languages: those of names besides the local one.

    Raises:
        ValueError: nothing of the extract is drawn.
        RuntimeError: it cannot be read.
    """
    if not zooms:
        raise ValueError("The coarsest zoom level is finer than the finest.")
    extract = read_extract(source, languages)
    box = box or extract.box
    if box is None:
        raise ValueError("The extract has no road: name what is drawn with --bbox.")
    west, south, east, north = box
    frame = shapely.box(*to_metres(west, south), *to_metres(east, north))
    land, sea = land_and_sea(frame, extract.coast)
    ground = [(Drawn("earth", 0, {"kind": "earth"}), land), (Drawn("water", 0, {"kind": "ocean"}), sea)]
    shapes = [(drawn, shape) for drawn, shape in ground if not shape.is_empty]
    shapes += [(drawn, shape) for drawn, shape in extract.shapes if shape.intersects(frame)]
    count = write_archive(target, tiles_of(shapes, frame, zooms), box, source.name.split(".")[0])
    return f"{count} tiles, {target.stat().st_size:,} bytes"
