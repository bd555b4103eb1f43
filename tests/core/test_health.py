"""The health check says whether readers get what editors publish."""

from datetime import timedelta
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.db.utils import OperationalError
from django.test import Client
from django.utils import timezone

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

    assert ask() == (200, {"status": "ok", "ledger": "ok", "scheduler": "ok"})


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

    assert ask() == (200, {"status": "ok", "ledger": "behind", "scheduler": "late"})


def test_without_the_database_it_names_nothing(transactional_db: None) -> None:
    def away(*arguments: Any) -> None:
        raise OperationalError("could not connect to host db.internal port 5432")

    with connection.execute_wrapper(away):
        assert ask() == (503, {"status": "unavailable"})
