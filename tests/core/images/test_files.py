"""The files of a picture: made ahead, without what the camera wrote, and described by what they are."""

import hashlib
import io
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as PillowImage
from wagtail.images import get_image_model

from destination_cms.images.metadata import without_metadata
from destination_cms.images.presets import scaled
from tests.core.graphql.test_lists import ask
from tests.destination import Destination

GPS_IFD, MAKE = 0x8825, 0x010F
QUERY = """{ spots { nodes { cover { alt image {
  dominantColor blurDataUrl credit licence
  rendition(preset: CARD) { mimeType width }
  renditions { preset url width height mimeType byteSize sha256 }
  responsive(preset: HERO, sizes: "50vw") { src srcSet sizes width height alt blurDataUrl sources { mimeType srcSet } }
} } } } }"""


def photograph(size: tuple[int, int] = (2000, 1200), image_format: str = "JPEG") -> bytes:
    """Return a picture with a camera's name and a position in it."""
    exif = PillowImage.Exif()
    exif[MAKE] = "CANARY-CAMERA"
    exif.get_ifd(GPS_IFD)[2] = (48.0, 49.0, 30.0)
    data = io.BytesIO()
    PillowImage.new("RGB", size, (200, 40, 40)).save(data, image_format, exif=exif)
    return data.getvalue()


@pytest.fixture
def shown(destination: Destination) -> dict[str, Any]:
    """The picture of a published spot, as GraphQL shows it."""
    upload = SimpleUploadedFile("photo.jpg", photograph(), content_type="image/jpeg")
    image = get_image_model().objects.create(title="Photo", file=upload)
    destination.spot(cover_image=image, cover_image_alt="A red wall")
    image: dict[str, Any] = ask(QUERY)["spots"]["nodes"][0]["cover"]["image"]
    return image


def stored(url: str) -> bytes:
    return (Path(settings.MEDIA_ROOT) / url.removeprefix("/media/")).read_bytes()


def test_each_file_is_what_it_is_said_to_be(shown: dict[str, Any]) -> None:
    assert {file["mimeType"] for file in shown["renditions"]} == {"image/jpeg", "image/webp"}
    for file in shown["renditions"]:
        data = stored(file["url"])
        assert (len(data), hashlib.sha256(data).hexdigest()) == (file["byteSize"], file["sha256"])
        with PillowImage.open(io.BytesIO(data)) as picture:
            assert picture.size == (file["width"], file["height"])
            assert picture.get_format_mimetype() == file["mimeType"]
            assert not picture.getexif()
        assert b"CANARY-CAMERA" not in data


def test_an_image_element_finds_all_it_needs(shown: dict[str, Any]) -> None:
    responsive = shown["responsive"]

    assert responsive["alt"] == "A red wall"
    assert responsive["sizes"] == "50vw"
    assert (responsive["width"], responsive["height"]) == (1600, 960)
    widths = [int(part.rpartition(" ")[2].rstrip("w")) for part in responsive["srcSet"].split(", ")]
    assert widths == [800, 1600]
    assert [source["mimeType"] for source in responsive["sources"]] == ["image/webp"]
    assert shown["rendition"] == {"mimeType": "image/jpeg", "width": 800}
    assert shown["dominantColor"].startswith("#c")
    assert shown["blurDataUrl"].startswith("data:image/webp;base64,")
    assert len(shown["blurDataUrl"]) < 700


def test_a_small_picture_is_never_enlarged_nor_repeated(destination: Destination) -> None:
    destination.spot(cover_image=destination.image())

    image = ask(QUERY)["spots"]["nodes"][0]["cover"]["image"]

    seen = [(file["preset"], file["mimeType"], file["width"]) for file in image["renditions"]]
    assert len(seen) == len(set(seen))
    assert all(width <= 64 for _, _, width in seen)


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


def test_sizes_are_scaled_in_all_their_numbers() -> None:
    assert scaled("fill-800x600", 0.5) == "fill-400x300"
    assert scaled("max-3x3", 0.1) == "max-1x1"
