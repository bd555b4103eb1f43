"""Check of a PMTiles file: header, directories, metadata and the first tile, in constant memory."""

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from typing import Any, BinaryIO

from .directories import decompressed, first_tile
from .header import HEADER_BYTES, Bounds, Header, read_header
from .refusals import MAX_FILE_BYTES, MAX_SECTION_BYTES, BaseMapRefused

#: Layers of the Protomaps basemap, version 4, that the map draws.
LAYERS = ("earth", "water", "landuse", "roads", "buildings", "places")
_CHUNK_BYTES = 1_000_000
#: A tile begins with the field of its first layer (Mapbox Vector Tile 2.1).
_LAYER_TAG = 0x1A
_MAX_ATTRIBUTION = 250
_MAX_TOLD = 120
_TAG = re.compile(r"<[^>]*>")
_FOLDERS = re.compile(r"[/\\]")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Archive:
    """What a map must know of a PMTiles file.

    Attributes:
        filename: as it was uploaded, without folders.
        byte_size: bytes of the file.
        sha256: of the file, in hex.
        min_zoom: the zoom level of the coarsest tiles.
        max_zoom: the zoom level of the finest tiles.
        bounds: what it shows.
        attribution: plain text that its metadata asks to be shown; may be empty.
    """

    filename: str
    byte_size: int
    sha256: str
    min_zoom: int
    max_zoom: int
    bounds: Bounds
    attribution: str


def read_archive(filename: str, file: BinaryIO, size: int) -> Archive:
    """Return what a PMTiles file holds; it is left at its start.

    Args:
        filename: for the messages; folders are left out.
        file: can be read and sought.
        size: its bytes.

    Raises:
        BaseMapRefused: it is something else, damaged, goes beyond a limit, or holds what the map does not draw.
    """
    name = _SPACES.sub(" ", _FOLDERS.split(filename)[-1]).strip()[:255] or "?"
    try:
        return _read(name, file, size)
    except BaseMapRefused as refused:
        raise BaseMapRefused(refused.code, **{**refused.params, "filename": name}) from refused
    finally:
        file.seek(0)


def _read(name: str, file: BinaryIO, size: int) -> Archive:
    if size > MAX_FILE_BYTES:
        raise BaseMapRefused("too_large", megabytes=-(-size // 1_000_000), limit=MAX_FILE_BYTES // 1_000_000)

    def read(offset: int, length: int) -> bytes:
        file.seek(offset)
        return file.read(length)

    header = read_header(read(0, max(HEADER_BYTES, 1_000)), size)
    metadata = _metadata(header, read)
    tile = first_tile(header, read)
    _refuse_other_tiles(read(tile.offset, min(tile.length, MAX_SECTION_BYTES + 1)), header)
    return Archive(
        filename=name,
        byte_size=size,
        sha256=_sha256(file),
        min_zoom=header.min_zoom,
        max_zoom=header.max_zoom,
        bounds=header.bounds,
        attribution=_plain(metadata.get("attribution"))[:_MAX_ATTRIBUTION],
    )


def _metadata(header: Header, read: Callable[[int, int], bytes]) -> dict[str, Any]:
    section = header.metadata
    if section.length > MAX_SECTION_BYTES:
        raise BaseMapRefused("inflated", limit=MAX_SECTION_BYTES // 1_000_000)
    packed = read(section.offset, section.length)
    data = decompressed(packed, is_compressed=header.is_internally_compressed, code="metadata")
    try:
        metadata = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BaseMapRefused("metadata") from error
    if not isinstance(metadata, dict):
        raise BaseMapRefused("metadata")
    layers = metadata.get("vector_layers")
    names = [layer.get("id") for layer in layers if isinstance(layer, dict)] if isinstance(layers, list) else []
    if not {*map(str, names)} & {*LAYERS}:
        told = _plain(", ".join(map(str, names)))[:_MAX_TOLD]
        raise BaseMapRefused("layers", expected=", ".join(LAYERS), value=told or "-")
    return metadata


def _refuse_other_tiles(packed: bytes, header: Header) -> None:
    tile = decompressed(packed, is_compressed=header.are_tiles_compressed, code="tile")
    if tile and tile[0] != _LAYER_TAG:
        raise BaseMapRefused("tile")


def _plain(text: object) -> str:
    """Return a text without the HTML that map files have in their attribution."""
    return _SPACES.sub(" ", unescape(_TAG.sub("", text))).strip() if isinstance(text, str) else ""


def _sha256(file: BinaryIO) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(_CHUNK_BYTES):
        digest.update(chunk)
    return digest.hexdigest()
