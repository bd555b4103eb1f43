"""Small models for the tests, as bytes, written without the code under test."""

import json
import struct
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

#: The corners of a cube, and its twelve triangles.
_CORNERS = [(x, y, z) for x in (0, 1) for y in (0, 1) for z in (0, 1)]
_SIDES = ((0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3))
_CUBE = [corner for a, b, c, d in _SIDES for corner in (a, b, c, a, c, d)]
USDA = (
    b'#usda 1.0\n(\n    defaultPrim = "Model"\n    metersPerUnit = 1\n    upAxis = "Y"\n)\n\ndef Cube "Model"\n{\n}\n'
)
USDC = b"PXR-USDC" + bytes(80)

Edit = Callable[[dict[str, Any]], object]


def glb(
    triangles: int = 12,
    *,
    size_m: Sequence[float] = (1.0, 1.0, 1.0),
    copyright: str = "",  # noqa: A002 - as in glTF
    pictures: Iterable[bytes] = (),
    animations: int = 0,
    edit: Edit | None = None,
    text: bytes | None = None,
    version: int = 2,
    length: int | None = None,
    chunks: Iterable[tuple[bytes, bytes]] | None = None,
) -> bytes:
    """Return a GLB file with a box that has one corner at its origin.

    Args:
        triangles: of the box; more than twelve are drawn over each other.
        size_m: width, height and depth, in metres.
        copyright: ``asset.copyright``; left out where it is empty.
        pictures: files of its textures.
        animations: moves of the box.
        edit: changes the JSON document.
        text: the JSON chunk as it stands in the file, in place of the document.
        version: of the container.
        length: of the file by its header, in place of the true one.
        chunks: kind and content of each chunk, in place of the usual two.
    """
    views = _Views()
    document = _document(views, triangles, size_m)
    if copyright:
        document["asset"]["copyright"] = copyright
    files = [*pictures]
    if files:
        document["images"] = [{"bufferView": views.add(file), "mimeType": _type(file)} for file in files]
        document["textures"] = [{"source": number} for number in range(len(files))]
    if animations:
        document["animations"] = [_animation(document, views)] * animations
    document["buffers"] = [{"byteLength": len(views.data)}]
    document["bufferViews"] = views.described
    if edit:
        edit(document)
    written = json.dumps(document, separators=(",", ":")).encode() if text is None else text
    return container(chunks or [(b"JSON", written), (b"BIN\0", bytes(views.data))], version=version, length=length)


def container(chunks: Iterable[tuple[bytes, bytes]], *, version: int = 2, length: int | None = None) -> bytes:
    """Return a GLB file of these chunks, padded as they must be."""
    body = b""
    for kind, content in chunks:
        padded = content + (b" " if kind == b"JSON" else b"\0") * (-len(content) % 4)
        body += struct.pack("<I4s", len(padded), kind) + padded
    return struct.pack("<4sII", b"glTF", version, 12 + len(body) if length is None else length) + body


class _Views:
    """The binary chunk, and the views on it."""

    def __init__(self) -> None:
        self.data = bytearray()
        self.described: list[dict[str, int]] = []

    def add(self, content: bytes) -> int:
        self.described.append({"buffer": 0, "byteOffset": len(self.data), "byteLength": len(content)})
        self.data += content + bytes(-len(content) % 4)
        return len(self.described) - 1


def _document(views: _Views, triangles: int, size_m: Sequence[float]) -> dict[str, Any]:
    corners = [[along * side for along, side in zip(corner, size_m, strict=True)] for corner in _CORNERS]
    indices = (_CUBE * (triangles // 12 + 1))[: triangles * 3]
    positions = views.add(b"".join(struct.pack("<3f", *corner) for corner in corners))
    numbers = views.add(struct.pack(f"<{len(indices)}H", *indices))
    return {
        "asset": {"version": "2.0", "generator": "tests"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}, "indices": 1}]}],
        "accessors": [
            {
                "bufferView": positions,
                "componentType": 5126,
                "count": len(corners),
                "type": "VEC3",
                "min": [0.0, 0.0, 0.0],
                "max": [*size_m],
            },
            {"bufferView": numbers, "componentType": 5123, "count": len(indices), "type": "SCALAR"},
        ],
    }


