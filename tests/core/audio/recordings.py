"""Small recordings, made byte by byte: frames of silence, and the boxes that a player asks for."""

import struct
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

#: MPEG-1 layer III, 32 kbit/s, 44.1 kHz, mono: 104 bytes, 1,152 samples.
FRAME = bytes((0xFF, 0xFB, 0x10, 0xC4)) + bytes(100)
FRAMES_A_SECOND = 44_100 / 1_152
PLACE, DAY = b"Rue Ernest Renan", 0xD5A1B2C3


def mp3(seconds: float = 2, *, tagged: bool = False) -> bytes:
    """Return silence; with tags that name a place before and after it."""
    frames = FRAME * round(seconds * FRAMES_A_SECOND)
    if not tagged:
        return frames
    text = b"\0" + PLACE
    frame = b"TIT2" + struct.pack(">I", len(text)) + b"\0\0" + text
    first = b"ID3\x03\0\0" + bytes((0, 0, 0, len(frame))) + frame
    item = struct.pack("<II", len(PLACE), 0) + b"Comment\0" + PLACE
    size = struct.pack("<II", len(item) + 32, 1)
    ape = b"APETAGEX" + struct.pack("<I", 2000) + size + struct.pack("<I", 0) + bytes(8)
    return first + frames + item + ape + b"TAG" + PLACE.ljust(125, b"\0")


def box(name: bytes, *content: bytes) -> bytes:
    inside = b"".join(content)
    return struct.pack(">I", len(inside) + 8) + name + inside


def m4a(seconds: int = 2, *, handler: bytes = b"soun", version: int = 0) -> bytes:
    """Return a file without sound in it, with a place in its tags, the times of its making, and 1,000 units a second."""
    if version:
        times = struct.pack(">IQQIQ", 0x01000000, DAY, DAY, 1_000, seconds * 1_000)
    else:
        times = struct.pack(">IIIII", 0, DAY, DAY, 1_000, seconds * 1_000)
    decoder = b"\x04\x0d\x40\x15" + bytes(3) + struct.pack(">II", 64_000, 64_000)
    entry = bytes(16) + struct.pack(">HHI", 1, 16, 0) + struct.pack(">I", 44_100 << 16)
    described = entry + box(b"esds", bytes(4) + b"\x03\x10\0\0\0" + decoder)
    table = box(b"stbl", box(b"stsd", struct.pack(">II", 0, 1), box(b"mp4a", described)))
    media = box(b"mdia", box(b"mdhd", times), box(b"hdlr", bytes(8), handler, bytes(12)), box(b"minf", table))
    tags = box(b"udta", box(b"meta", bytes(4), box(b"ilst", box(b"\xa9nam", PLACE))))
    moov = box(b"moov", box(b"mvhd", times, bytes(80)), box(b"trak", box(b"tkhd", times), media), tags)
    return box(b"ftyp", b"M4A ", bytes(4)) + moov + box(b"uuid", bytes(16), PLACE) + box(b"mdat", bytes(50))


def upload(data: bytes | None = None, name: str = "pont.mp3") -> Any:
    return SimpleUploadedFile(name, mp3() if data is None else data, content_type="audio/mpeg")
