"""MP3 and M4A are taken by what they are; everything else is refused with its reason, in time."""

import contextlib
import random
from functools import partial

import pytest

from destination_cms.audio.reading import read_audio
from destination_cms.audio.refusals import MAX_FILE_BYTES, AudioRefused
from tests.cpu_time import takes_less_than

from .recordings import m4a, mp3


@pytest.mark.parametrize(
    ("data", "mime_type", "extension"),
    [
        (mp3(3), "audio/mpeg", "mp3"),
        (mp3(3, tagged=True), "audio/mpeg", "mp3"),
        (bytes(30) + mp3(3), "audio/mpeg", "mp3"),
        (m4a(3), "audio/mp4", "m4a"),
        (m4a(3, version=1), "audio/mp4", "m4a"),
    ],
)
def test_a_recording_is_known_by_its_bytes(data: bytes, mime_type: str, extension: str) -> None:
    facts = read_audio("whatever.txt", data)

    assert (facts.mime_type, facts.extension, facts.duration_seconds) == (mime_type, extension, 3)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"  <!DOCTYPE html><html></html>", "html"),
        (b"RIFF\0\0\0\0WAVEfmt ", "other_format"),
        (b"OggS\0\2", "other_format"),
        (b"fLaC\0\0", "other_format"),
        (b"\x1aE\xdf\xa3webm", "video"),
        (m4a(handler=b"vide"), "video"),
        (b"%PDF-1.7", "unknown_format"),
        (b"\x89PNG\r\n\x1a\n", "unknown_format"),
        (b"ID3\x03\0\0\0\0\0\x05" + bytes(500), "unknown_format"),
        (b"\xff\xfb\x10\xc4", "unknown_format"),
        (b"\xff\xfe<\0h\0t\0m\0l\0", "unknown_format"),
        (m4a()[:30], "damaged"),
        (m4a(0), "damaged"),
        (m4a(3_601), "too_long"),
    ],
)
def test_what_is_not_a_recording_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(AudioRefused) as refused:
        read_audio("a.mp3", data)

    assert refused.value.code == code
    assert str(refused.value).startswith("a.mp3 ")


def test_a_large_file_is_not_read() -> None:
    with pytest.raises(AudioRefused, match=r"a.mp3 has 61 MB; the limit is 60 MB."):
        read_audio("a.mp3", bytes(MAX_FILE_BYTES + 1))


def test_other_formats_are_named() -> None:
    with pytest.raises(AudioRefused, match=r"a\.wav is a WAV file"):
        read_audio("a.wav", b"RIFF\0\0\0\0WAVEfmt ")


def read_or_refuse(data: bytes) -> None:
    with contextlib.suppress(AudioRefused):
        assert read_audio("a", data).duration_seconds >= 1


def test_damaged_files_are_refused_in_time() -> None:
    """Bytes of recordings are changed, cut and repeated: a length is read or the file refused, within a second."""
    seeds = random.Random(20261130)
    for _ in range(300):
        data = bytearray(seeds.choice([mp3(1), mp3(1, tagged=True), m4a(), m4a(version=1)]))
        for _ in range(seeds.randint(1, 12)):
            place = seeds.randrange(len(data))
            data[place : place + seeds.choice([1, 1, 4])] = seeds.randbytes(seeds.choice([1, 1, 4]))
        if seeds.random() < 0.3:
            del data[seeds.randrange(len(data)) :]
        assert takes_less_than(1, partial(read_or_refuse, bytes(data)))
