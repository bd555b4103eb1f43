"""An administrator repairs the ledger by hand, and is told what was wrong."""

import io
from typing import Any

from django.core.management import call_command

from destination_cms.models import LedgerState, Publication
from tests.destination import Destination
from tests.third_party.events.models import EventPage


def told(**options: Any) -> str:
    written = io.StringIO()
    call_command("reconcile_publications", stdout=written, **options)
    return written.getvalue().strip()


def titles() -> set[str]:
    return set(Publication.objects.filter(kind="event").values_list("title", flat=True))


def test_it_says_what_it_repaired_and_then_that_all_is_well(destination: Destination) -> None:
    page = destination.event("Before")
    told()
    EventPage.objects.filter(pk=page.pk).update(title="After")

    assert told().startswith("1 differences: changed 1 records, 0 withdrawals, ")
    assert titles() == {"After"}
    assert told() == "0 differences: changed 0 records, 0 withdrawals, 0 book-keeping rows."


def test_a_dry_run_says_the_same_and_writes_nothing(destination: Destination) -> None:
    page = destination.event("Before")
    told()
    EventPage.objects.filter(pk=page.pk).update(title="After")

    assert told(dry_run=True).startswith("1 differences: would change 1 records")
    assert titles() == {"Before"}


def test_after_a_restored_backup_every_app_starts_again(destination: Destination) -> None:
    destination.event()
    before = LedgerState.objects.get().epoch

    told(new_epoch=True)

    assert LedgerState.objects.get().epoch != before
