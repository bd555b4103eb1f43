"""Make the public copies of recordings and models: tasks, enqueued once the rows are public."""

import logging
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.text import slugify
from django_tasks import task
from wagtail.images import get_image_model

from ..images.waiting import waiting_calls, with_priority
from ..models import Audio, Publication
from ..projections.kinds import get_kinds
from .source_names import pk_of

logger = logging.getLogger(__name__)

#: As for the files of images.
PRIORITY = 50
_STEM_LENGTH = 40
#: Hex digits of SHA-256 in a name: 64 bits, which a visitor cannot try out.
_HASH_LENGTH = 16


def request_public_copies(sources: Iterable[str]) -> None:
    """Enqueue the making of the public copies of these edited rows. Call it outside of the ledger's transaction."""
    wanted = list(dict.fromkeys(sources))
    job, needless = with_priority(make_public_copy, PRIORITY), waiting_calls(make_public_copy, wanted)
    for source in wanted:
        if source not in needless:
            job.enqueue(source)


@task()
def make_public_copy(source: str | int) -> None:
    """Copy the file of a public row to where everyone can fetch it, under a name that cannot be guessed.

    Args:
        source: such as ``audio:3``; a number is a recording's, as version 0.1 enqueued it.
    """
    source = f"{Audio.kind_name}:{source}" if isinstance(source, int) else source
    model: Any = get_kinds()[source.partition(":")[0]].model
    pk = pk_of(source)
    row = model._default_manager.filter(pk=pk, public_name="").first()
    if row is None or not _is_public(source):
        return
    try:
        with row.file.open("rb") as file:
            data = file.read()
    except (OSError, ValueError) as error:
        # The storage may be back at the next look; a row that an import wrote may have no file.
        logger.warning("The file of %s cannot be read: %s: %s", source, type(error).__name__, error)
        return
    storage = public_storage()
    name = storage.save(_name_of(row), ContentFile(data))
    with transaction.atomic():
        # A row that was changed or deleted meanwhile is asked for again, or not at all.
        rows = model._default_manager.select_for_update()
        present = rows.filter(pk=pk, file=row.file.name, public_name="").first()
        if present is None:
            transaction.on_commit(lambda: storage.delete(name), robust=True)
            return
        present.public_name = name
        # By save, so that a mark is written and the ledger learns of it.
        present.save(update_fields=["public_name"])


def public_storage() -> Any:
    """Return the storage of public copies: that of renditions, whose addresses are known to be public."""
    return get_image_model().get_rendition_model()._meta.get_field("file").storage


def _name_of(row: Any) -> str:
    stem = slugify(PurePath(row.file.name).stem.replace("_", "-"))[:_STEM_LENGTH] or row.kind_name
    return f"{row.public_folder}/{stem}.{row.sha256[:_HASH_LENGTH]}{PurePath(row.file.name).suffix}"


def _is_public(source: str) -> bool:
    return Publication.objects.filter(source=source, is_withdrawn=False).exists()
