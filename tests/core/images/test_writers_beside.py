"""Making the files of a picture takes seconds, in which an editor goes on writing."""

import threading
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from destination_cms.images.renditions import make_renditions
from destination_cms.models import ImageFacts, Mark
from tests.destination import Destination, picture_file


@pytest.fixture
def at_encoding(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Lend a list of functions that are called, once, while the first file is being encoded."""
    wanted: list[Any] = []
    encode = AbstractImage.generate_rendition_file

    def generate_rendition_file(image: Any, *arguments: Any, **options: Any) -> Any:
        while wanted:
            wanted.pop()()
        return encode(image, *arguments, **options)

    monkeypatch.setattr(AbstractImage, "generate_rendition_file", generate_rendition_file)
    return wanted


def write_elsewhere() -> None:
    """Write on another connection, and wait until that is committed."""

    def write() -> None:
        get_user_model().objects.create_user(f"writer-{threading.get_ident()}")
        connection.close()

    thread = threading.Thread(target=write, daemon=True)
    thread.start()
    thread.join(5)
    assert not thread.is_alive(), "the writer waits for the picture"


def test_an_editor_writes_while_files_are_encoded(destination: Destination, at_encoding: list[Any]) -> None:
    picture = get_image_model().objects.create(title="Photo", file=picture_file())
    at_encoding.append(write_elsewhere)

    make_renditions.func(picture.pk)

    assert at_encoding == []
    assert get_user_model().objects.filter(username__startswith="writer-").exists()
    assert len(ImageFacts.objects.get(pk=picture.pk).files) == picture.renditions.count() > 0


def test_files_of_a_picture_that_was_replaced_meanwhile_are_dropped(
    destination: Destination, at_encoding: list[Any]
) -> None:
    picture = get_image_model().objects.create(title="Photo", file=picture_file("old.png"))
    new = SimpleUploadedFile("new.png", picture_file(size=(90, 30)).read())
    at_encoding.append(lambda: get_image_model().objects.get(pk=picture.pk).file.save("new.png", new))

    make_renditions.func(picture.pk)

    assert not ImageFacts.objects.filter(pk=picture.pk).exists()
    assert not picture.renditions.exists()


def test_a_picture_that_was_deleted_meanwhile_leaves_nothing(destination: Destination, at_encoding: list[Any]) -> None:
    picture = get_image_model().objects.create(title="Photo", file=picture_file())
    folder = Path(picture.file.path).parents[1] / "images"
    before = set(folder.iterdir()) if folder.exists() else set()
    at_encoding.append(lambda: get_image_model().objects.get(pk=picture.pk).delete())

    make_renditions.func(picture.pk)

    assert not ImageFacts.objects.exists()
    assert (set(folder.iterdir()) if folder.exists() else set()) == before


def test_a_file_that_somebody_else_made_meanwhile_is_the_one_that_is_described(
    destination: Destination, at_encoding: list[Any]
) -> None:
    picture = get_image_model().objects.create(title="Photo", file=picture_file())
    at_encoding.append(lambda: make_renditions.func(picture.pk))

    make_renditions.func(picture.pk)

    files = {rendition.filter_spec: rendition.file.size for rendition in picture.renditions.all()}
    assert {entry["spec"]: entry["byte_size"] for entry in ImageFacts.objects.get(pk=picture.pk).files} == files


def test_the_ledger_hears_of_all_files_at_once(destination: Destination) -> None:
    picture = get_image_model().objects.create(title="Photo", file=picture_file())
    marks_before = Mark.objects.count()

    with transaction.atomic():
        make_renditions.func(picture.pk)
        assert Mark.objects.count() > marks_before

    assert Mark.objects.count() == 0
