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

from destination_cms.models import ImageFacts
from destination_cms.publishing.reconcile import reconcile_publications
from tests.core.graphql.test_lists import ask
from tests.destination import Destination, picture_file

GPS_IFD, MAKE = 0x8825, 0x010F
QUERY = """{ spots { nodes { cover { alt
  responsive(preset: HERO, sizes: "50vw") { src srcSet sizes width height blurDataUrl sources { mimeType srcSet } }
  image {
  dominantColor blurDataUrl credit licence
  rendition(preset: CARD) { mimeType width }
  renditions { preset url width height mimeType byteSize sha256 }
  responsive(preset: HERO, sizes: "50vw") { src srcSet sizes width height blurDataUrl sources { mimeType srcSet } }
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
    cover = ask(QUERY)["spots"]["nodes"][0]["cover"]
    assert cover["image"]["responsive"] == cover["responsive"]
    return {**cover["image"], "alt": cover["alt"]}


def stored(url: str) -> bytes:
    return (Path(settings.MEDIA_ROOT) / url.removeprefix("http://testserver/media/")).read_bytes()


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

    assert shown["alt"] == "A red wall"
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


def test_an_original_that_cannot_be_encoded_is_tried_once(
    destination: Destination, caplog: pytest.LogCaptureFixture
) -> None:
    """R8: it was asked for again at every look, for ever."""
    image = destination.image()
    with image.file.storage.open(image.file.name, "wb") as file:
        file.write(b"no picture")
    destination.spot(cover_image=image)

    for _ in range(2):
        reconcile_publications()

    assert [record.getMessage()[:30] for record in caplog.records if "has no files" in record.getMessage()] == [
        f"Image {image.pk} has no files: Unidenti"[:30]
    ]
    assert ImageFacts.objects.get(image=image.pk).failed_file == image.file.name

    image.file.save("good.png", picture_file())
    assert ask(QUERY)["spots"]["nodes"][0]["cover"]["image"]["renditions"]
    assert ImageFacts.objects.get(image=image.pk).failed_file == ""


def test_an_original_whose_storage_is_away_is_tried_again(
    destination: Destination, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = destination.image()
    with monkeypatch.context() as away:
        away.setattr(type(image.file.storage), "_open", lambda *_: (_ for _ in ()).throw(OSError("away")))
        destination.spot(cover_image=image)
    assert not ImageFacts.objects.filter(image=image.pk).exists()

    reconcile_publications()

    assert ask(QUERY)["spots"]["nodes"][0]["cover"]["image"]["renditions"]
