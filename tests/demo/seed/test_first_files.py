"""What a first page shows is made with the seed; the rest waits behind the work of editors."""

from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult
from wagtail.tasks import update_reference_index_task

from demo.seed.first_files import FORMAT, make_first_files
from destination_cms.conf import get_settings
from destination_cms.images.presets import declared_sizes
from destination_cms.images.renditions import make_renditions
from destination_cms.models import ImageFacts
from destination_cms.publishing.sweep import sweep_later
from tests.destination import Destination

WORKER = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def with_worker(settings: Any) -> None:
    settings.TASKS = WORKER


@pytest.mark.usefixtures("with_worker")
def test_every_image_has_a_file_of_each_preset_before_a_worker_runs(destination: Destination) -> None:
    image = destination.image()
    destination.spot(cover_image=image)

    make_first_files()

    files = ImageFacts.objects.get(image=image.pk).files
    assert {entry["preset"] for entry in files} == set(get_settings()["IMAGE_PRESETS"])
    assert {entry["mime_type"] for entry in files} == {f"image/{FORMAT}"}


@pytest.mark.usefixtures("with_worker")
def test_the_worker_makes_the_other_files_after_what_editors_ask_for(destination: Destination) -> None:
    destination.spot(cover_image=destination.image())
    make_first_files()
    update_reference_index_task.enqueue("wagtailcore", "page", str(destination.home.pk))
    make_renditions.using(priority=50).enqueue(destination.image().pk)

    # On a busy machine a sweep takes so long that a part of it is left to the worker, which does it before all else.
    waiting = DBTaskResult.objects.ready().exclude(task_path=sweep_later.module_path)
    paths = list(waiting.values_list("task_path", flat=True))

    assert paths[0] == make_renditions.module_path
    assert paths[-1] == make_renditions.module_path
    assert update_reference_index_task.module_path in paths[1:-1]


def test_what_has_all_its_files_keeps_them(destination: Destination) -> None:
    image = destination.image()
    destination.spot(cover_image=image)
    before = ImageFacts.objects.get(image=image.pk).files

    make_first_files()

    after = ImageFacts.objects.get(image=image.pk).files
    assert after == before
    assert {entry["mime_type"] for entry in after} == {size.mime_type for size in declared_sizes(with_slow=False)}
