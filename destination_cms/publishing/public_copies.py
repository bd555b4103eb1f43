"""Make the public copy of a recording: a task, enqueued once the recording is public."""

import logging
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.text import slugify
from django_tasks import task
from wagtail.images import get_image_model

from ..images.removal import AUDIO_FOLDER
from ..images.waiting import waiting_calls, with_priority
from ..models import Audio, Publication

logger = logging.getLogger(__name__)

#: As for the files of images.
PRIORITY = 50
_STEM_LENGTH = 40
#: Hex digits of SHA-256 in a name: 64 bits, which a visitor cannot try out.
_HASH_LENGTH = 16


def request_public_copies(pks: Iterable[int]) -> None:
    """Enqueue the making of the public copies of these recordings. Call it outside of the ledger's transaction."""
    wanted = list(dict.fromkeys(pks))
    job, needless = with_priority(make_public_copy, PRIORITY), waiting_calls(make_public_copy, wanted)
    for pk in wanted:
        if pk not in needless:
            job.enqueue(pk)


@task()
def make_public_copy(pk: int) -> None:
    """Copy a public recording to where everyone can fetch it, under a name that cannot be guessed."""
    audio = Audio.objects.filter(pk=pk, public_name="").first()
    if audio is None or not _is_public(pk):
        return
    try:
        with audio.file.open("rb") as file:
            data = file.read()
    except (OSError, ValueError) as error:
        # The storage may be back at the next look; a row that an import wrote may have no file.
        logger.warning("The file of recording %s cannot be read: %s: %s", pk, type(error).__name__, error)
        return
    storage = public_storage()
    name = storage.save(_name_of(audio), ContentFile(data))
    with transaction.atomic():
        # A recording that was changed or deleted meanwhile is asked for again, or not at all.
        present = Audio.objects.select_for_update().filter(pk=pk, file=audio.file.name, public_name="").first()
        if present is None:
            transaction.on_commit(lambda: storage.delete(name), robust=True)
            return
        present.public_name = name
        # By save, so that a mark is written and the ledger learns of it.
        present.save(update_fields=["public_name"])


def public_storage() -> Any:
    """Return the storage of public copies: that of renditions, whose addresses are known to be public."""
    return get_image_model().get_rendition_model()._meta.get_field("file").storage


def _name_of(audio: Audio) -> str:
    stem = slugify(PurePath(audio.file.name).stem.replace("_", "-"))[:_STEM_LENGTH] or "audio"
    return f"{AUDIO_FOLDER}/{stem}.{audio.sha256[:_HASH_LENGTH]}{PurePath(audio.file.name).suffix}"


def _is_public(pk: int) -> bool:
    return Publication.objects.filter(source=f"audio:{pk}", is_withdrawn=False).exists()
