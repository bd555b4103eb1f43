"""Scheduled changes happen on time, item by item, and failures are reported."""

import io
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from destination_cms.management.commands import publish_scheduled
from destination_cms.models import LedgerState, Publication
from destination_cms.verticals import Vertical
from tests.destination import Destination, fresh
from tests.third_party.events.models import EventPage


def schedule(page: Any, **delta: Any) -> None:
    page.go_live_at = timezone.now() + timedelta(**delta)
    page.save_revision(approved_go_live_at=page.go_live_at)


def is_public(page: Any) -> bool:
    return Publication.objects.filter(source=f"page:{page.pk}", is_withdrawn=False).exists()


def heartbeat() -> Any:
    return LedgerState.objects.values_list("scheduler_ran_at", flat=True).first()


def test_what_is_due_goes_live_and_expires_and_readers_see_it(destination: Destination, time_machine: Any) -> None:
    coming, staying = destination.event("Coming", live=False), destination.event("Staying", live=False)
    going = destination.event("Going", expire_at=timezone.now() + timedelta(hours=1))
    schedule(coming, hours=1)
    schedule(staying, hours=9)

    time_machine.move_to(timezone.now() + timedelta(hours=2))
    call_command("publish_scheduled")

    assert [is_public(page) for page in (coming, staying, going)] == [True, False, False]
    assert (fresh(going).live, fresh(going).expired) == (False, True)
    assert heartbeat() is not None


def test_one_item_that_fails_stops_no_other_and_is_named(
    destination: Destination, time_machine: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, whole = destination.event("Broken", live=False), destination.event("Whole", live=False)
    for page in (broken, whole):
        schedule(page, hours=1)
    honest = EventPage.save

    def save(self: EventPage, *arguments: Any, **options: Any) -> Any:
        if self.live and self.pk == broken.pk:
            raise ValueError("a rule of the site's own")
        return honest(self, *arguments, **options)

    monkeypatch.setattr(EventPage, "save", save)
    time_machine.move_to(timezone.now() + timedelta(hours=2))
    told = io.StringIO()

    with pytest.raises(SystemExit, match="1 scheduled items failed"):
        call_command("publish_scheduled", stderr=told)

    assert "ValueError: a rule of the site's own" in told.getvalue()
    assert [is_public(page) for page in (broken, whole)] == [False, True]
    # Nothing of the one that failed is kept: it is due the next time.
    assert fresh(broken).revisions.filter(approved_go_live_at__isnull=False).exists()
    assert heartbeat() is not None


def test_a_dry_run_changes_nothing(destination: Destination, time_machine: Any) -> None:
    page = destination.event(live=False)
    schedule(page, hours=1)
    time_machine.move_to(timezone.now() + timedelta(hours=2))

    call_command("publish_scheduled", dryrun=True)

    assert not Page.objects.get(pk=page.pk).live
    assert heartbeat() is None


def test_what_verticals_schedule_is_done_and_a_failure_is_told_by_its_type(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[str] = []

    def fail(now: datetime) -> None:
        raise ValueError("camille@exemple.test")

    verticals = {
        name: Vertical(name=name, scheduled=(fail, lambda now, name=name: called.append(name))) for name in ("a", "b")
    }
    monkeypatch.setattr(publish_scheduled, "get_verticals", lambda: verticals)
    errors = io.StringIO()

    with pytest.raises(SystemExit, match="2 scheduled items failed"):
        call_command("publish_scheduled", stderr=errors)

    assert called == ["a", "b"]
    assert errors.getvalue().splitlines() == [f"What '{name}' has scheduled failed: ValueError" for name in "ab"]
