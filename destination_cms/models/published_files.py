"""A file of the library with a private original and a public copy: recordings, models of augmented reality."""

import hashlib
import secrets
from datetime import datetime, timedelta
from functools import partial
from pathlib import PurePath
from typing import Any, ClassVar

from django.apps import apps
from django.core.files.base import ContentFile
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.utils import timezone

from ..conf import get_settings
from .rights import end_of_day
from .withdrawn_files import WithdrawnFile

__all__ = ["PublishedFile", "original_path", "published_file_models"]

_STEM_LENGTH = 60


def original_path(instance: Any, filename: str) -> str:
    """Return a path that cannot be guessed, for a site whose storage of originals has public addresses."""
    return f"{instance.originals_folder}/{secrets.token_urlsafe(12)}/{PurePath(filename).name}"


class PublishedFile(models.Model):
    """Base of a row with one uploaded file, ``file``, which is private.

    A copy of it is public while something public uses the row: ``public_name`` is the copy's name in the storage of
    renditions, empty while there is none. A subclass adds ``file`` and ``rights_until``.
    """

    mime_type = models.CharField(max_length=20, editable=False, blank=True)
    byte_size = models.PositiveIntegerField(editable=False, default=0)
    sha256 = models.CharField(max_length=64, editable=False, blank=True)
    public_name = models.CharField(max_length=255, editable=False, blank=True, db_index=True)

    #: Name of the kind of publication.
    kind_name: ClassVar[str]
    #: Folder of the uploaded files in the storage of originals; each is in a folder of its own.
    originals_folder: ClassVar[str]
    #: Folder of the public copies in the storage of renditions.
    public_folder: ClassVar[str]

    file: Any
    rights_until: Any

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Have the files of deleted rows removed."""
        super().__init_subclass__(**kwargs)
        post_delete.connect(_after_delete, sender=cls, dispatch_uid=f"destination_cms.{cls.__name__}.after_delete")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new file, and what it is; the one before goes with its public copy.

        Raises:
            ValueError: as ``read_file``; forms say so before.
        """
        if not self.has_new_file:
            super().save(*args, **kwargs)
            return
        with transaction.atomic():
            rows: Any = type(self)._default_manager.filter(pk=self.pk)
            former = rows.values_list("file", "public_name").first()
            self._take_file()
            super().save(*args, **kwargs)
            if former is not None:
                _let_go(self.file.storage, *former)

    @property
    def expire_at(self) -> datetime | None:
        """The moment from which it is hidden: midnight after the last day, in the site's time zone."""
        return end_of_day(self.rights_until)

    @property
    def has_new_file(self) -> bool:
        """Whether a file was uploaded that is not stored yet."""
        return bool(self.file) and not self.file._committed  # noqa: SLF001 - as Django's own field does

    def file_bytes(self) -> tuple[str, bytes]:
        """Return the name and the bytes of a file that is not stored yet."""
        self.file.seek(0)
        data = self.file.read()
        self.file.seek(0)
        return PurePath(self.file.name).name, data

    def read_file(self, filename: str, data: bytes) -> tuple[bytes, str]:
        """Note what a file is; return the bytes to be stored and the extension of its name, without the dot.

        Raises:
            ValueError: it is not what it should be.
        """
        raise NotImplementedError

    def _take_file(self) -> None:
        filename, data = self.file_bytes()
        stored, extension = self.read_file(filename, data)
        stem = PurePath(filename).stem[:_STEM_LENGTH] or self.kind_name
        named: Any = ContentFile(stored, name=f"{stem}.{extension}")
        self.file = named
        self.byte_size, self.sha256 = len(stored), hashlib.sha256(stored).hexdigest()
        self.public_name = ""


def published_file_models() -> list[Any]:
    """Return the concrete models with such a file."""
    return [model for model in apps.get_app_config("destination_cms").get_models() if issubclass(model, PublishedFile)]


def _let_go(storage: Any, name: str, public_name: str) -> None:
    """Delete a file once the transaction is committed, and note its public copy for removal after the grace time."""
    if public_name:
        grace = timedelta(minutes=get_settings()["FILE_GRACE_MINUTES"])
        WithdrawnFile.objects.create(name=public_name, remove_after=timezone.now() + grace)
    transaction.on_commit(partial(storage.delete, name), robust=True)


def _after_delete(sender: Any, instance: Any, **kwargs: Any) -> None:
    if instance.file.name:
        _let_go(instance.file.storage, instance.file.name, instance.public_name)
