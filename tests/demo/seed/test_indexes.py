"""The seed leaves Wagtail's indexes as its tasks would, without a task for each save."""

from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult
from wagtail.models import ReferenceIndex

from circuits.models import SpotPage
from demo.seed.indexes import indexes_written_once
from tests.destination import Destination, publish

WORKER = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
INDEXING = ("modelsearch.tasks.insert_or_update_object_task", "wagtail.tasks.update_reference_index_task")


def indexing_tasks() -> int:
    return DBTaskResult.objects.filter(task_path__in=INDEXING).count()


def test_no_task_is_left_and_both_indexes_know_what_was_written(destination: Destination, settings: Any) -> None:
    settings.TASKS = WORKER
    image = destination.image()
    before = indexing_tasks()

    with indexes_written_once():
        spot = destination.spot("Kaleidoscope", cover_image=image)

    assert indexing_tasks() == before
    assert [found.pk for found in SpotPage.objects.search("Kaleidoscope")] == [spot.pk]
    assert ReferenceIndex.get_references_to(image).exists()

    publish(spot, title="Periscope")
    assert indexing_tasks() > before


def test_after_a_failure_saves_are_indexed_again(destination: Destination) -> None:
    with pytest.raises(RuntimeError), indexes_written_once():
        raise RuntimeError

    spot = destination.spot("Telescope")

    assert [found.pk for found in SpotPage.objects.search("Telescope")] == [spot.pk]
