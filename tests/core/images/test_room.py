"""An upload that a full disk refuses is told to the editor, who can go on."""

import errno
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import InMemoryStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from destination_cms.images.room import is_without_room, refuse_without_room
from destination_cms.images.storage import PrivateFileSystemStorage
from tests.core.admin.people import editor
from tests.destination import ensure_roots, picture_file

FULL = "Le fichier n’a pas été enregistré, car le disque du serveur est plein"


class FullStorage(PrivateFileSystemStorage):
    """A folder on a disk without room: the system itself refuses."""

    def _save(self, name: str, content: Any) -> str:
        with Path("/dev/full").open("wb", buffering=0) as disk:
            disk.write(content.read())
        return name


@pytest.fixture
def full_disk(settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    full = {"BACKEND": f"{__name__}.FullStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": full, "destination_originals": full}
    monkeypatch.setattr(get_image_model()._meta.get_field("file"), "storage", FullStorage(tmp_path))


def document_file() -> SimpleUploadedFile:
    return SimpleUploadedFile("plan.pdf", b"%PDF-1.4", content_type="application/pdf")


@pytest.mark.django_db
@pytest.mark.usefixtures("full_disk")
@pytest.mark.parametrize(("path", "file"), [("images", picture_file), ("documents", document_file)])
def test_a_full_disk_is_told_in_the_form_and_nothing_is_kept(path: str, file: Any) -> None:
    ensure_roots()
    client = editor().client

    answer = client.post(f"/admin/{path}/add/", {"title": "Plan", "file": file(), "collection": "1"}, follow=True)

    assert answer.status_code == 200
    assert FULL in answer.content.decode()
    assert file().name in answer.content.decode()
    assert not get_image_model().objects.exists()
    assert not get_document_model().objects.exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("full_disk")
def test_an_upload_of_many_files_goes_on(client: Client) -> None:
    ensure_roots()

    answer = editor().client.post(
        "/admin/images/multiple/add/",
        {"files[]": picture_file(), "collection": "1"},
        headers={"x-requested-with": "XMLHttpRequest"},
    )

    assert answer.status_code == 200
    assert not answer.json()["success"]
    assert FULL in answer.json()["error_message"]


def test_a_file_larger_than_what_is_free_is_refused_with_both_sizes(tmp_path: Any) -> None:
    file = document_file()
    refuse_without_room(file, PrivateFileSystemStorage(tmp_path / "not yet there"))
    refuse_without_room(file, InMemoryStorage())
    file.size = 2**60

    with pytest.raises(ValidationError) as error:
        refuse_without_room(file, PrivateFileSystemStorage(tmp_path))

    assert error.value.code == "no_room"
    assert "1024,0" in error.value.message


def test_only_a_disk_without_room_is_one() -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    by_way = RuntimeError()
    by_way.__cause__ = full

    assert is_without_room(full)
    assert is_without_room(by_way)
    assert not is_without_room(OSError(errno.ENOENT, "No such file"))
    assert not is_without_room(RuntimeError())
