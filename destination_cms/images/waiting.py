"""Tasks that wait for a worker: which come first, and those that django-tasks-db keeps in the site's database."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.apps import apps
from django_tasks import task_backends


def with_priority(task: Any, priority: int) -> Any:
    """Return a task that a worker takes before those of a lower priority, where the site's backend knows any."""
    return task.using(priority=priority) if task.get_backend().supports_priority else task


def waiting_calls(task: Any, firsts: Iterable[Any]) -> set[Any]:
    """Return those of the first arguments with which a task is enqueued and has not begun: it need not be enqueued again.

    Without it, each look at an image added another task while no worker ran: 3,931 for 45 images within an hour.
    """
    tasks = _waiting()
    wanted = set(firsts)
    if tasks is None or not wanted:
        return set()
    calls = tasks.filter(task_path=task.module_path).values_list("args_kwargs", flat=True)
    return wanted.intersection(call["args"][0] for call in calls.iterator() if call["args"])


def waiting_since() -> datetime | None:
    """Return since when the oldest task that may run has waited; ``None`` when none waits, or none is kept."""
    tasks = _waiting()
    if tasks is None:
        return None
    return tasks.order_by("enqueued_at").values_list("enqueued_at", flat=True).first()  # type: ignore[no-any-return]


def _waiting() -> Any:
    if not apps.is_installed("django_tasks_db"):
        return None
    from django_tasks_db import DatabaseBackend
    from django_tasks_db.models import DBTaskResult

    if not any(isinstance(backend, DatabaseBackend) for backend in task_backends.all()):
        return None
    return DBTaskResult.objects.ready()
