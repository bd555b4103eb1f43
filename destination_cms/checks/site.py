"""W002 to W006: settings of the site that break the plugin's guarantees, or make them costly."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage
from django.core.checks import Warning as CheckWarning
from django.core.management import get_commands
from django.db import connections, router
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, task_backends
from django_tasks.backends.immediate import ImmediateBackend

from ..middleware import AtomicAdminMiddleware
from ..models import Mark

MIDDLEWARE = f"{AtomicAdminMiddleware.__module__}.{AtomicAdminMiddleware.__qualname__}"


def check_transaction_mode(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """W002: SQLite begins transactions without its write lock."""
    connection = connections[_alias()]
    mode = connection.settings_dict.get("OPTIONS", {}).get("transaction_mode")
    if connection.vendor != "sqlite" or mode == "IMMEDIATE":
        return []
    return [
        CheckWarning(
            "SQLite takes its write lock late here: when two people save at the same moment, one of them may get the "
            "error 'database is locked'.",
            hint=f'Set DATABASES["{_alias()}"]["OPTIONS"]["transaction_mode"] = "IMMEDIATE".',
            id="destination_cms.W002",
        )
    ]


def check_atomic_requests(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """W003: every request is a transaction, reads included."""
    if not connections[_alias()].settings_dict.get("ATOMIC_REQUESTS"):
        return []
    return [
        CheckWarning(
            "ATOMIC_REQUESTS makes every read a transaction: it costs each reader a round trip, and on SQLite readers "
            "and editors wait for each other.",
            hint=(
                f'Set DATABASES["{_alias()}"]["ATOMIC_REQUESTS"] = False; AtomicAdminMiddleware makes the changes of '
                "the admin atomic."
            ),
            id="destination_cms.W003",
        )
    ]


def check_publish_scheduled(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """W004: another app's ``publish_scheduled`` is the one that runs."""
    ours = apps.get_app_config("destination_cms").name
    if get_commands().get("publish_scheduled") == ours:
        return []
    return [
        CheckWarning(
            "The command publish_scheduled that runs here is not ours: a page may go live or expire without the "
            "ledger being updated when the process is interrupted, and no heartbeat is noted.",
            hint=f'Put "{ours}" before "wagtail" in INSTALLED_APPS.',
            id="destination_cms.W004",
        )
    ]


def check_middleware(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """W005: changes in the admin are not atomic, or sessions are part of the transaction."""
    installed = list(settings.MIDDLEWARE)
    if installed[-1:] == [MIDDLEWARE]:
        return []
    fault = "is not the last in MIDDLEWARE" if MIDDLEWARE in installed else "is missing in MIDDLEWARE"
    return [
        CheckWarning(
            f"{MIDDLEWARE} {fault}: a change in the admin and its mark in the ledger are not one transaction.",
            hint="Put it at the end of MIDDLEWARE, after sessions and messages.",
            id="destination_cms.W005",
        )
    ]


def check_task_backend(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """W006: an editor waits while image sizes are made."""
    if settings.DEBUG or not isinstance(task_backends[DEFAULT_TASK_BACKEND_ALIAS], ImmediateBackend):
        return []
    return [
        CheckWarning(
            "Background tasks run inside the request that asks for them: an editor who publishes waits for every size "
            "of every image.",
            hint=(
                "Install django-tasks-db (pip install destination-cms[worker]), add django_tasks and django_tasks_db to "
                'INSTALLED_APPS, set TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}} and run manage.py db_worker.'
            ),
            id="destination_cms.W006",
        )
    ]


def _alias() -> str:
    return router.db_for_write(Mark)
