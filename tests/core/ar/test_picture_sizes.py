"""Sizes are those that Pillow writes, and a damaged header has none."""

import io
from functools import partial
from typing import Any

import pytest
from PIL import Image

from destination_cms.ar.picture_sizes import JPEG, PNG, WEBP, Picture, is_whole, picture_of
from tests.cpu_time import takes_less_than

from .models import jpeg, png, webp


@pytest.mark.parametrize(
    ("name", "options", "mime_type"),
    [
        ("PNG", {}, PNG),
        ("JPEG", {}, JPEG),
        ("JPEG", {"progressive": True, "exif": b"Exif\0\0" + bytes(5_000)}, JPEG),
        ("WEBP", {"lossless": False}, WEBP),
        ("WEBP", {"lossless": True}, WEBP),
        ("WEBP", {"exif": b"Exif\0\0" + bytes(50)}, WEBP),
    ],
)
@pytest.mark.parametrize("size", [(1, 1), (300, 17)])
def test_what_pillow_writes_is_read(name: str, options: dict[str, Any], mime_type: str, size: tuple[int, int]) -> None:
    file = io.BytesIO()
    Image.new("RGB", size, "green").save(file, name, **options)

    assert picture_of(file.getvalue()) == Picture(mime_type, *size)
    assert picture_of(memoryview(file.getvalue())) == Picture(mime_type, *size)


@pytest.mark.parametrize("whole", [png(9, 9), jpeg(9, 9), webp(9, 9)])
def test_a_picture_that_was_cut_has_no_size(whole: bytes) -> None:
    for length in range(len(whole)):
        picture = picture_of(whole[:length])
        assert picture is None or (picture.width, picture.height) in {(0, 0), (9, 9)}


@pytest.mark.parametrize("whole", [png(9, 9), jpeg(9, 9), webp(9, 9)])
def test_a_picture_that_was_cut_is_not_whole(whole: bytes) -> None:
    assert is_whole(whole)
    assert is_whole(memoryview(whole + bytes(3)))
    assert [length for length in range(12, len(whole)) if is_whole(whole[:length])] == []


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"RIFF\0\0\0\0WAVE", b"\xabKTX 20\xbb\r\n\x1a\n"])
def test_other_formats_are_not_pictures(data: bytes) -> None:
    assert picture_of(data) is None


def test_fill_bytes_are_passed_over_but_not_for_ever() -> None:
    assert picture_of(jpeg(9, 9, before=b"\xff" * 100)) == Picture(JPEG, 9, 9)

    for filled in (jpeg(9, 9, before=b"\xff" * 10_000_000), jpeg(9, 9, before=b"\xff\xe0\0\0" * 3_000_000)):
        assert picture_of(filled) == Picture(JPEG, 0, 0)
        assert takes_less_than(0.3, partial(picture_of, filled))
