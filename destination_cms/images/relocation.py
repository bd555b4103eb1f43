"""Move existing uploads from a storage with public addresses to the one that the model names now."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import UploadedFile

from ..models import ImageFacts
from .originals import clean_original
from .removal import grace_time, withdraw_renditions

_FOCAL_POINT = (
    ("focal_point_x", "width"),
    ("focal_point_y", "height"),
    ("focal_point_width", "width"),
    ("focal_point_height", "height"),
)


@dataclass(slots=True)
class Moved:
    """Number of files moved, and the names of those that could not be."""

    images: int = 0
    documents: int = 0
    uploads: int = 0
    failures: tuple[str, ...] = ()


def move_files(old: Storage) -> Moved:
    """Move originals, documents and unfinished uploads out of a storage. Safe to run again.

    A file that is there under its row's name is moved; whatever else the storage holds stays.
    """
    moved = Moved()
    moved.images = _each(get_image_model(), old, _move_image, moved)
    moved.documents = _each(get_document_model(), old, _move_plain, moved)
    moved.uploads = _each(UploadedFile, old, _move_plain, moved)
    return moved


def _each(model: Any, old: Storage, move: Callable[[Any, Storage], None], moved: Moved) -> int:
    count = 0
    for row in model._default_manager.order_by("pk").iterator(chunk_size=100):
        if not row.file.name or not old.exists(row.file.name):
            continue
        try:
            with transaction.atomic():
                transaction.on_commit(partial(old.delete, row.file.name))
                move(row, old)
        except (OSError, ValueError) as error:
            moved.failures = (*moved.failures, f"{row.file.name}: {error}")
        else:
            count += 1
    return count


def _move_image(image: Any, old: Storage) -> None:
    """Move an original, turned and without metadata, and have its public files made again under new names."""
    before = {side: getattr(image, side) for side in ("width", "height")}
    name, data = clean_original(image.file.name, _read(old, image.file.name))
    image.file = image.file.storage.save(name, ContentFile(data))
    for column, side in _FOCAL_POINT:
        value = getattr(image, column)
        # The editor marked the point in an upright preview that was as wide as the stored width said.
        if value is not None and before[side]:
            setattr(image, column, round(value * getattr(image, side) / before[side]))
    image._set_image_file_metadata()  # noqa: SLF001 - as Wagtail's own form does
    image.file.close()
    withdraw_renditions(image.renditions.all(), timezone.now() + grace_time())
    ImageFacts.objects.filter(image=image.pk).delete()
    image.save()


def _move_plain(row: Any, old: Storage) -> None:
    stored = row.file.storage.save(row.file.name, ContentFile(_read(old, row.file.name)))
    type(row)._default_manager.filter(pk=row.pk).update(file=stored)


def _read(storage: Storage, name: str) -> bytes:
    with storage.open(name, "rb") as file:
        data: bytes = file.read()
    return data
