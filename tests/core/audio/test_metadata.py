"""A recording keeps its sound and loses its tags: names, places, days."""

import struct

import pytest

from destination_cms.audio.metadata import start_of_frames, without_metadata
from destination_cms.audio.reading import read_audio

from .recordings import DAY, PLACE, box, m4a, mp3


@pytest.mark.parametrize("data", [mp3(tagged=True), m4a(), m4a(version=1)], ids=["mp3", "m4a", "m4a of 64 bits"])
def test_tags_go_and_the_length_stays(data: bytes) -> None:
    assert PLACE in data

    clean = without_metadata(data)

    assert PLACE not in clean
    assert struct.pack(">I", DAY) not in clean
    assert read_audio("a", clean) == read_audio("a", data)
    assert without_metadata(clean) == clean


def test_nothing_but_the_frames_is_left_of_an_mp3() -> None:
    assert without_metadata(mp3(tagged=True)) == mp3()


def test_an_mp4_keeps_its_offsets() -> None:
    """Tables in it say at which byte the sound begins."""
    data = m4a()

    clean = without_metadata(data)

    assert len(clean) == len(data)
    assert clean.index(b"mdat") == data.index(b"mdat")


def test_a_box_with_a_long_size_is_blanked() -> None:
    long = struct.pack(">I", 1) + b"udta" + struct.pack(">Q", 16 + len(PLACE)) + PLACE
    data = box(b"ftyp", b"M4A ", bytes(4)) + box(b"moov", long)

    clean = without_metadata(data)

    assert PLACE not in clean
    assert clean[-len(PLACE) - 12 : -len(PLACE) - 8] == b"free"


@pytest.mark.parametrize(
    "data", [b"", b"ID3", b"ID3\x03\0\0\x7f\x7f\x7f\x7f", b"TAG", b"APETAGEX" + bytes(24), b"\0\0\0\x08ftyp"]
)
def test_damaged_files_are_not_read_past_their_end(data: bytes) -> None:
    assert len(without_metadata(data)) <= len(data)
    assert start_of_frames(data) <= len(data)
