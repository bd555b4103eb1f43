"""Damage to what the ledger stores is found by reconcile and mended, and apps get what they may have missed."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import orjson
import pytest
from django.core.management import call_command

from destination_cms.models import ProjectionFailure, Publication
from destination_cms.publishing.reconcile import reconcile_publications
from destination_cms.publishing.records import is_intact
from destination_cms.publishing.sources import StoredContent
from tests.destination import Destination
from tests.feed import Replica


def cut(payload: str) -> str:
    return payload[: len(payload) // 2]


def without_a_key(payload: str) -> str:
    return orjson.dumps({key: value for key, value in orjson.loads(payload).items() if key != "teaser"}).decode()


def renamed(payload: str) -> str:
    return payload.replace('"teaser":', '"teaser_old":')


DAMAGES = [
    pytest.param(cut, id="truncated"),
    pytest.param(without_a_key, id="a key is missing"),
    pytest.param(renamed, id="a key has another name"),
    pytest.param(lambda payload: "[]", id="a list"),
    pytest.param(lambda payload: "{}", id="empty"),
    pytest.param(lambda payload: "", id="nothing"),
]


@pytest.fixture
def row(destination: Destination) -> Publication:
    event = destination.event("Le concert", teaser="Un soir d’été")
    destination.event("Le marché")
    return Publication.objects.get(source=f"page:{event.pk}")


def test_what_is_stored_whole_is_not_damaged(destination: Destination) -> None:
    destination.circuit("Le tour", [destination.spot(cover_image=destination.image(), district=destination.district())])

    rows = list(Publication.objects.all())

    assert {row.kind for row in rows} >= {"circuit", "spot", "image", "district", "page"}
    assert [row for row in rows if not is_intact(row)] == []


@pytest.mark.parametrize("damage", DAMAGES)
def test_reconcile_finds_and_mends_a_damaged_payload(row: Publication, damage: Callable[[str], str]) -> None:
    app = Replica()
    app.sync()
    Publication.objects.filter(pk=row.pk).update(payload=damage(row.payload))
    assert not is_intact(Publication.objects.get(pk=row.pk))
    told = StringIO()
    call_command("reconcile_publications", "--dry-run", stdout=told)
    assert "1 difference" in told.getvalue()

    result = reconcile_publications()

    mended = Publication.objects.get(pk=row.pk)
    assert (result.upserts, result.tombstones, result.others) == (1, 0, 0)
    assert (mended.payload, mended.digest) == (row.payload, row.digest)
    assert mended.sequence > row.sequence
    before = app.records
    app.sync()
    assert app.records == before
    assert reconcile_publications().count == 0


@pytest.mark.parametrize(
    ("column", "value"), [("title", "Another"), ("slug", "another"), ("path", "/another/"), ("latitude", 1.5)]
)
def test_a_damaged_column_is_mended_too(row: Publication, column: str, value: Any) -> None:
    Publication.objects.filter(pk=row.pk).update(**{column: value})

    assert reconcile_publications().upserts == 1

    assert getattr(Publication.objects.get(pk=row.pk), column) == getattr(row, column)


def test_a_tombstone_has_nothing_to_damage(destination: Destination) -> None:
    destination.event("Le concert").unpublish()

    assert is_intact(Publication.objects.get(kind="event"))


@pytest.mark.parametrize("damage", DAMAGES)
def test_an_initial_sync_is_whole_and_so_is_one_that_goes_on(row: Publication, damage: Callable[[str], str]) -> None:
    old = Replica()
    old.sync()
    good = dict(old.records)
    Publication.objects.filter(pk=row.pk).update(payload=damage(row.payload))

    new = Replica()
    new.sync()

    assert new.records == good
    old.sync()
    assert old.records == good


def test_a_small_page_that_meets_damage_goes_on(row: Publication) -> None:
    Publication.objects.filter(pk=row.pk).update(payload="[]")

    replica = Replica(limit=1)
    replica.sync()

    assert str(row.uuid) in {key.split(":")[1] for key in replica.records}


def test_more_damage_than_a_page_holds_is_mended_in_one_request(row: Publication) -> None:
    Publication.objects.update(payload="")

    replica = Replica(limit=1)
    replica.sync()

    assert len(replica.records) == Publication.objects.filter(is_withdrawn=False).count() > 1


def test_what_is_damaged_and_cannot_be_projected_is_withdrawn(
    row: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has no good version left: an app would never have all that is published."""
    source = row.source

    def fail(content: Any, kind: Any, instance: Any, *arguments: Any) -> Any:
        return ValueError("broken") if f"page:{instance.pk}" == source else honest(content, kind, instance, *arguments)

    honest = StoredContent.project
    monkeypatch.setattr(StoredContent, "project", fail)
    Publication.objects.filter(pk=row.pk).update(payload="")

    replica = Replica()
    replica.sync()

    assert str(row.uuid) not in {key.split(":")[1] for key in replica.records}
    assert Publication.objects.get(pk=row.pk).is_withdrawn
    assert ProjectionFailure.objects.get().source == source


def test_what_cannot_be_projected_and_is_whole_keeps_its_last_good_version(
    row: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(StoredContent, "project", lambda *arguments: ValueError("broken"))

    reconcile_publications()

    assert not Publication.objects.get(pk=row.pk).is_withdrawn
