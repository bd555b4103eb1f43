"""Sizes of pictures, read from the headers of PNG, JPEG and WebP files without decoding them."""

import struct
from dataclasses import dataclass

__all__ = ["JPEG", "PNG", "WEBP", "Picture", "is_whole", "picture_of"]

#: Types of pictures (RFC 2083, RFC 2046, RFC 9649).
PNG, JPEG, WEBP = "image/png", "image/jpeg", "image/webp"

_PNG_SIGN, _JPEG_SIGN = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
#: The chunk IEND with its checksum, and the marker EOI.
_PNG_END, _JPEG_END = b"IEND\xaeB`\x82", b"\xff\xd9"
_MAX_PADDING = 64
#: Markers of JPEG that begin a frame (ITU-T T.81, table B.1), those without a length, and the fill byte.
_FRAMES = frozenset((*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)))
_LENGTHLESS = frozenset((0x01, *range(0xD0, 0xDA)))
_FILL = 0xFF
#: Markers before the frame; a profile takes one for each 64 kB.
_MAX_MARKERS = 1_000
#: A width or height in VP8 has so many bits; the others scale it.
_VP8_BITS = 14


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture is.

    Attributes:
        mime_type: ``PNG``, ``JPEG`` or ``WEBP``.
        width: in pixels; 0 where the header cannot be read.
        height: in pixels.
    """

    mime_type: str
    width: int
    height: int


def picture_of(data: bytes | memoryview) -> Picture | None:
    """Return what a picture is by its bytes; ``None`` where it has none of the three formats."""
    start = bytes(data[:32])
    if start.startswith(_PNG_SIGN):
        width, height = struct.unpack_from(">II", start, 16) if start[12:16] == b"IHDR" and len(start) >= 24 else (0, 0)
        return Picture(PNG, width, height)
    if start.startswith(_JPEG_SIGN):
        return Picture(JPEG, *_size_of_jpeg(data))
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return Picture(WEBP, *_size_of_webp(start))
    return None


def is_whole(data: bytes | memoryview) -> bool:
    """Say whether a picture of one of the three formats has its end: the last chunk, the last marker, all its bytes.

    A few bytes of padding may follow.
    """
    start, end = bytes(data[:12]), bytes(data[-_MAX_PADDING:])
    if start.startswith(_PNG_SIGN):
        return _PNG_END in end
    if start.startswith(_JPEG_SIGN):
        return _JPEG_END in end
    return len(data) >= 8 + int.from_bytes(start[4:8], "little")


def _size_of_jpeg(data: bytes | memoryview) -> tuple[int, int]:
    """Return width and height from the header of the frame (ITU-T T.81, B.2.2)."""
    place = 2
    for _ in range(_MAX_MARKERS):
        header = bytes(data[place : place + 9])
        if len(header) < 9 or header[0] != _FILL:
            return 0, 0
        marker = header[1]
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", header, 5)
            return width, height
        if marker == _FILL:
            place += 1
        elif marker in _LENGTHLESS:
            place += 2
        else:
            place += 2 + int.from_bytes(header[2:4], "big")
    return 0, 0


def _size_of_webp(start: bytes) -> tuple[int, int]:
    """Return width and height from the first chunk (RFC 9649, 2.5 to 2.7)."""
    kind = start[12:16]
    if kind == b"VP8X" and len(start) >= 30:
        return int.from_bytes(start[24:27], "little") + 1, int.from_bytes(start[27:30], "little") + 1
    if kind == b"VP8L" and start[20:21] == b"\x2f" and len(start) >= 25:
        bits = int.from_bytes(start[21:25], "little")
        return bits % 2**_VP8_BITS + 1, (bits >> _VP8_BITS) % 2**_VP8_BITS + 1
    if kind == b"VP8 " and start[23:26] == b"\x9d\x01\x2a" and len(start) >= 30:
        width, height = struct.unpack_from("<HH", start, 26)
        return width % 2**_VP8_BITS, height % 2**_VP8_BITS
    return 0, 0
