"""What a file is that is not the expected one, so that an editor reads what to do about it."""

import re
import struct

from .refusals import ModelRefused

__all__ = ["GLB", "USDZ", "ZIP_SIGNS", "other_format"]

GLB, USDZ = "GLB", "USDZ"
#: A ZIP archive begins with the header of its first file, or is empty.
ZIP_SIGNS = (b"PK\x03\x04", b"PK\x05\x06")
_STARTS = (
    (b"glTF", "glb_instead"),
    (b"Kaydara FBX Binary", "fbx"),
    (b"; FBX", "fbx"),
    (b"#usda", "usd_layer"),
    (b"PXR-USDC", "usd_layer"),
)
#: The formats that have no advice of their own, by name.
_OTHER_STARTS = (
    (b"BLENDER", "Blender"),
    (b"ply\n", "PLY"),
    (b"ply\r", "PLY"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"%PDF", "PDF"),
)
#: Bytes of the start that are searched.
_SEARCHED_BYTES = 8_192
#: A vertex of an OBJ file, which has no sign of its own: a letter and three numbers.
_OBJ_VERTEX = re.compile(rb"^v[ \t]+-?[\d.]+(?:e[+-]?\d+)?[ \t]+-?[\d.]", re.MULTILINE | re.IGNORECASE)
_OBJ_LIBRARY = re.compile(rb"^mtllib[ \t]", re.MULTILINE)
#: A binary STL file: 80 bytes of anything, the number of triangles, and 50 bytes for each.
_STL_HEADER_BYTES, _STL_TRIANGLE_BYTES = 84, 50
_USD_ENTRY = re.compile(rb"\.usd[ac]?\Z", re.IGNORECASE)


def other_format(filename: str, data: bytes, expected: str) -> ModelRefused:
    """Return the refusal of a file that is not what was expected.

    Args:
        filename: for the sentence.
        data: the whole file; it does not begin as one of the expected format does.
        expected: ``GLB`` or ``USDZ``.
    """
    code, found = _code(data)
    named = {"format": found} if found else {}
    return ModelRefused(code, filename=filename, limit=expected, **named)


def _code(data: bytes) -> tuple[str, str]:
    """Return the code of the refusal, and the name of the format where the sentence has a place for it."""
    if not data:
        return "empty", ""
    start = data[:_SEARCHED_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip()
    for sign, code in _STARTS:
        if start.startswith(sign):
            return code, ""
    if data.startswith(ZIP_SIGNS):
        return "usdz_instead" if _USD_ENTRY.search(_first_entry(data)) else "archive", ""
    for sign, name in _OTHER_STARTS:
        if data.startswith(sign):
            return "other_format", name
    return _code_of_text(start, data)


def _code_of_text(start: bytes, data: bytes) -> tuple[str, str]:
    if start.startswith(b"<"):
        return ("other_format", "COLLADA") if b"<collada" in start.lower() else ("html", "")
    if start.startswith(b"{") and b'"asset"' in data:
        return "gltf_json", ""
    if start.startswith(b"solid") and b"facet" in start:
        return "stl", ""
    if b"\0" not in start and (_OBJ_VERTEX.search(start) or _OBJ_LIBRARY.search(start)):
        return "obj", ""
    return "stl" if _is_binary_stl(data) else "unknown_format", ""


def _is_binary_stl(data: bytes) -> bool:
    if len(data) < _STL_HEADER_BYTES:
        return False
    (triangles,) = struct.unpack_from("<I", data, _STL_HEADER_BYTES - 4)
    return bool(len(data) == _STL_HEADER_BYTES + triangles * _STL_TRIANGLE_BYTES)


def _first_entry(data: bytes) -> bytes:
    """Return the name of an archive's first file."""
    length = int.from_bytes(data[26:28], "little")
    return data[30 : 30 + length]
