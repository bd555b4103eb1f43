"""The health check says whether readers get what editors publish."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.utils import OperationalError
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from destination_cms import health
from destination_cms.images.renditions import make_renditions
from destination_cms.models import LedgerState, Mark
from destination_cms.publishing.changes import sweep_deferred
from tests.destination import Destination


def ask() -> tuple[int, dict[str, Any]]:
    response = Client().get("/health/")
    assert response["Cache-Control"] == "no-store"
    return response.status_code, response.json()


def test_all_is_well(destination: Destination) -> None:
    destination.spot()
    call_command("publish_scheduled")

    assert ask() == (200, {"status": "ok", "ledger": "ok", "scheduler": "ok", "worker": "ok"})


def test_a_ledger_is_empty_until_it_is_filled(destination: Destination) -> None:
    Mark.objects.all().delete()
    LedgerState.objects.all().delete()
    assert ask()[1]["ledger"] == "empty"

    call_command("reconcile_publications", verbosity=0)

    assert ask()[1]["ledger"] == "ok"


def test_what_waits_and_what_never_ran_is_said(destination: Destination, time_machine: Any) -> None:
    assert ask()[1]["scheduler"] == "never"
    call_command("publish_scheduled")
    with sweep_deferred():
        destination.spot()
    time_machine.move_to(timezone.now() + timedelta(hours=2))

    assert ask() == (200, {"status": "ok", "ledger": "behind", "scheduler": "late", "worker": "ok"})


@contextmanager
def read_only_database() -> Iterator[None]:
    on, off = (
        ("PRAGMA query_only = ON", "PRAGMA query_only = OFF")
        if connection.vendor == "sqlite"
        else ("SET default_transaction_read_only = on", "SET default_transaction_read_only = off")
    )
    with connection.cursor() as cursor:
        cursor.execute(on)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(off)


@pytest.mark.django_db(transaction=True)
def test_what_cannot_be_swept_in_time_stops_the_feed_alone_and_is_said(
    destination: Destination, time_machine: Any
) -> None:
    destination.event("Over", expire_at=timezone.now() + timedelta(hours=1))
    destination.event("Still on")
    time_machine.move_to(timezone.now() + timedelta(hours=2))

    with read_only_database():
        assert Client().get("/sync/changes").status_code == 503
        answer = Client().get("/graphql/", {"query": "{ events { nodes { title } } }"})
        assert [node["title"] for node in answer.json()["data"]["events"]["nodes"]] == ["Still on"]
        assert ask()[:1] == (200,)
        assert ask()[1]["ledger"] == "overdue"
    assert Client().get("/sync/changes").status_code == 200
    assert ask()[1]["ledger"] == "ok"


def test_without_the_database_it_names_nothing(transactional_db: None) -> None:
    def away(*arguments: Any) -> None:
        raise OperationalError("could not connect to host db.internal port 5432")

    with connection.execute_wrapper(away):
        assert ask() == (503, {"status": "unavailable"})


def test_a_table_of_the_ledger_that_is_not_there_is_said(transactional_db: None) -> None:
    def missing(execute: Any, sql: str, *arguments: Any) -> Any:
        if "destination_publication" in sql:
            raise OperationalError("no such table: destination_publication")
        return execute(sql, *arguments)

    with connection.execute_wrapper(missing):
        assert ask() == (503, {"status": "unavailable"})


def test_a_worker_that_takes_no_task_is_said(destination: Destination, settings: Any, time_machine: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    make_renditions.enqueue(1)
    assert ask()[1]["worker"] == "ok"

    time_machine.move_to(timezone.now() + timedelta(minutes=20))
    assert ask()[1]["worker"] == "late"

    DBTaskResult.objects.all().delete()
    assert ask()[1]["worker"] == "ok"


def test_tasks_that_nobody_keeps_make_no_worker_late(destination: Destination, time_machine: Any) -> None:
    time_machine.move_to(timezone.now() + timedelta(days=1))

    assert ask()[1]["worker"] == "ok"


def test_a_cache_that_is_away_takes_no_answer_away(destination: Destination, monkeypatch: Any, caplog: Any) -> None:
    def away(*arguments: Any, **options: Any) -> Any:
        raise ConnectionError("no cache here")

    monkeypatch.setattr(health.cache, "get", away)
    monkeypatch.setattr(health.cache, "set", away)

    health.note_damage(["event:x:fr"])

    assert ask()[1]["ledger"] == "ok"
    assert "event:x:fr" in caplog.text
