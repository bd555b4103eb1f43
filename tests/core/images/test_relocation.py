"""What a site uploaded before it had a private storage is moved there, cleaned, and nothing stays public."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import UploadedFile

from tests.core.graphql.test_lists import ask
from tests.core.images.photographs import has_position, photograph
from tests.destination import Destination

OLD = "renditions"  # where a site of before kept everything: MEDIA_ROOT


def left_in(storage: Any, folder: str) -> list[str]:
    root = Path(storage.path(folder))
    return [path.name for path in root.rglob("*") if path.is_file()] if root.exists() else []


@pytest.fixture
def image(destination: Destination) -> Any:
    """A photograph that was turned by EXIF only, with a mark in its upper left quarter, stored as Wagtail stores it."""
    image = destination.image("Tower")
    name = storages[OLD].save("original_images/tower.jpg", ContentFile(photograph((1200, 1600), orientation=6)))
    get_image_model().objects.filter(pk=image.pk).update(
        file=name, width=1600, height=1200, focal_point_x=400, focal_point_y=300, focal_point_width=80,
        focal_point_height=60, file_hash="0" * 40,
    )  # fmt: skip
    return get_image_model().objects.get(pk=image.pk)


def test_an_original_is_moved_turned_and_cleaned(destination: Destination, image: Any) -> None:
    spot = destination.spot(cover_image=image)

    call_command("move_private_files", OLD)

    assert left_in(storages[OLD], "original_images") == []
    image = get_image_model().objects.get(pk=image.pk)
    assert (image.width, image.height) == (1200, 1600)
    assert (image.focal_point_x, image.focal_point_y) == (300, 400)
    assert (image.focal_point_width, image.focal_point_height) == (60, 80)
    with image.file.open() as file:
        assert not has_position(file.read())
    query = (
        "{ spots { nodes { cover { image { width height focalPoint { x y } rendition(preset: HERO) { height } } } } } }"
    )
    shown = ask(query)["spots"]["nodes"][0]["cover"]["image"]
    assert shown == {
        "width": 1200, "height": 1600, "focalPoint": {"x": 0.25, "y": 0.25}, "rendition": {"height": 1600}
    }  # fmt: skip
    assert spot.cover_image_id == image.pk


def test_documents_and_uploads_that_wait_are_moved(destination: Destination) -> None:
    document = get_document_model().objects.create(title="Plan", file="documents/plan.pdf")
    upload = UploadedFile.objects.create(file="wagtail_uploads/waiting.jpg")
    for row in (document, upload):
        storages[OLD].save(row.file.name, ContentFile(b"content"))

    call_command("move_private_files", OLD)

    assert left_in(storages[OLD], "documents") == left_in(storages[OLD], "wagtail_uploads") == []
    for row in (document, upload):
        row.refresh_from_db()
        with row.file.open() as file:
            assert file.read() == b"content"


def test_a_second_run_moves_nothing(destination: Destination, image: Any, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("move_private_files", OLD)
    name = get_image_model().objects.get(pk=image.pk).file.name
    capsys.readouterr()

    call_command("move_private_files", OLD)

    assert capsys.readouterr().out == "0 images, 0 documents and 0 unfinished uploads moved.\n"
    assert get_image_model().objects.get(pk=image.pk).file.name == name


def test_a_file_that_cannot_be_moved_is_named_and_stays(
    destination: Destination, image: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    private = get_image_model()._meta.get_field("file").storage
    monkeypatch.setattr(private, "_save", lambda *_: (_ for _ in ()).throw(OSError("No space left on device")))

    with pytest.raises(CommandError, match=r"original_images/tower\.jpg: No space left on device"):
        call_command("move_private_files", OLD)

    assert left_in(storages[OLD], "original_images") == ["tower.jpg"]
    assert get_image_model().objects.get(pk=image.pk).width == 1600
    storages[OLD].delete("original_images/tower.jpg")
