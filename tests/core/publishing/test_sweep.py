"""What a sweep takes, and what it leaves for the next batch."""

from dataclasses import replace
from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult
from wagtail.models import Collection, CollectionViewRestriction, Page

from destination_cms.images.renditions import PRIORITY as PRIORITY_OF_IMAGES
from destination_cms.models import Edge, LedgerState, Mark, ProjectionFailure, Publication
from destination_cms.models.ledger import MarkScope
from destination_cms.publishing import sweep
from destination_cms.publishing.handover import collect_handover
from destination_cms.publishing.plan import Plan
from destination_cms.publishing.reconcile import reconcile_publications
from tests.declared import declared_instead_of_events
from tests.destination import Destination
from tests.third_party.events.projection import project_event
from tests.third_party.events.vertical import vertical

pytestmark = pytest.mark.django_db


def test_a_change_in_the_middle_of_a_sweep_is_swept_too(monkeypatch: pytest.MonkeyPatch) -> None:
    swept: list[set[str]] = []

    def be_overtaken(sources: set[str], *arguments: Any, **options: Any) -> Plan:
        if not swept:
            Mark.objects.create(scope=MarkScope.SOURCE, target="page:1")
        swept.append(sources)
        return Plan()

    monkeypatch.setattr(sweep, "plan_and_write", be_overtaken)
    Mark.objects.create(scope=MarkScope.SOURCE, target="page:1")

    sweep.sweep_publications()

    assert swept == [{"page:1"}, {"page:1"}]
    assert not Mark.objects.exists()


