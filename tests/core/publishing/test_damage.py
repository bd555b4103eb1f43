"""Damage to what the ledger stores is found by reconcile and mended, and apps get what they may have missed."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import orjson
import pytest
from django.core.management import call_command

from destination_cms.models import Publication
from destination_cms.publishing.damage import is_damaged
from destination_cms.publishing.reconcile import reconcile_publications
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
    assert [row for row in rows if is_damaged(row)] == []


@pytest.mark.parametrize("damage", DAMAGES)
def test_reconcile_finds_and_mends_a_damaged_payload(row: Publication, damage: Callable[[str], str]) -> None:
    app = Replica()
    app.sync()
    Publication.objects.filter(pk=row.pk).update(payload=damage(row.payload))
    assert is_damaged(Publication.objects.get(pk=row.pk))
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

    assert not is_damaged(Publication.objects.get(kind="event"))
