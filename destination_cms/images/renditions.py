"""Make the declared sizes of a picture ahead of any read: a task, enqueued once it is public."""

import logging
from collections.abc import Iterable

from django.db import transaction
from django_tasks import task
from wagtail.images import get_image_model

from ..conf import get_settings

logger = logging.getLogger(__name__)

#: Above Wagtail's own tasks (0): readers wait for pictures, nobody waits for a search index.
PRIORITY = 50


def request_renditions(pks: Iterable[int]) -> None:
    """Enqueue the making of what is missing of these pictures. Call it outside of the ledger's transaction."""
    backend = make_renditions.get_backend()
    job = make_renditions.using(priority=PRIORITY) if backend.supports_priority else make_renditions
    for pk in pks:
        job.enqueue(pk)


def missing_presets(payload: object) -> set[str]:
    """Return the presets that a picture's payload does not have yet."""
    renditions = payload.get("renditions", []) if isinstance(payload, dict) else []
    return set(get_settings()["IMAGE_PRESETS"]) - {rendition["preset"] for rendition in renditions}


@task()
def make_renditions(pk: int) -> None:
    """Make every declared size of a picture that is not there yet.

    In one transaction, so that the ledger hears of all sizes at once; one by one, since Wagtail
    inserts several together without a signal. A file that is no picture is logged; the picture
    stays without sizes.
    """
    image = get_image_model()._default_manager.filter(pk=pk).first()
    if image is None:
        return
    try:
        with transaction.atomic():
            for spec in get_settings()["IMAGE_PRESETS"].values():
                image.get_rendition(spec)
    except (OSError, ValueError, SyntaxError, MemoryError) as error:
        # Pillow says OSError to a cut file, SyntaxError to a broken PNG, ValueError to a bomb.
        logger.warning("picture %s has no sizes: %s: %s", pk, type(error).__name__, error)
