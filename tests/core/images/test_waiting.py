"""A task that waits is not enqueued a second time, however often the image is looked at without a worker."""

from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult

from destination_cms.images.renditions import make_renditions, request_renditions
from destination_cms.images.waiting import waiting_calls, waiting_since
from tests.destination import Destination, publish


@pytest.fixture
def worker(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def enqueued() -> list[int]:
    tasks = DBTaskResult.objects.filter(task_path=make_renditions.module_path).order_by("enqueued_at")
    return [call["args"][0] for call in tasks.values_list("args_kwargs", flat=True)]


def test_an_image_waits_once(destination: Destination, worker: None) -> None:
    request_renditions([1, 2, 1])
    request_renditions([2, 3])

    assert enqueued() == [1, 2, 3]
    assert waiting_calls(make_renditions, [3, 4]) == {3}


def test_what_has_begun_may_be_asked_for_again(destination: Destination, worker: None) -> None:
    request_renditions([1])
    DBTaskResult.objects.update(status="RUNNING")

    request_renditions([1])

    assert enqueued() == [1, 1]


def test_a_page_that_is_published_again_and_again_adds_no_task(destination: Destination, worker: None) -> None:
    spot = destination.spot(cover_image=destination.image(), cover_image_alt="A fort")
    before = len(enqueued())
    assert before == 1

    for number in range(5):
        publish(spot, teaser=f"Words {number}")

    assert len(enqueued()) == before


def test_tasks_that_run_at_once_never_wait(destination: Destination) -> None:
    assert waiting_calls(make_renditions, [1]) == set()
    assert waiting_since() is None
