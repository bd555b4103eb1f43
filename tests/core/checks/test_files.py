"""E030 to E032, W030 to W032: publicly readable files, and addresses that expire."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage, Storage
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.models import Image
from wagtail.models import Collection, CollectionViewRestriction

from destination_cms.checks import files
from destination_cms.checks.files import (
    check_active_documents,
    check_addresses,
    check_documents,
    check_originals,
    check_private_collections,
)
from destination_cms.images.storage import PrivateFileSystemStorage
from tests.destination import ensure_roots

PUBLIC = FileSystemStorage()


class SignedStorage(Storage):
    """A storage that signs its addresses, as S3 does by default."""

    def url(self, name: str | None) -> str:
        return f"https://bucket.example.org/{name}?X-Amz-Expires=3600&X-Amz-Signature=1f"


class TimedStorage(Storage):
    """A storage whose addresses carry a moment in their path."""

    calls = 0

    def url(self, name: str | None) -> str:
        self.calls += 1
        return f"https://bucket.example.org/{self.calls}/{name}"


class BucketStorage(Storage):
    """A remote storage with lasting addresses."""

    def url(self, name: str | None) -> str:
        return f"https://bucket.example.org/media/{name}"


def only(messages: list[CheckMessage]) -> CheckMessage:
    (message,) = messages
    assert message.hint
    return message


def put(monkeypatch: pytest.MonkeyPatch, model: Any, storage: Storage) -> None:
    monkeypatch.setattr(model._meta.get_field("file"), "storage", storage)


def test_nothing_is_wrong_here(db: None) -> None:
    checks = (check_originals, check_documents, check_active_documents, check_addresses)

    assert [message for check in checks for message in check(None)] == []
    assert check_private_collections(None, databases=["default"]) == []


@pytest.mark.parametrize("storage", [PUBLIC, BucketStorage()])
def test_public_originals_of_our_image_model_are_an_error(storage: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, get_image_model(), storage)

    message = only(check_originals(None))

    assert message.id == "destination_cms.E030"
    assert '"destination_originals"' in str(message.hint)


def test_public_originals_of_another_image_model_are_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "get_image_model", lambda: Image)
    put(monkeypatch, Image, PUBLIC)

    assert only(check_originals(None)).id == "destination_cms.W030"


def test_a_signing_storage_keeps_originals_private(monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, get_image_model(), SignedStorage())

    assert check_originals(None) == []


def test_a_folder_outside_of_the_public_one_is_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, get_image_model(), FileSystemStorage(location=tmp_path))

    assert check_originals(None) == []


def test_a_private_folder_inside_of_the_public_one_is_public(monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, get_image_model(), PrivateFileSystemStorage(Path(site.MEDIA_ROOT) / "originals"))

    assert only(check_originals(None)).id == "destination_cms.E030"


def test_public_documents_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, get_document_model(), PUBLIC)

    message = only(check_documents(None))

    assert message.id == "destination_cms.W031"
    assert "their storage has public addresses" in message.msg


def test_documents_served_past_the_view_are_reported(settings: Any) -> None:
    settings.WAGTAILDOCS_SERVE_METHOD = "direct"

    assert 'WAGTAILDOCS_SERVE_METHOD is "direct"' in only(check_documents(None)).msg


@pytest.mark.parametrize("mime_type", ["text/html", "image/svg+xml"])
def test_active_documents_shown_inline_are_reported(mime_type: str, settings: Any) -> None:
    settings.WAGTAILDOCS_INLINE_CONTENT_TYPES = ["application/pdf", mime_type]

    message = only(check_active_documents(None))

    assert message.id == "destination_cms.W032"
    assert f"lists {mime_type}:" not in message.msg
    assert mime_type in message.msg


def test_documents_that_may_embed_content_are_reported(settings: Any) -> None:
    settings.WAGTAILDOCS_BLOCK_EMBEDDED_CONTENT = False

    assert only(check_active_documents(None)).id == "destination_cms.W032"


@pytest.mark.parametrize("storage", [SignedStorage(), TimedStorage()])
def test_addresses_that_end_are_refused(storage: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, get_image_model().get_rendition_model(), storage)

    message = only(check_addresses(None))

    assert message.id == "destination_cms.E031"
    assert "have addresses that expire" in message.msg


def test_addresses_with_something_behind_the_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    storage = BucketStorage()
    monkeypatch.setattr(storage, "url", lambda name: f"https://bucket.example.org/{name}?v=2")
    put(monkeypatch, get_image_model().get_rendition_model(), storage)

    assert "do not end with the name" in only(check_addresses(None)).msg


def test_a_setting_may_say_where_files_are(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DESTINATION_CMS = {"MEDIA_URL": "https://cdn.example.org/"}
    put(monkeypatch, get_image_model().get_rendition_model(), SignedStorage())

    assert check_addresses(None) == []


def test_renditions_without_an_address_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, get_image_model().get_rendition_model(), PrivateFileSystemStorage(tmp_path))

    assert "have no addresses" in only(check_addresses(None)).msg


@pytest.mark.parametrize("storage", [PUBLIC, BucketStorage()])
def test_lasting_addresses_are_right(storage: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, get_image_model().get_rendition_model(), storage)

    assert check_addresses(None) == []


def test_private_collections_with_public_files_are_an_error(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    ensure_roots()
    put(monkeypatch, get_document_model(), PUBLIC)
    assert check_private_collections(None, databases=["default"]) == []
    CollectionViewRestriction.objects.create(
        collection=Collection.get_first_root_node(), restriction_type=CollectionViewRestriction.LOGIN
    )

    assert check_private_collections(None, databases=[]) == []
    message = only(check_private_collections(None, databases=["default"]))

    assert message.id == "destination_cms.E032"
    assert "wagtaildocs.Document" in message.msg
