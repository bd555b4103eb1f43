"""Where a file is private, where it is public, and for how long."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site_settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage, storages
from django.utils.module_loading import import_string

from destination_cms.images.storage import (
    PrivateFileSystemStorage,
    address_of,
    base_of,
    is_public,
    is_same_place,
    originals_storage,
)


def test_a_private_file_has_no_address(tmp_path: Path) -> None:
    storage = PrivateFileSystemStorage(tmp_path)
    name = storage.save("a.txt", ContentFile(b"content"))

    assert (tmp_path / name).read_bytes() == b"content"
    assert address_of(storage, name) == base_of(storage) == ""
    with pytest.raises(NotImplementedError):
        storage.url(name)


def test_a_private_storage_is_built_again_out_of_json(tmp_path: Path) -> None:
    """Wagtail's task that deletes a file takes the storage with it."""
    path, arguments, options = PrivateFileSystemStorage(tmp_path).deconstruct()

    assert (arguments, options) == ([], {"location": str(tmp_path)})
    assert import_string(path)(*arguments, **options).location == str(tmp_path)


def test_originals_are_stored_under_their_alias() -> None:
    assert originals_storage() is storages["destination_originals"]


def test_without_the_alias_originals_are_stored_by_default(settings: Any) -> None:
    settings.STORAGES = {
        name: value for name, value in site_settings.STORAGES.items() if name != "destination_originals"
    }

    assert originals_storage() is default_storage


def test_what_is_below_the_public_folder_is_public(tmp_path: Path) -> None:
    media = Path(site_settings.MEDIA_ROOT)

    assert is_public(FileSystemStorage())
    assert is_public(PrivateFileSystemStorage(media / "private"))
    assert not is_public(FileSystemStorage(location=tmp_path))
    assert not is_public(FileSystemStorage(location=f"{media}-private"))


def test_storages_of_one_folder_are_the_same_place(tmp_path: Path) -> None:
    assert is_same_place(FileSystemStorage(location=tmp_path), PrivateFileSystemStorage(tmp_path))
    assert not is_same_place(FileSystemStorage(location=tmp_path), FileSystemStorage(location=tmp_path / "a"))