def _animation(document: dict[str, Any], views: _Views) -> dict[str, Any]:
    times, places = (views.add(struct.pack(f"<{count}f", *range(count))) for count in (2, 6))
    first = len(document["accessors"])
    document["accessors"] += [
        {"bufferView": times, "componentType": 5126, "count": 2, "type": "SCALAR", "min": [0.0], "max": [1.0]},
        {"bufferView": places, "componentType": 5126, "count": 2, "type": "VEC3"},
    ]
    return {
        "samplers": [{"input": first, "output": first + 1}],
        "channels": [{"sampler": 0, "target": {"node": 0, "path": "translation"}}],
    }


def _type(picture: bytes) -> str:
    types = {b"\x89": "image/png", b"\xff": "image/jpeg", b"R": "image/webp"}
    return types.get(picture[:1], "image/ktx2")


def png(width: int = 8, height: int = 8) -> bytes:
    """Return the header and the end of a PNG picture."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    return start + b"\0\0\0\0IEND" + struct.pack(">I", zlib.crc32(b"IEND"))


def jpeg(width: int = 8, height: int = 8, before: bytes = b"") -> bytes:
    """Return the header of a JPEG picture, with segments before its frame, and its end."""
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8" + before + frame + b"\xff\xd9"


def webp(width: int = 8, height: int = 8) -> bytes:
    """Return the header of a WebP picture without loss."""
    bits = struct.pack("<I", width - 1 | (height - 1) << 14)
    return b"RIFF" + struct.pack("<I", 17) + b"WEBPVP8L" + struct.pack("<I", 5) + b"\x2f" + bits


@dataclass(frozen=True)
class Packed:
    """A file in a package, and what is wrong with it.

    Attributes:
        name: text, or bytes as they stand there.
        content: its data.
        own: fields of its own header that are not true: ``flags``, ``method``, ``checksum``, ``size``, ``name``.
        told: the same, of the table of files; ``start``, ``outer`` and ``extra`` too.
    """

    name: str | bytes
    content: bytes = b""
    own: Mapping[str, Any] = field(default_factory=dict)
    told: Mapping[str, Any] = field(default_factory=dict)


MODEL = Packed("model.usda", USDA)


def usdz(
    *files: Packed,
    alignment: int = 64,
    before_table: bytes = b"",
    behind: bytes = b"",
    end: Mapping[int, int] | None = None,
) -> bytes:
    """Return a USDZ file.

    Args:
        *files: what it holds; a layer without any.
        alignment: of the data of each file, in bytes.
        before_table: bytes between the last file and the table of files.
        behind: bytes behind everything.
        end: numbers of the last record that are not true, by position.
    """
    held = files or (MODEL,)
    body, table = bytearray(), bytearray()
    for file in held:
        name = file.name.encode() if isinstance(file.name, str) else file.name
        true: dict[str, Any] = {
            "name": name,
            "flags": 0,
            "method": 0,
            "checksum": zlib.crc32(file.content),
            "size": len(file.content),
            "start": len(body),
            "outer": 0,
            "extra": b"",
        }
        own, told = {**true, **file.own}, {**true, **file.told}
        # A field of padding has a header of four bytes itself.
        padding = (-(len(body) + 30 + len(own["name"]) + 4)) % alignment
        extra = struct.pack("<HH", 0x1986, padding) + bytes(padding)
        body += b"PK\x03\x04" + _numbers(own) + struct.pack("<HH", len(own["name"]), len(extra))
        body += own["name"] + extra + file.content
        table += b"PK\x01\x02" + struct.pack("<H", 20) + _numbers(told)
        table += struct.pack("<HHHHHII", len(told["name"]), len(told["extra"]), 0, 0, 0, told["outer"], told["start"])
        table += told["name"] + told["extra"]
    body += before_table
    numbers = [0, 0, len(held), len(held), len(table), len(body), 0]
    for position, number in (end or {}).items():
        numbers[position] = number
    return bytes(body + table) + b"PK\x05\x06" + struct.pack("<4H2IH", *numbers) + behind


def _numbers(fields: Mapping[str, Any]) -> bytes:
    size = fields["size"]
    return struct.pack("<5HIII", 20, fields["flags"], fields["method"], 0, 0x21, fields["checksum"], size, size)
