"""A page that cannot be projected keeps its last good version, hides nothing else, and heals."""

import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction

from circuits import projection as circuits_projection
from circuits.models import CircuitPage, CircuitStop, SpotPage
from destination_cms.models import ProjectionFailure
from destination_cms.publishing.changes import mark_source
from destination_cms.publishing.reconcile import reconcile_publications
from destination_cms.publishing.visibility import VisibilityRules
from tests.circuits.routes import UNSTATED
from tests.destination import Destination, fresh, publish
from tests.feed import Replica, summary

#: Possible values of a StreamField's column that are not a body.
BROKEN_BODIES = {
    "a text": '"no blocks"',
    "a number": "5",
    "an object": '{"type": "heading"}',
    "a list of texts": '["heading"]',
    "a block without a type": '[{"value": "x"}]',
    "a block without a value": '[{"type": "heading"}]',
    "a heading that is a number": '[{"type": "heading", "value": 5}]',
    "a picture that is a text": '[{"type": "picture", "value": "no picture"}]',
    "a picture whose key is a text": '[{"type": "picture", "value": {"image": "x", "alt": "y"}}]',
    "a picture whose key is an object": '[{"type": "picture", "value": {"image": {}, "alt": "y"}}]',
    "a quotation that is a list": '[{"type": "quote", "value": []}]',
    "a paragraph that is null": '[{"type": "paragraph", "value": null}]',
}


def write_body(page: Any, text: str) -> None:
    """Put a text into a page's column behind everybody's back, and say that the page has changed."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = ON")
        table, column = type(page)._meta.db_table, type(page)._meta.pk.column
        cursor.execute(f"UPDATE {table} SET body = %s WHERE {column} = %s", [text, page.pk])  # noqa: S608 - our own names
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = OFF")
    mark_source(f"page:{page.pk}")


def key_of(page: Any) -> str:
    return f"{'spot' if isinstance(page, SpotPage) else 'circuit'}:{page.translation_key}:fr"


def form_of(circuit: CircuitPage) -> dict[str, str]:
    """Return what the admin's form sends to publish a circuit with another title."""
    return {
        **UNSTATED,
        "title": "Walk again",
        "teaser": "A walk",
        "slug": circuit.slug,
        "practice_mode": "WALK",
        "tour_type": "LOOP",
        "step_free": "UNKNOWN",
        "stops-TOTAL_FORMS": "0",
        "stops-INITIAL_FORMS": "0",
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "action-publish",
    }


@pytest.mark.parametrize("body", BROKEN_BODIES.values(), ids=BROKEN_BODIES)
def test_a_broken_page_keeps_its_last_good_version_and_heals(destination: Destination, body: str) -> None:
    page = destination.spot("Fort", body=[("heading", "Good")])
    other = destination.spot("Park")
    replica = Replica()
    replica.sync()
    good = replica.records[key_of(page)]

    write_body(page, body)
    publish(other, title="Big park")
    replica.sync()
    assert replica.records[key_of(page)] == good
    assert replica.records[key_of(other)]["title"] == "Big park"
    failure = ProjectionFailure.objects.get()
    assert failure.source == f"page:{page.pk}"
    assert failure.title == "Fort"

    write_body(page, '[{"id": "a", "type": "heading", "value": "Better"}]')
    replica.sync()
    assert replica.records[key_of(page)]["payload"]["body"][0]["text"] == "Better"
    assert not ProjectionFailure.objects.exists()


def test_a_block_type_that_is_not_known_any_more_is_left_out(destination: Destination) -> None:
    page = destination.spot("Fort")
    write_body(page, '[{"type": "carousel", "value": {}}, {"id": "b", "type": "heading", "value": "Kept"}]')
    replica = Replica()
    replica.sync()
    assert [block["text"] for block in replica.records[key_of(page)]["payload"]["body"]] == ["Kept"]
    assert not ProjectionFailure.objects.exists()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL's column takes nothing but JSON")
def test_a_body_that_is_no_json_is_a_failure_like_any_other(destination: Destination) -> None:
    page, other = destination.spot("Fort"), destination.spot("Park")
    replica = Replica()
    replica.sync()
    write_body(page, "{ this is not JSON")
    publish(other, title="Big park")
    replica.sync()
    assert {record["title"] for record in replica.records.values()} == {"Issy", "Fort", "Big park"}
    assert ProjectionFailure.objects.get().source == f"page:{page.pk}"


def test_a_broken_page_that_never_was_good_is_not_public(destination: Destination) -> None:
    page = destination.spot("Fort", live=False)
    write_body(page, '"broken"')
    SpotPage.objects.filter(pk=page.pk).update(live=True)
    mark_source(f"page:{page.pk}")
    replica = Replica()
    assert summary(replica.sync()) == {("page", "upsert")}
    assert ProjectionFailure.objects.get().source == f"page:{page.pk}"


