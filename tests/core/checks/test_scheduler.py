"""W007: publish_scheduled is late or has never run."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import checks
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from destination_cms.checks.scheduler import check_scheduler, lateness
from destination_cms.models import LedgerState
from tests.destination import Destination

NOW = datetime(2026, 7, 14, 12, tzinfo=UTC)


def warnings() -> list[str]:
    found = checks.run_checks(tags=[checks.Tags.database], databases=["default"])
    return [message.msg for message in found if message.id == "destination_cms.W007"]


@pytest.mark.parametrize(
    ("ran_at", "sentence"),
    [
        (
            None,
            "publish_scheduled has never run: pages do not go live or expire at the moment that their editors chose.",
        ),
        (NOW, ""),
        (NOW - timedelta(minutes=60), ""),
        (NOW - timedelta(minutes=61), "publish_scheduled ran 61 minutes ago; more than 60 are late."),
        (NOW + timedelta(minutes=5), ""),
    ],
)
def test_late_is_past_the_limit(ran_at: datetime | None, sentence: str):
    assert lateness(ran_at, NOW, 60) == sentence


@pytest.mark.django_db
def test_a_site_that_has_published_nothing_yet_is_not_late():
    LedgerState.objects.all().delete()

    assert warnings() == []


def test_a_scheduler_is_asked_for_and_then_found(destination: Destination, settings):
    destination.spot()
    assert warnings() == [lateness(None, timezone.now(), 60)]

    call_command("publish_scheduled")
    assert warnings() == []

    settings.DESTINATION_CMS = {"SCHEDULER_LATE_MINUTES": 10}
    LedgerState.objects.update(scheduler_ran_at=timezone.now() - timedelta(minutes=12))
    assert warnings() == ["publish_scheduled ran 12 minutes ago; more than 10 are late."]


@pytest.mark.django_db
def test_before_the_first_migrate_there_is_nothing_to_say(monkeypatch):
    monkeypatch.setattr(connection.introspection, "table_names", lambda cursor: ["auth_user"])

    assert check_scheduler(None, databases=["default"]) == []


def test_without_a_database_none_is_asked():
    """A plain ``manage.py check`` has to work while the database is away."""
    assert check_scheduler(None) == []
    assert check_scheduler(None, databases=["other"]) == []
