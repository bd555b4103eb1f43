"""Writing of a PMTiles file that is the same, byte by byte, whenever it is made of the same tiles."""

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pmtiles.tile import Compression, TileType, deserialize_directory, zxy_to_tileid
from pmtiles.writer import Writer

from .extract import Box
from .features import LAYERS

ATTRIBUTION = '<a href="https://www.openstreetmap.org/copyright">&copy; OpenStreetMap contributors</a>'
_E7 = 10_000_000
#: Where a gzip member tells its time, the effort and the system (RFC 1952); versions of Python differ in the last two.
_CIRCUMSTANCES = slice(4, 10)
_UNTOLD = bytes(5) + b"\xff"


def write_archive(path: Path, tiles: Iterable[tuple[tuple[int, int, int], bytes]], box: Box, name: str) -> int:
    """Write the file; return the number of its tiles.

    Raises:
        ValueError: there are none.
    """
    by_id = {zxy_to_tileid(*place): (place[0], data) for place, data in tiles}
    if not by_id:
        raise ValueError("Nothing of the extract is drawn within the box.")
    file = io.BytesIO()
    writer = Writer(file)
    for number, (_, data) in sorted(by_id.items()):
        writer.write_tile(number, data[: _CIRCUMSTANCES.start] + _UNTOLD + data[_CIRCUMSTANCES.stop :])
    levels = [zoom for zoom, _ in by_id.values()]
    header = _header(box, max(levels))
    writer.finalize(header, _metadata(name, min(levels), max(levels)))
    path.write_bytes(_without_circumstances(file.getbuffer(), header))
    return len(by_id)


def _header(box: Box, zoom: int) -> dict[str, Any]:
    west, south, east, north = box
    return {
        "tile_type": TileType.MVT,
        "tile_compression": Compression.GZIP,
        "min_lon_e7": round(west * _E7),
        "min_lat_e7": round(south * _E7),
        "max_lon_e7": round(east * _E7),
        "max_lat_e7": round(north * _E7),
        "center_zoom": zoom,
        "center_lon_e7": round((west + east) / 2 * _E7),
        "center_lat_e7": round((south + north) / 2 * _E7),
    }


def _metadata(name: str, low: int, high: int) -> dict[str, Any]:
    layers = [{"id": layer, "minzoom": low, "maxzoom": high, "fields": {"kind": "String"}} for layer in LAYERS]
    return {"name": name, "type": "baselayer", "attribution": ATTRIBUTION, "vector_layers": layers}


def _without_circumstances(data: memoryview, header: dict[str, Any]) -> bytes:
    """Return the file without when and where each of its directories was compressed."""
    root, leaves = header["root_offset"], header["leaf_directory_offset"]
    starts = [root, header["metadata_offset"]]
    if header["leaf_directory_length"]:
        entries = deserialize_directory(bytes(data[root : root + header["root_length"]]))
        starts += [leaves + entry.offset for entry in entries]
    for start in starts:
        data[start:][_CIRCUMSTANCES] = _UNTOLD
    return bytes(data)