def test_a_broken_page_shows_nothing_that_has_gone_meanwhile(destination: Destination) -> None:
    """Its spot, its picture with the alternative text of that use, and the words that led to a page."""
    spots = [destination.spot("First"), destination.spot("Second")]
    private = Collection.objects.get(depth=1).add_child(name="Archive")
    picture = destination.image("A secret picture", collection=private)
    link = f'<p>See <a linktype="page" id="{spots[1].pk}">the second</a>.</p>'
    circuit = destination.circuit("Walk", spots, cover_image=picture, cover_image_alt="A hidden description")
    stops = [CircuitStop(spot=spot, story=link, sort_order=n) for n, spot in enumerate(spots)]
    picture_block = ("picture", {"image": picture, "alt": "Hidden alt", "caption": "Hidden caption"})
    publish(circuit, stops=stops, body=[("paragraph", link), picture_block])
    replica = Replica()
    replica.sync()

    write_body(circuit, '"broken"')
    spots[1].unpublish()
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    replica.sync()
    record = replica.records[key_of(circuit)]
    assert [stop["spot"]["ref"] for stop in record["payload"]["stops"]] == [key_of(spots[0])]
    assert record["payload"]["cover"] is None
    assert [block["type"] for block in record["payload"]["body"]] == ["paragraph"]
    text = json.dumps(record)
    assert str(spots[1].translation_key) not in text
    assert "idden" not in text
    assert "hidden description" not in text
    assert record["payload"]["body"][0]["text"]["html"] == "<p>See the second.</p>"

    spots[1].save_revision().publish()
    write_body(circuit, "[]")
    replica.sync()
    assert len(replica.records[key_of(circuit)]["payload"]["stops"]) == 2


def test_a_broken_page_that_is_hidden_goes(destination: Destination) -> None:
    page = destination.spot("Fort")
    replica = Replica()
    replica.sync()
    write_body(page, '"broken"')
    SpotPage.objects.filter(pk=page.pk).update(live=False)
    mark_source(f"page:{page.pk}")
    assert summary(replica.sync()) == {("spot", "WITHDRAWN")}


@pytest.mark.parametrize("is_lifted", [True, False])
def test_a_broken_page_ends_when_its_editor_says(destination: Destination, is_lifted: bool) -> None:
    now = timezone.now()
    page = destination.spot("Fort", expire_at=now + timedelta(hours=1))
    replica = Replica()
    replica.sync()
    write_body(page, '"broken"')
    SpotPage.objects.filter(pk=page.pk).update(expire_at=None if is_lifted else now + timedelta(minutes=30))
    mark_source(f"page:{page.pk}")
    with time_machine.travel(now + timedelta(minutes=45)):
        assert summary(replica.sync()) == (set() if is_lifted else {("spot", "EXPIRED")})
    with time_machine.travel(now + timedelta(hours=2)):
        assert replica.sync() == []
        assert (key_of(page) in replica.records) == is_lifted


def test_publishing_a_broken_page_in_the_admin_is_no_server_error(
    destination: Destination, admin_client: Client
) -> None:
    page = destination.circuit("Walk", [destination.spot("First")])
    write_body(page, '[{"type": "heading", "value": 5}]')
    response = admin_client.post(f"/admin/pages/{page.pk}/edit/", form_of(page))
    assert response.status_code == 302, response.content.decode()[:2000]
    assert fresh(page).title == "Walk again"


def test_a_moment_that_cannot_be_settled_ends_the_sweep_and_shuts_the_feed(
    destination: Destination, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    now = timezone.now()
    page = destination.spot("Fort", expire_at=now + timedelta(hours=1))
    monkeypatch.setattr(VisibilityRules, "_is_past", lambda self, moment: False)
    with time_machine.travel(now + timedelta(hours=2)):
        response = Client().get("/sync/changes")
        assert response.status_code == 503
        assert response.json()["error"]["code"] == "UNAVAILABLE"
        assert int(response["Retry-After"]) > 0
        assert f"page:{page.pk}" in caplog.text
        assert (
            Client().get("/graphql/", {"query": "{ spots { totalCount } }"}).json()["data"]["spots"]["totalCount"] == 0
        )


def _raise(body: Any, resolver: Any) -> None:
    raise RuntimeError("a vertical's mistake")


def _break_the_transaction(body: Any, resolver: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nothing FROM nowhere")


@pytest.mark.parametrize("mistake", [_raise, _break_the_transaction])
def test_a_failing_projection_never_fails_the_editor(
    destination: Destination, admin_client: Client, monkeypatch: pytest.MonkeyPatch, mistake: Any
) -> None:
    page, spot = destination.circuit("Walk"), destination.spot("Fort")
    replica = Replica()
    replica.sync()
    with monkeypatch.context() as broken:
        broken.setattr(circuits_projection, "project_body", mistake)
        response = admin_client.post(f"/admin/pages/{page.pk}/edit/", form_of(page))
        assert response.status_code == 302, response.content.decode()[:2000]
        assert fresh(page).title == "Walk again"
        assert replica.sync() == []
        assert ProjectionFailure.objects.get().source == f"page:{page.pk}"
        fresh(spot).unpublish()
        assert summary(replica.sync()) == {("spot", "WITHDRAWN")}
        reconcile_publications(is_restart=True)
        assert ProjectionFailure.objects.get().source == f"page:{page.pk}"
    mark_source(f"page:{page.pk}")
    assert summary(replica.sync()) == {("circuit", "upsert")}
    assert not ProjectionFailure.objects.exists()
