"""What an uploaded recording is: its format and its length, read with limits."""

import io
import math
from dataclasses import dataclass

from tinytag import TinyTag

from .metadata import start_of_frames
from .refusals import MAX_FILE_BYTES, MAX_SECONDS, AudioRefused, too_large

__all__ = ["AudioFacts", "read_audio"]

#: What other formats begin with, so that an editor reads which one a file is.
_OTHER_FORMATS = (
    (b"RIFF", "WAV"),
    (b"OggS", "Ogg"),
    (b"fLaC", "FLAC"),
    (b"FORM", "AIFF"),
    (b"#!AMR", "AMR"),
    (b"0&\xb2u", "WMA"),
    (b"MThd", "MIDI"),
)
_WEBM, _HTML_SIGNS = b"\x1aE\xdf\xa3", (b"<!doctype", b"<html", b"<?xml")
_START_BYTES = 64
#: Layer III of ISO/IEC 11172-3 (MPEG-1) and 13818-3 (MPEG-2): kbit/s by the third byte's first four bits.
_KBITS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0)
_KBITS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0)
_HERTZ_1 = (44_100, 48_000, 32_000)
#: By the version bits of the second byte: 3 is MPEG-1, 2 is MPEG-2, 0 is MPEG-2.5.
_HERTZ_PARTS = {3: 1, 2: 2, 0: 4}


@dataclass(frozen=True, slots=True)
class AudioFacts:
    """What a recording is.

    Attributes:
        mime_type: ``audio/mpeg`` (RFC 3003) or ``audio/mp4`` (RFC 4337).
        extension: of its file name, without the dot.
        duration_seconds: rounded, at least 1.
    """

    mime_type: str
    extension: str
    duration_seconds: int


def read_audio(filename: str, data: bytes) -> AudioFacts:
    """Return what a recording is, whatever its name says.

    Raises:
        AudioRefused: it is not MP3 or M4A, is damaged, or goes beyond a limit.
    """
    if len(data) > MAX_FILE_BYTES:
        raise too_large(filename, len(data))
    if not data:
        raise AudioRefused("empty", filename=filename)
    start = data[:_START_BYTES]
    if data[4:8] == b"ftyp":
        seconds, mime_type, extension = _seconds(filename, data, "m4a"), "audio/mp4", "m4a"
        if _has_video(data):
            raise AudioRefused("video", filename=filename)
    elif _is_mp3(data):
        seconds, mime_type, extension = _seconds(filename, data, "mp3"), "audio/mpeg", "mp3"
    else:
        raise _other(filename, start)
    if seconds > MAX_SECONDS:
        raise AudioRefused("too_long", filename=filename, minutes=math.ceil(seconds / 60), limit=MAX_SECONDS // 60)
    return AudioFacts(mime_type, extension, max(round(seconds), 1))


def _is_mp3(data: bytes) -> bool:
    """Say whether two frames of layer III follow one another: one alone may stand in any file."""
    place = start_of_frames(data)
    # Some programs leave zeros between the tags and the first frame.
    while place < len(data) and data[place] == 0:
        place += 1
    length = _frame_bytes(data[place : place + 4])
    return bool(length and _frame_bytes(data[place + length : place + length + 4]))


def _frame_bytes(header: bytes) -> int:
    """Return the length of a frame in bytes; 0 where this is not the header of one, or it does not say."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:
        return 0
    part = _HERTZ_PARTS.get(header[1] >> 3 & 3)
    rate = header[2] >> 2 & 3
    if part is None or rate == len(_HERTZ_1):
        return 0
    kbits = (_KBITS_1 if part == 1 else _KBITS_2)[header[2] >> 4]
    samples = 1_152 if part == 1 else 576
    return samples * kbits * 125 // (_HERTZ_1[rate] // part) + (header[2] >> 1 & 1) if kbits else 0


def _seconds(filename: str, data: bytes, extension: str) -> float:
    try:
        tag = TinyTag.get(f"recording.{extension}", io.BytesIO(data), tags=False)
    except Exception as error:  # tinytag raises struct.error, ZeroDivisionError and more for damaged files
        raise AudioRefused("damaged", filename=filename) from error
    seconds = tag.duration
    if not seconds or not math.isfinite(seconds) or seconds < 0 or not tag.samplerate:
        raise AudioRefused("damaged", filename=filename)
    return seconds


def _has_video(data: bytes) -> bool:
    """Say whether an MP4 file has a track whose handler is of video (ISO/IEC 14496-12, 8.4.3)."""
    moov = data.find(b"moov")
    place = data.find(b"hdlr", max(moov, 0))
    while place != -1:
        if data[place + 12 : place + 16] == b"vide":
            return True
        place = data.find(b"hdlr", place + 4)
    return False


def _other(filename: str, start: bytes) -> AudioRefused:
    if start.lstrip().lower().startswith(_HTML_SIGNS):
        return AudioRefused("html", filename=filename)
    if start.startswith(_WEBM):
        return AudioRefused("video", filename=filename)
    for sign, name in _OTHER_FORMATS:
        if start.startswith(sign):
            return AudioRefused("other_format", filename=filename, format=name)
    return AudioRefused("unknown_format", filename=filename)
