"""A backup is restored and edited on: every app that has followed what was lost is told to start again."""

from typing import Any

import pytest
from django.test import Client

from destination_cms.models import HeadStamp, LedgerState
from tests.destination import Destination, publish
from tests.feed import Replica
from tests.snapshot import Snapshot

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def spots(destination: Destination) -> list[Any]:
    return [destination.spot(f"Spot {number}") for number in range(3)]


def head() -> int:
    return LedgerState.objects.get().head


def edit(page: Any, times: int) -> None:
    """Publish a page again and again, each time with another title."""
    for number in range(times):
        publish(page, title=f"Edited {number}")


def restore(backup: Snapshot, page: Any, beyond: int) -> None:
    """Put a backup back, and publish a page until the head has passed a number."""
    backup.restore()
    edit(page, beyond + 2 - head())
    assert head() > beyond


def reason(response: Any) -> str:
    assert response.status_code == 410
    error = response.json()["error"]
    assert error["code"] == "SYNC_RESET_REQUIRED"
    return str(error["reason"])


def test_an_app_is_told_although_the_head_has_passed_its_token(spots: list[Any]) -> None:
    backup = Snapshot()
    publish(spots[0], title="Lost")
    app = Replica()
    app.sync()

    restore(backup, spots[1], beyond=head())

    assert reason(app.get(app.token)) == "EPOCH_CHANGED"
    app.token = None
    app.sync()
    assert "Lost" not in {record["title"] for record in app.records.values()}
    edit(spots[2], 1)
    assert len(app.sync()) == 1


def test_an_app_is_told_where_the_head_is_its_token_again(spots: list[Any]) -> None:
    backup = Snapshot()
    publish(spots[0], title="Lost")
    app = Replica()
    app.sync()
    before = head()

    backup.restore()
    edit(spots[1], before - head())

    assert head() == before
    assert reason(app.get(app.token)) == "EPOCH_CHANGED"


def test_an_app_that_synced_before_the_backup_goes_on(spots: list[Any]) -> None:
    app = Replica()
    app.sync()
    edit(spots[2], 1)
    backup = Snapshot()
    publish(spots[0], title="Lost")

    restore(backup, spots[1], beyond=head())

    told = {line["key"] for line in app.sync()}
    assert told == {f"spot:{spot.translation_key}:fr" for spot in spots[1:]}


def test_an_app_whose_token_is_ahead_is_told_as_before(spots: list[Any]) -> None:
    backup = Snapshot()
    edit(spots[0], 3)
    app = Replica()
    app.sync()

    backup.restore()

    assert reason(app.get(app.token)) == "TOKEN_AHEAD"


def test_an_app_between_two_pages_is_told(spots: list[Any]) -> None:
    """Every record of its page is older than the backup, but one that was changed later is missing from it."""
    backup = Snapshot()
    publish(spots[0], title="Lost")
    app = Replica(limit=1)
    token = app.page(None)[-1]["token"]

    restore(backup, spots[1], beyond=head())

    assert reason(app.get(token)) == "EPOCH_CHANGED"


def test_a_first_sync_goes_on_while_editors_publish(spots: list[Any]) -> None:
    app = Replica(limit=1)
    token = app.page(None)[-1]["token"]
    edit(spots[0], 2)

    assert app.get(token).status_code == 200


def test_a_sweep_that_gives_no_number_leaves_tokens_as_they_are(spots: list[Any]) -> None:
    app = Replica()
    app.sync()
    stamps = HeadStamp.objects.count()
    publish(spots[0])

    assert app.sync() == []
    assert HeadStamp.objects.count() == stamps


def test_a_front_end_keeps_no_answer_of_what_was_lost(spots: list[Any]) -> None:
    def etag() -> str:
        return str(Client().get("/graphql/", {"query": "{ spots { nodes { title } } }"})["ETag"])

    backup = Snapshot()
    publish(spots[0], title="Lost")
    lost, before = etag(), head()

    backup.restore()
    edit(spots[0], before - head())

    assert head() == before
    assert etag() != lost
