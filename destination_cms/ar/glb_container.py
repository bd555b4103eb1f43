"""Container of a GLB file: its header and chunks, and the JSON in the first of them.

Source: Khronos, "glTF 2.0 Specification", section 4, "GLB File Format Specification" (ISO/IEC 12113:2022).
"""

import json
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

from .glb_items import Item
from .refusals import (
    MAX_CHUNKS,
    MAX_JSON_BYTES,
    MAX_JSON_DEPTH,
    MAX_JSON_ITEMS,
    ModelRefused,
    megabytes,
    shown,
)

__all__ = ["MAGIC", "Container", "read_container"]

MAGIC = b"glTF"
_HEADER = struct.Struct("<4sII")
_CHUNK = struct.Struct("<I4s")
_ALIGNMENT_BYTES = 4
_JSON, _BINARY = b"JSON", b"BIN\0"
_VERSION = 2
_ASSET_VERSION = re.compile(r"2\.\d{1,9}")
#: What a file may ask of its reader at least; later versions of glTF 2 may ask for what viewers do not know.
_MIN_VERSION = "2.0"


@dataclass(frozen=True, slots=True)
class Container:
    """What is in a GLB file.

    Attributes:
        document: the object that its JSON is.
        binary: the binary chunk; ``None`` where there is none.
    """

    document: Item
    binary: memoryview | None


def read_container(data: bytes) -> Container:
    """Return the parts of a GLB file, without copying the binary one.

    Args:
        data: the whole file; begins with ``MAGIC``.

    Raises:
        ModelRefused: a part lies outside the file, is not where it must be, or goes beyond a limit.
    """
    if len(data) < _HEADER.size:
        raise ModelRefused("truncated", value=_HEADER.size, limit=len(data))
    _, version, length = _HEADER.unpack_from(data)
    if version != _VERSION:
        raise ModelRefused("version", value=version, limit=_VERSION)
    if length != len(data):
        raise ModelRefused("truncated", value=length, limit=len(data))
    text, binary = _known(memoryview(data))
    document = Item(_document(text))
    _refuse_other_versions(document)
    return Container(document, binary)


def _known(data: memoryview) -> tuple[memoryview, memoryview | None]:
    """Return the content of the JSON chunk and of the binary one; those of extensions, behind them, are passed over."""
    chunks = [*_chunks(data)]
    kinds = [kind for kind, _ in chunks]
    for number, kind in enumerate(kinds or [b""]):
        if (kind == _JSON) != (number == 0) or (kind == _BINARY and number != 1):
            raise ModelRefused("chunks", value=number, limit=_ALIGNMENT_BYTES)
    return chunks[0][1], chunks[1][1] if kinds[1:2] == [_BINARY] else None


def _chunks(data: memoryview) -> Iterator[tuple[bytes, memoryview]]:
    """Yield kind and content of each chunk."""
    start = _HEADER.size
    number = 0
    while start < len(data):
        if number == MAX_CHUNKS:
            raise ModelRefused("too_many_items", place="chunks", limit=MAX_CHUNKS)
        if start + _CHUNK.size > len(data):
            raise ModelRefused("bounds", place=f"chunk {number}", value=start + _CHUNK.size, limit=len(data))
        length, kind = _CHUNK.unpack_from(data, start)
        start += _CHUNK.size
        if start + length > len(data):
            raise ModelRefused("bounds", place=f"chunk {number}", value=start + length, limit=len(data))
        if length % _ALIGNMENT_BYTES:
            raise ModelRefused("chunks", value=number, limit=_ALIGNMENT_BYTES)
        yield kind, data[start : start + length]
        start += length
        number += 1


def _document(text: memoryview) -> dict[str, Any]:
    if len(text) > MAX_JSON_BYTES:
        raise ModelRefused("json_too_large", megabytes=megabytes(len(text)), limit=MAX_JSON_BYTES // 1_000_000)
    try:
        document = json.loads(str(text, "utf-8"), parse_constant=_refuse_constant)
    except RecursionError as error:
        raise ModelRefused("nested", limit=MAX_JSON_DEPTH) from error
    except ValueError as error:  # also of what is not UTF-8, and of numbers with thousands of digits
        raise ModelRefused("json", limit="JSON, UTF-8") from error
    if not isinstance(document, dict):
        raise ModelRefused("json", limit="JSON object")
    _refuse_deep_or_long(document)
    return document


def _refuse_constant(name: str) -> NoReturn:
    """Refuse ``NaN`` and ``Infinity``, which Python reads and JSON does not have."""
    raise ValueError(name)


def _refuse_deep_or_long(document: dict[str, Any]) -> None:
    """Count objects and lists, level by level: each costs its reader time, wherever it stands."""
    level: list[Any] = [document]
    count = 0
    for _ in range(MAX_JSON_DEPTH):
        count += len(level)
        if count > MAX_JSON_ITEMS:
            raise ModelRefused("too_many_items", place="JSON", limit=MAX_JSON_ITEMS)
        values = (item.values() if isinstance(item, dict) else item for item in level)
        level = [value for among in values for value in among if isinstance(value, dict | list)]
        if not level:
            return
    raise ModelRefused("nested", limit=MAX_JSON_DEPTH)


def _refuse_other_versions(document: Item) -> None:
    asset = document.item("asset")
    version = asset.text("version") if asset else None
    if asset is None or version is None:
        raise ModelRefused("field", place="asset.version", value="missing", limit=f"{_VERSION}.x")
    if not _ASSET_VERSION.fullmatch(version):
        raise ModelRefused("version", value=shown(version), limit=_VERSION)
    at_least = asset.text("minVersion")
    if at_least not in (None, _MIN_VERSION):
        raise ModelRefused("version", value=shown(at_least), limit=_MIN_VERSION)
