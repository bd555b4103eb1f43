"""W002 to W006: settings of the site under which promises do not hold."""

from typing import Any

import pytest
from django.core.checks import CheckMessage
from django.core.management import get_commands
from django.db import connection

from destination_cms.checks import site
from destination_cms.checks.site import (
    MIDDLEWARE,
    check_atomic_requests,
    check_middleware,
    check_publish_scheduled,
    check_task_backend,
    check_transaction_mode,
)

CSRF = "django.middleware.csrf.CsrfViewMiddleware"
IMMEDIATE = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
WORKER = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def only(messages: list[CheckMessage]) -> CheckMessage:
    (message,) = messages
    assert message.hint
    return message


def test_nothing_is_wrong_here():
    checks = (check_transaction_mode, check_atomic_requests, check_publish_scheduled, check_middleware)

    assert [message for check in checks for message in check(None)] == []


@pytest.mark.parametrize("options", [{}, {"transaction_mode": "DEFERRED"}, {"transaction_mode": None}])
def test_sqlite_that_locks_late_is_reported(options: dict[str, Any], monkeypatch):
    monkeypatch.setattr(connection, "vendor", "sqlite", raising=False)
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", options)

    message = only(check_transaction_mode(None))

    assert message.id == "destination_cms.W002"
    assert message.hint == 'Set DATABASES["default"]["OPTIONS"]["transaction_mode"] = "IMMEDIATE".'


def test_another_database_has_no_transaction_mode(monkeypatch):
    monkeypatch.setattr(connection, "vendor", "postgresql", raising=False)
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", {})

    assert check_transaction_mode(None) == []


def test_requests_that_are_transactions_are_reported(monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "ATOMIC_REQUESTS", True)

    assert only(check_atomic_requests(None)).id == "destination_cms.W003"


def test_a_scheduler_of_somebody_else_is_reported(monkeypatch):
    monkeypatch.setattr(site, "get_commands", lambda: {**get_commands(), "publish_scheduled": "wagtail"})

    message = only(check_publish_scheduled(None))

    assert message.id == "destination_cms.W004"
    assert message.hint == 'Put "destination_cms" before "wagtail" in INSTALLED_APPS.'


@pytest.mark.parametrize(
    ("middleware", "fault"),
    [([CSRF], "is missing"), ([], "is missing"), ([MIDDLEWARE, CSRF], "is not the last")],
)
def test_a_middleware_out_of_place_is_reported(middleware: list[str], fault: str, settings):
    settings.MIDDLEWARE = middleware

    message = only(check_middleware(None))

    assert message.id == "destination_cms.W005"
    assert message.msg.startswith(f"destination_cms.middleware.AtomicAdminMiddleware {fault} in MIDDLEWARE")


def test_tasks_inside_requests_are_reported_in_production(settings):
    settings.DEBUG, settings.TASKS = False, IMMEDIATE

    assert only(check_task_backend(None)).id == "destination_cms.W006"


@pytest.mark.parametrize(("is_debug", "tasks"), [(True, IMMEDIATE), (False, WORKER), (True, WORKER)])
def test_tasks_elsewhere_or_while_developing_are_no_fault(is_debug: bool, tasks: dict[str, Any], settings):
    settings.DEBUG, settings.TASKS = is_debug, tasks

    assert check_task_backend(None) == []
