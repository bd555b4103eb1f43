"""The first reconcile of a big site: it shows how far it is, stays small, can be cut off, and lets editors work."""

import gc
import threading
from datetime import timedelta
from io import StringIO
from typing import Any

import psutil
import pytest
from django.core.management import call_command
from django.db import close_old_connections, connection
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from circuits.models import SpotPage
from destination_cms.models import District, HeadStamp, LedgerSite, LedgerState, Publication, Tally
from destination_cms.models.page_titles import PageTitle
from destination_cms.publishing import reconcile as module
from destination_cms.publishing.reconcile import reconcile_publications
from destination_cms.publishing.sources import StoredContent
from destination_cms.verticals import Kind
from tests.bulk import bulk_circuits, bulk_spots
from tests.destination import Destination, publish
from tests.feed import Replica


class CutOff(Exception):
    """The process died here."""


def live_count() -> int:
    """Return how many spots and circuits are public; the home page always is."""
    return Publication.objects.filter(is_withdrawn=False).exclude(kind="page").count()


def dry_run() -> str:
    out = StringIO()
    call_command("reconcile_publications", "--dry-run", stdout=out)
    return out.getvalue()


def test_it_shows_how_far_it_is_and_ends_complete(destination: Destination) -> None:
    spots = bulk_spots(destination.home, 250)
    bulk_circuits(destination.home, spots, 20)
    seen: list[tuple[int, int, int]] = []

    result = reconcile_publications(on_progress=lambda *numbers: seen.append(numbers))

    assert result.upserts == 270
    assert [done for done, _, _ in seen] == sorted(done for done, _, _ in seen)
    assert seen[-1][0] == seen[-1][1]
    assert len(seen) >= 6
    replica = Replica()
    replica.sync()
    assert len(replica.records) == 271
    assert "0 differences" in dry_run()


def test_a_run_that_was_cut_off_goes_on_where_it_stopped(
    destination: Destination, monkeypatch: pytest.MonkeyPatch
) -> None:
    bulk_spots(destination.home, 350)
    batches: list[list[int]] = []
    original = module._reconcile_batch

    def cut_off_at_fourth(stage: str, ids: list[int], *, is_dry_run: bool) -> Any:
        # The first is that of the home page.
        if len(batches) == 3:
            raise CutOff
        batches.append(ids)
        return original(stage, ids, is_dry_run=is_dry_run)

    monkeypatch.setattr(module, "_reconcile_batch", cut_off_at_fourth)
    with pytest.raises(CutOff):
        reconcile_publications()
    assert live_count() == 200
    assert LedgerState.objects.get().reconcile_cursor

    monkeypatch.setattr(module, "_reconcile_batch", original)
    result = reconcile_publications()

    assert result.upserts == 150
    assert live_count() == 350
    assert LedgerState.objects.get().reconcile_cursor == ""


def test_restart_begins_at_the_beginning(destination: Destination) -> None:
    bulk_spots(destination.home, 5)
    reconcile_publications()
    LedgerState.objects.update(reconcile_cursor="ledger:999999999")
    SpotPage.objects.update(teaser="Changed behind every signal")

    assert reconcile_publications(is_restart=True).upserts == 5


def test_a_dry_run_counts_and_writes_nothing(destination: Destination) -> None:
    bulk_spots(destination.home, 30)
    before = LedgerState.objects.values().first()

    assert "30 differences" in dry_run()
    assert live_count() == 0
    assert LedgerState.objects.values().first() == before


def test_it_repairs_what_no_signal_told(destination: Destination) -> None:
    spot = destination.spot()
    gone = destination.spot()
    replica = Replica()
    replica.sync()
    Page.objects.filter(pk=gone.pk).update(live=False)
    SpotPage.objects.filter(pk=spot.pk).update(teaser="By SQL")
    Tally.objects.update(count=99)
    LedgerSite.objects.update(hostname="elsewhere")
    assert "5 differences" in dry_run()

    reconcile_publications()

    assert {line["op"] for line in replica.sync()} == {"upsert", "delete"}
    assert "0 differences" in dry_run()


def test_what_lost_its_row_without_a_signal_is_withdrawn(destination: Destination) -> None:
    district = destination.district()
    kept, gone = bulk_spots(destination.home, 2, district=district)
    reconcile_publications()
    replica = Replica()
    replica.sync()
    SpotPage.objects.filter(pk=kept.pk).update(district=None)
    for model, pk in ((PageTitle, gone.pk), (SpotPage, gone.pk), (Page, gone.pk), (District, district.pk)):
        model._base_manager.filter(pk=pk)._raw_delete("default")

    reconcile_publications()

    lines = replica.sync()
    deleted = {line["key"].partition(":")[0]: line["reason"] for line in lines if line["op"] == "delete"}
    assert deleted == {"spot": "DELETED", "district": "DELETED"}
    assert "0 differences" in dry_run()