@pytest.fixture
def swept(monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """Return a list of what each batch plans from now on."""
    found: list[set[str]] = []

    def note(sources: set[str], *arguments: Any, **options: Any) -> Plan:
        found.append(sources)
        return Plan()

    monkeypatch.setattr(sweep, "plan_and_write", note)
    return found


def mark_rows(*targets: str) -> None:
    Mark.objects.bulk_create(Mark(scope=MarkScope.SOURCE, target=target) for target in targets)


def test_a_backlog_of_equal_marks_is_one_batch(swept: list[set[str]], settings: Any) -> None:
    settings.DESTINATION_CMS = {"SWEEP_BATCH_SIZE": 100}
    mark_rows(*(f"page:{number % 48}" for number in range(10_000)))

    sweep.sweep_publications()

    assert swept == [{f"page:{number}" for number in range(48)}]
    assert not Mark.objects.exists()


def test_a_batch_takes_what_was_marked_first(swept: list[set[str]], settings: Any) -> None:
    settings.DESTINATION_CMS = {"SWEEP_BATCH_SIZE": 2}
    mark_rows("page:1", "page:2", "page:3", "page:1")

    sweep.sweep_publications()

    assert swept == [{"page:1", "page:2"}, {"page:3"}]


@pytest.mark.parametrize(
    "target", ["page:abc", "page:7b2b4f0e-6a4e-4f6e-9f3e-2b8f6b0f8f10", "page:", "page:٣", "", "page"]
)
def test_a_mark_that_cannot_be_read_stops_no_other(
    swept: list[set[str]], caplog: pytest.LogCaptureFixture, target: str
) -> None:
    mark_rows(target, "page:1")

    sweep.sweep_publications()

    assert swept == [{"page:1"}]
    assert f"'{target}'" in caplog.text
    assert not Mark.objects.exists()


@pytest.mark.parametrize("scope", [MarkScope.PAGE_TREE, MarkScope.COLLECTION_TREE, MarkScope.REFERRERS])
def test_a_mark_that_reaches_far_and_cannot_be_read_stops_no_other(
    swept: list[set[str]], caplog: pytest.LogCaptureFixture, scope: MarkScope
) -> None:
    Mark.objects.create(scope=scope, target="abc")
    mark_rows("page:1")

    sweep.sweep_publications()

    assert swept == [{"page:1"}]
    assert "'abc'" in caplog.text


def test_an_edge_that_cannot_be_read_stops_no_other(swept: list[set[str]], caplog: pytest.LogCaptureFixture) -> None:
    target = "event:7b2b4f0e-6a4e-4f6e-9f3e-2b8f6b0f8f10:fr"
    Edge.objects.create(site=1, source_key="abc", target_key=target)
    Mark.objects.create(scope=MarkScope.REFERRERS, target=target)
    mark_rows("page:1")

    sweep.sweep_publications()

    assert swept == [{"page:1"}]
    assert "'abc'" in caplog.text


def test_a_request_leaves_what_takes_long_to_a_task(
    swept: list[set[str]], settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DESTINATION_CMS = {"SWEEP_BATCH_SIZE": 1}
    monkeypatch.setattr(sweep, "REQUEST_SECONDS", 0)
    enqueued = []
    monkeypatch.setattr(sweep, "hand_over", lambda: enqueued.append(sweep.sweep_later))
    mark_rows("page:1", "page:2", "page:3")

    with collect_handover() as handover:
        sweep.sweep_after_commit()

    assert swept == [{"page:3"}]
    assert handover.seconds == 1
    (task,) = enqueued
    task.call()
    assert swept == [{"page:3"}, {"page:1"}, {"page:2"}]


def test_the_task_comes_before_images_and_indexes(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

    sweep.hand_over()

    assert DBTaskResult.objects.get().priority > PRIORITY_OF_IMAGES


def test_what_an_editor_withdraws_does_not_wait_for_the_changes_of_others(
    destination: Destination, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.DESTINATION_CMS = {"SWEEP_BATCH_SIZE": 1}
    monkeypatch.setattr(sweep, "REQUEST_SECONDS", 0)
    monkeypatch.setattr(sweep, "hand_over", lambda: None)
    event = destination.event("A secret")
    sweep.sweep_publications()
    mark_rows(*(f"page:{number}" for number in range(100_000, 100_050)))

    event.unpublish()

    assert Publication.objects.get(source=f"page:{event.pk}").is_withdrawn
    assert Mark.objects.exists()


def test_without_a_worker_all_is_done_and_nothing_told(
    swept: list[set[str]], settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DESTINATION_CMS = {"SWEEP_BATCH_SIZE": 1}
    monkeypatch.setattr(sweep, "REQUEST_SECONDS", 0)
    mark_rows("page:1", "page:2", "page:3")

    with collect_handover() as handover:
        sweep.sweep_after_commit()

    assert swept == [{"page:3"}, {"page:1"}, {"page:2"}]
    assert handover.seconds == 0


def test_a_request_that_has_time_leaves_nothing(swept: list[set[str]], settings: Any) -> None:
    settings.DESTINATION_CMS = {"SWEEP_BATCH_SIZE": 1}
    mark_rows("page:1", "page:2")

    with collect_handover() as handover:
        sweep.sweep_after_commit()

    assert swept == [{"page:2"}, {"page:1"}]
    assert handover.seconds == 0


def test_equal_marks_are_swept_once(swept: list[set[str]]) -> None:
    mark_rows(*["page:1"] * 5)

    sweep.sweep_publications()

    assert swept == [{"page:1"}]


@pytest.mark.parametrize(
    ("fee", "reason"),
    [(float("nan"), "ValueError"), (2**53, "give it as text"), (object(), "TypeError")],
    ids=["not a number", "beyond JavaScript", "not JSON"],
)
def test_a_payload_that_json_does_not_hold_stops_no_other(destination: Destination, fee: Any, reason: str) -> None:
    def project(page: Any, resolver: Any) -> Any:
        found = project_event(page, resolver)
        return replace(found, payload={**found.payload, "fee": fee})

    (kind,) = vertical.kinds
    with declared_instead_of_events(replace(vertical, kinds=(replace(kind, project=project),))):
        destination.event("Broken")
        destination.spot("Whole")

        assert ProjectionFailure.objects.get().message.count(reason) == 1
        assert [*Publication.objects.filter(kind__in=["event", "spot"]).values_list("title", flat=True)] == ["Whole"]


def test_an_image_of_many_pages_goes_in_batches_and_after_the_last_of_them(
    destination: Destination, settings: Any
) -> None:
    image = destination.image()
    for _ in range(5):
        destination.event(cover_image=image, cover_image_alt="A fort")
    before = LedgerState.objects.get().head
    settings.DESTINATION_CMS = {"SWEEP_BATCH_SIZE": 2}
    hidden = Collection.objects.get(depth=1).add_child(name="Hidden")
    CollectionViewRestriction.objects.create(collection=hidden, restriction_type="login")
    sweep.sweep_publications()

    type(image).objects.filter(pk=image.pk).update(collection=hidden)
    mark_rows(f"image:{image.pk}")
    result = sweep.sweep_publications()

    assert (result.batches, result.upserts, result.tombstones) == (3, 5, 1)
    told = Publication.objects.filter(sequence__gt=before).order_by("sequence").values_list("kind", flat=True)
    assert [*told] == ["event"] * 5 + ["image"]
    assert not Mark.objects.exists()


def test_a_reconcile_finishes_what_one_batch_of_it_cannot_take(destination: Destination, settings: Any) -> None:
    settings.DESTINATION_CMS = {"SWEEP_BATCH_SIZE": 2}
    spot = destination.spot()
    for _ in range(5):
        destination.circuit(spots=[spot])
    Page.objects.filter(pk=spot.pk).update(live=False)

    result = reconcile_publications()

    assert (result.upserts, result.tombstones) == (5, 1)
    assert not Mark.objects.exists()
    assert reconcile_publications(is_dry_run=True).count == 0
