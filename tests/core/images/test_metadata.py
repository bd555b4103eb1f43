"""A photograph's position and camera never leave the office with it."""

import io

import pytest
from PIL import Image as PillowImage

from destination_cms.images.metadata import without_metadata

from .test_renditions import photograph


@pytest.mark.parametrize("image_format", ["JPEG", "WEBP"])
def test_metadata_goes_and_the_picture_stays(image_format: str) -> None:
    data = photograph((90, 60), image_format)
    clean = without_metadata(data)

    assert b"CANARY-CAMERA" in data
    assert b"CANARY-CAMERA" not in clean
    with PillowImage.open(io.BytesIO(data)) as before, PillowImage.open(io.BytesIO(clean)) as after:
        assert before.tobytes() == after.tobytes()
        assert not after.getexif()
    assert without_metadata(clean) == clean


def test_other_bytes_are_left_alone() -> None:
    for data in (b"", b"\xff\xd8", b"RIFF", b"\x89PNG\r\n", b"\xff\xd8\xff\xe1\x00"):
        assert without_metadata(data).startswith(data[:2])
