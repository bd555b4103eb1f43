"""Removal of the files of images, recordings and models that are no longer public, after the grace time."""

from datetime import datetime
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from wagtail.images import get_image_model

from ..conf import get_settings
from ..images.removal import grace_time, remove_due_files, withdraw_renditions
from ..models import ImageFacts, Publication, WithdrawnFile
from ..models.published_files import published_file_models
from ..projections.kinds import IMAGE_KIND
from .state import ledger_locked


def remove_withdrawn_files(now: datetime) -> int:
    """Remove the files of what stopped being public, and those of former crops, recordings and models; return how many.

    All renditions of such an image go, whoever made them; what the admin needs is made again there.
    """
    while _withdraw_batch(now):
        pass
    for model in published_file_models():
        while _withdraw_copies(model, now):
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


def _withdraw_copies(model: Any, now: datetime) -> int:
    """Note the public copies of a batch of rows under the ledger's lock: none becomes public meanwhile."""
    with ledger_locked():
        copied = model._default_manager.exclude(public_name="").filter(~Exists(_held(model.kind_name, "pk", now)))
        found = dict(copied.order_by("pk").values_list("pk", "public_name")[: get_settings()["SWEEP_BATCH_SIZE"]])
        WithdrawnFile.objects.bulk_create(WithdrawnFile(name=name, remove_after=now) for name in found.values())
        model._default_manager.filter(pk__in=found).update(public_name="")
    return len(found)


def _withdrawn(now: datetime) -> QuerySet[ImageFacts, int]:
    """Return the primary keys of images with files that have been public nowhere since the grace time began."""
    made = ImageFacts.objects.filter(~Exists(_held(IMAGE_KIND, "image", now)), made_at__lte=now - grace_time())
    return made.order_by("image").values_list("image", flat=True)


def _held(kind: str, column: str, now: datetime) -> QuerySet[Publication]:
    """Return the publications of a row that keep its files: those that are public, or were in the grace time."""
    source = Concat(Value(f"{kind}:"), Cast(OuterRef(column), CharField()))
    return Publication.objects.filter(Q(is_withdrawn=False) | Q(changed_at__gt=now - grace_time()), source=source)
