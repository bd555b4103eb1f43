"""Take what a camera wrote out of a picture's bytes, without decoding it: plain Python.

A photograph's EXIF may say where it was taken. JPEG: ITU T.81 markers APP1 (EXIF, XMP) and APP13
(IPTC) go; WebP: RIFF chunks ``EXIF`` and ``XMP `` go.
"""

import struct

_JPEG_DROPPED = frozenset({0xE1, 0xED})
_WEBP_DROPPED = frozenset({b"EXIF", b"XMP "})
_WEBP_FLAGS = 0x08 | 0x04  # "has EXIF" and "has XMP" in VP8X


def without_metadata(data: bytes) -> bytes:
    """Return the picture's bytes without EXIF, XMP and IPTC; of other formats, the same bytes."""
    if data[:2] == b"\xff\xd8":
        return _jpeg_without_metadata(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp_without_metadata(data)
    return data


def _jpeg_without_metadata(data: bytes) -> bytes:
    kept = [data[:2]]
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF and data[place + 1] != 0xDA:
        end = place + 2 + int.from_bytes(data[place + 2 : place + 4], "big")
        if data[place + 1] not in _JPEG_DROPPED:
            kept.append(data[place:end])
        place = end
    return b"".join([*kept, data[place:]])


def _webp_without_metadata(data: bytes) -> bytes:
    kept = []
    place = 12
    while place + 8 <= len(data):
        name, size = data[place : place + 4], int.from_bytes(data[place + 4 : place + 8], "little")
        chunk = data[place : place + 8 + size + size % 2]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_WEBP_FLAGS]) + chunk[9:]
        if name not in _WEBP_DROPPED:
            kept.append(chunk)
        place += 8 + size + size % 2
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body
