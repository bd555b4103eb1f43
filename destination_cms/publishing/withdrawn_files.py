"""Removal of the files of images that are no longer public, after the grace time."""

from datetime import datetime
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from wagtail.images import get_image_model

from ..conf import get_settings
from ..images.removal import grace_time, remove_due_files, withdraw_renditions
from ..models import ImageFacts, Publication
from ..projections.kinds import IMAGE_KIND
from .state import ledger_locked


def remove_withdrawn_files(now: datetime) -> int:
    """Remove the files of images that stopped being public, and those of former crops; return how many.

    All renditions of such an image go, whoever made them; what the admin needs is made again there.
    """
    while _withdraw_batch(now):
        pass
    return remove_due_files(now)


def _withdraw_batch(now: datetime) -> int:
    """Delete the rows of a batch of images under the ledger's lock: none of them becomes public meanwhile."""
    with ledger_locked():
        images = [*_withdrawn(now)[: get_settings()["SWEEP_BATCH_SIZE"]]]
        model: Any = get_image_model().get_rendition_model()
        # The grace time is over already: it began when the image was withdrawn.
        withdraw_renditions(model._default_manager.filter(image__in=images), now)
        ImageFacts.objects.filter(image__in=images).delete()
    return len(images)


def _withdrawn(now: datetime) -> QuerySet[ImageFacts, int]:
    """Return the primary keys of images with files that have been public nowhere since the grace time began."""
    began = now - grace_time()
    source = Concat(Value(f"{IMAGE_KIND}:"), Cast(OuterRef("image"), CharField()))
    held = Publication.objects.filter(Q(is_withdrawn=False) | Q(changed_at__gt=began), source=source)
    return (
        ImageFacts.objects.filter(~Exists(held), made_at__lte=began).order_by("image").values_list("image", flat=True)
    )
