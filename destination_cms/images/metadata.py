"""Remove the metadata from an image's bytes without decoding it: plain Python.

A photograph's metadata may say where it was taken. What is kept is named; everything else goes, so that a
new kind of metadata goes too: EXIF, XMP, IPTC, comments, further images of an MPO file, and the video that
some phones append to a photograph.

JPEG: ITU T.81 segments. PNG: chunks of the PNG specification, third edition. GIF: GIF89a extensions.
WebP: RIFF chunks (RFC 9649).
"""

import re
import struct

_JPEG_SEGMENTS = frozenset({*range(0xC0, 0xD0), *range(0xDA, 0xE0), 0xE0, 0xEE})
_JPEG_PROFILE = b"ICC_PROFILE\0"
#: A marker inside the coded data: not a stuffed 0xFF, not a restart, not a fill byte.
_JPEG_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_JPEG_APP2, _JPEG_SCAN, _JPEG_END = 0xE2, 0xDA, 0xD9

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_CHUNKS = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB bKGD hIST pHYs sPLT cICP mDCV cLLI acTL fcTL fdAT".split()
)

_GIF_EXTENSIONS = frozenset({b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"})
_GIF_CONTROL, _GIF_APPLICATION = 0xF9, 0xFF

_WEBP_CHUNKS = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_WEBP_FLAGS = 0x08 | 0x04  # "has EXIF" and "has XMP" in VP8X


def without_metadata(data: bytes) -> bytes:
    """Return the image's bytes without metadata; of formats other than JPEG, PNG, GIF and WebP, the same bytes.

    Of a damaged file, what cannot be understood stays as it is.
    """
    if data[:2] == b"\xff\xd8":
        return _jpeg(data)
    if data[:8] == _PNG_SIGNATURE:
        return _png(data)
    if data[:6] in {b"GIF87a", b"GIF89a"} and len(data) > 13:
        return _gif(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data)
    return data


def _jpeg(data: bytes) -> bytes:
    kept = [data[:2]]
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == 0xFF:  # a fill byte
            place += 1
            continue
        if marker == _JPEG_END:
            return b"".join([*kept, data[place : place + 2]])
        end = place + 2 + int.from_bytes(data[place + 2 : place + 4], "big")
        if marker == _JPEG_SCAN:
            found = _JPEG_MARKER.search(data, end)
            end = found.start() if found else len(data)
        is_profile = marker == _JPEG_APP2 and data.startswith(_JPEG_PROFILE, place + 4)
        if marker in _JPEG_SEGMENTS or is_profile:
            kept.append(data[place:end])
        place = end
    return b"".join([*kept, data[place:]])


def _png(data: bytes) -> bytes:
    kept = [_PNG_SIGNATURE]
    place = 8
    while place + 12 <= len(data):
        name = data[place + 4 : place + 8]
        end = place + 12 + int.from_bytes(data[place : place + 4], "big")
        if name in _PNG_CHUNKS:
            kept.append(data[place:end])
        place = end
        if name == b"IEND":
            return b"".join(kept)
    return b"".join([*kept, data[place:]])


def _gif(data: bytes) -> bytes:
    place = 13 + _gif_table(data[10])
    kept = [data[:place]]
    while place + 2 < len(data):
        end = place + 2
        is_kept = True
        if data[place] == 0x2C:  # an image
            end = place + 11 + (_gif_table(data[place + 9]) if place + 9 < len(data) else 0)
        elif data[place] == 0x21:  # an extension
            is_application = data[place + 1] == _GIF_APPLICATION and data[place + 3 : place + 14] in _GIF_EXTENSIONS
            is_kept = data[place + 1] == _GIF_CONTROL or is_application
        else:
            break
        while end < len(data) and data[end]:
            end += 1 + data[end]
        end += 1
        if is_kept:
            kept.append(data[place:end])
        place = end
    trailer = data[place : place + 1]
    return b"".join([*kept, trailer if trailer == b";" else data[place:]])


def _gif_table(flags: int) -> int:
    """Return the size in bytes of the colour table that the flags announce."""
    return 3 * 2 ** ((flags & 0x07) + 1) if flags & 0x80 else 0


def _webp(data: bytes) -> bytes:
    kept = []
    place = 12
    length = min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    while place + 8 <= length:
        name, size = data[place : place + 4], int.from_bytes(data[place + 4 : place + 8], "little")
        chunk = data[place : place + 8 + size + size % 2]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_WEBP_FLAGS]) + chunk[9:]
        if name in _WEBP_CHUNKS:
            kept.append(chunk)
        place += 8 + size + size % 2
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body