def test_every_object_is_projected_once(destination: Destination, monkeypatch: pytest.MonkeyPatch) -> None:
    spots = bulk_spots(destination.home, 12)
    bulk_circuits(destination.home, spots, 3)
    reconcile_publications()
    projected: list[Any] = []
    project = StoredContent.project

    def noted(content: StoredContent, kind: Kind, instance: Any, *rest: Any) -> Any:
        projected.append((kind.name, instance.pk))
        return project(content, kind, instance, *rest)

    monkeypatch.setattr(StoredContent, "project", noted)
    assert reconcile_publications().count == 0

    assert len(projected) == len(set(projected)) == Publication.objects.filter(is_withdrawn=False).count()


def test_a_new_epoch_makes_every_app_start_again(destination: Destination) -> None:
    destination.spot()
    replica = Replica()
    replica.sync()

    call_command("reconcile_publications", "--new-epoch", stdout=StringIO())

    response = destination_get(replica.token)
    assert response.status_code == 410
    assert response.json()["error"]["reason"] == "EPOCH_CHANGED"


def destination_get(token: str | None) -> Any:
    return Client(headers={"host": "testserver"}).get("/sync/changes", {"token": token})


def test_old_tombstones_are_purged_and_older_tokens_reset(destination: Destination, time_machine: Any) -> None:
    spot, other = destination.spot(), destination.spot()
    replica = Replica()
    replica.sync()
    spot.unpublish()
    time_machine.move_to(timezone.now() + timedelta(days=401))

    reconcile_publications()

    assert not Publication.objects.filter(is_withdrawn=True).exists()
    assert destination_get(replica.token).json()["error"]["reason"] == "TOMBSTONES_PURGED"
    fresh = Replica()
    fresh.sync()
    home = f"page:{destination.home.translation_key}:fr"
    assert set(fresh.records) == {home, f"spot:{other.translation_key}:fr"}


def test_the_stamps_that_a_token_can_hold_outlive_the_purge(destination: Destination, time_machine: Any) -> None:
    for spot in [destination.spot() for _ in range(3)]:
        spot.unpublish()
    kept = Replica()
    kept.sync()
    time_machine.move_to(timezone.now() + timedelta(days=401))

    reconcile_publications()

    state = LedgerState.objects.get()
    assert list(HeadStamp.objects.values_list("sequence", "stamp")) == [(state.floor, state.stamp)]
    assert destination_get(kept.token).status_code == 200


def test_editors_publish_while_it_runs(destination: Destination) -> None:
    spots = bulk_spots(destination.home, 600)
    published: list[int] = []
    stop = threading.Event()
    errors: list[BaseException] = []

    def edit() -> None:
        try:
            for number, spot in enumerate(spots[::7]):
                if stop.is_set():
                    break
                page = publish(spot, teaser=f"Edited while it ran, {number}")
                published.append(page.pk)
        except BaseException as error:  # noqa: BLE001 - the test's own thread must report everything
            errors.append(error)
        finally:
            close_old_connections()
            connection.close()

    editor = threading.Thread(target=edit)
    editor.start()
    reconcile_publications()
    stop.set()
    editor.join(timeout=60)

    assert not editor.is_alive()
    assert errors == []
    assert len(published) >= 2
    assert "0 differences" in dry_run()
    replica = Replica(limit=500)
    replica.sync()
    spots_held = [record["payload"] for record in replica.records.values() if record["kind"] == "spot"]
    edited = [payload for payload in spots_held if payload["teaser"].startswith("Edited while it ran")]
    assert len(edited) == len(published)


def _grown_mb(destination: Destination, count: int, start: int) -> float:
    """Return how much memory this process gained while so many new spots were reconciled."""
    bulk_spots(destination.home, count, start=start)
    gc.collect()
    process = psutil.Process()
    before = process.memory_info().rss
    peak = before

    def watch(*_: int) -> None:
        nonlocal peak
        peak = max(peak, process.memory_info().rss)

    reconcile_publications(on_progress=watch)
    return (peak - before) / 1e6


@pytest.mark.soak
def test_ten_thousand_pages_need_no_more_memory_than_a_thousand(destination: Destination, record_property: Any) -> None:
    _grown_mb(destination, 200, 0)
    small = _grown_mb(destination, 1_000, 1_000)
    large = _grown_mb(destination, 10_000, 10_000)

    record_property("memory_mb", {"1,000 pages": small, "10,000 pages": large})
    assert large < max(small, 5) + 25
    assert "0 differences" in dry_run()
