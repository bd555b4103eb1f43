"""Make the declared files of a picture ahead of any read: a task, enqueued once it is public."""

import hashlib
import logging
from collections.abc import Iterable
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django_tasks import task
from wagtail.images import get_image_model

from ..models import ImageFacts
from .look import look_of
from .metadata import without_metadata
from .presets import Size, declared_sizes

logger = logging.getLogger(__name__)

#: Above Wagtail's own tasks (0): readers wait for pictures, nobody waits for a search index.
PRIORITY = 50


def request_renditions(pks: Iterable[int]) -> None:
    """Enqueue the making of what is missing of these pictures. Call it outside of the ledger's transaction."""
    backend = make_renditions.get_backend()
    job = make_renditions.using(priority=PRIORITY) if backend.supports_priority else make_renditions
    for pk in pks:
        job.enqueue(pk)


def has_worker() -> bool:
    """Say whether tasks run outside of the request, so that they may take their time."""
    return bool(make_renditions.get_backend().supports_defer)


@task()
def make_renditions(pk: int) -> None:
    """Make every declared file of a picture that is not there yet, and note the facts of all.

    In one transaction, so that the ledger hears of all files at once; one by one, since Wagtail
    inserts several together without a signal. A file that is no picture is logged; the picture
    stays without files.
    """
    # Prefetched, so that what is there is the database's word. Wagtail's cache also knows files whose rows are
    # gone (a task that was rolled back, a restored backup), and the sweep would ask for them for ever.
    image = get_image_model()._default_manager.prefetch_related("renditions").filter(pk=pk).first()
    if image is None:
        return
    try:
        with transaction.atomic():
            color, blur = look_of(image)
            ImageFacts.objects.update_or_create(
                image=pk, defaults={"dominant_color": color, "blur_data_url": blur, "files": _make_files(image)}
            )
    except (OSError, ValueError, SyntaxError, MemoryError) as error:
        # Pillow says OSError to a cut file, SyntaxError to a broken PNG, ValueError to a bomb.
        logger.warning("picture %s has no sizes: %s: %s", pk, type(error).__name__, error)


def _make_files(image: Any) -> list[dict[str, Any]]:
    files = []
    widest: dict[tuple[str, str], int] = {}
    for size in declared_sizes(with_slow=has_worker()):
        slot = (size.preset, size.format)
        if widest.get(slot) == image.width:
            continue
        rendition = image.get_rendition(size.spec)
        # Wagtail does not enlarge: a scale that is no wider than the one before is the same picture again.
        if rendition.width > widest.get(slot, 0):
            widest[slot] = rendition.width
            files.append(_facts_of(rendition, size))
    return files


def _facts_of(rendition: Any, size: Size) -> dict[str, Any]:
    with rendition.file.open("rb") as stored:
        data = stored.read()
    clean = without_metadata(data)
    if clean != data:
        storage, name = rendition.file.storage, rendition.file.name
        storage.delete(name)
        rendition.file.name = storage.save(name, ContentFile(clean))
        rendition.save(update_fields=["file"])
    return {
        "spec": rendition.filter_spec,
        "key": rendition.focal_point_key,
        "preset": size.preset,
        "mime_type": size.mime_type,
        "width": rendition.width,
        "height": rendition.height,
        "byte_size": len(clean),
        "sha256": hashlib.sha256(clean).hexdigest(),
    }
