"""Nothing reaches the storage of originals before it is clean, whichever way it comes."""

from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images import get_image_model

from destination_cms.images.fields import cleaned_file
from tests.core.images.photographs import has_position, photograph
from tests.destination import Destination, picture_file


def bytes_of(image: Any) -> bytes:
    with image.file.open() as file:
        data: bytes = file.read()
    return data


def test_a_clean_file_stays_the_same_object() -> None:
    upload = picture_file()

    assert cleaned_file("picture.png", upload) == ("picture.png", upload)
    assert upload.tell() == 0


def test_many_at_once_are_cleaned(destination: Destination) -> None:
    """``bulk_create`` calls no ``save``."""
    upload = SimpleUploadedFile("photo.jpg", photograph())
    root = destination.image().collection
    get_image_model().objects.bulk_create([get_image_model()(title="Photo", file=upload, collection=root)])

    assert not has_position(bytes_of(get_image_model().objects.get(title="Photo")))


def test_another_file_is_cleaned(destination: Destination) -> None:
    image = destination.image()

    image.file.save("photo.heic", ContentFile(photograph(image_format="HEIF")))

    assert image.file.name.endswith(".jpg")
    assert not has_position(bytes_of(image))
    assert (image.width, image.height) == (120, 80)
