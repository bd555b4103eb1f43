"""Image files of the first pages that a visitor opens, made with the seed."""

import os
from concurrent.futures import ThreadPoolExecutor

from django.apps import apps
from django.db import connection
from wagtail.images import get_image_model

from destination_cms.images.presets import Size, declared_sizes
from destination_cms.images.renditions import make_files, make_renditions
from destination_cms.models import ImageFacts

#: Encoded in a small part of the time that all formats take, and shown by every browser.
FORMAT = "jpeg"
#: Below Wagtail's own tasks (0), which keep what editors search for up to date.
LATER = -10


def make_first_files() -> None:
    """Make the largest file of each preset of the images that have no files yet, in one format.

    The rest is left to the worker, behind all that editors ask of it. Must not be called in a transaction.
    """
    bare = get_image_model()._default_manager.exclude(pk__in=ImageFacts.objects.values("image"))
    pks = list(bare.order_by("pk").values_list("pk", flat=True))
    if not pks:
        return
    # Pillow does its work without Python's lock.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(_make_files, pks))
    # A site without a worker has made them all by now.
    if apps.is_installed("django_tasks_db"):
        _put_off_the_rest()


def _first_sizes() -> list[Size]:
    # Small before large: of each preset the last one stays.
    return [*{size.preset: size for size in declared_sizes(with_slow=False) if size.format == FORMAT}.values()]


def _make_files(pk: int) -> None:
    try:
        make_files(pk, _first_sizes())
    finally:
        connection.close()


def _put_off_the_rest() -> None:
    from django_tasks_db.models import DBTaskResult

    DBTaskResult.objects.ready().filter(task_path=make_renditions.module_path).update(priority=LATER)
