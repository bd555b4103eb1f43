"""The name of a public file tells what is in it, and nothing of where the original is."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.images import get_image_model

from destination_cms.images.public_files import public_file
from tests.core.images.photographs import has_position, photograph
from tests.destination import Destination

DATA = photograph()


def named(name: str, data: bytes = DATA) -> ContentFile[bytes]:
    return public_file(ContentFile(data, name=name))


def test_a_file_is_cleaned_and_named_after_its_content() -> None:
    file = named("bridge.2e16d0ba.fill-400x300.format-jpeg.jpg")

    data = file.read()
    assert has_position(DATA)
    assert not has_position(data)
    assert file.name == f"bridge.{hashlib.sha256(data).hexdigest()[:16]}.jpg"


def test_another_content_is_another_name() -> None:
    assert named("a.jpg").name != named("a.jpg", photograph((60, 40))).name
    assert named("a.jpg").name == named("a.jpg").name


def test_a_file_that_is_named_already_keeps_its_name() -> None:
    once = named("bridge.fill-400x300.jpg")

    assert public_file(once).name == once.name


@pytest.mark.parametrize(("name", "stem"), [("x" * 90 + ".jpg", "x" * 40), (".jpg", "image"), ("a/b.jpg", "b")])
def test_a_name_has_a_stem_of_bounded_length(name: str, stem: str) -> None:
    assert str(named(name).name).split(".")[0] == stem


def test_what_wagtail_itself_makes_is_named_so_too(destination: Destination) -> None:
    """The admin's thumbnails, and an image tag in a template of the site's own."""
    upload = SimpleUploadedFile("bridge.jpg", DATA, content_type="image/jpeg")
    image: Any = get_image_model().objects.create(title="Bridge", file=upload)

    for spec in ("max-165x165", "original", "fill-40x40|format-webp"):
        rendition = image.get_rendition(spec)
        assert rendition.url.startswith("/media/images/bridge")
        assert "original_images" not in rendition.url
        assert spec not in rendition.url
        data = b"".join(Client().get(rendition.url).streaming_content)
        assert hashlib.sha256(data).hexdigest()[:16] in Path(rendition.file.name).name
        assert not has_position(data)
