"""A change in the admin happens as a whole or not at all, and the editor is told why not."""

import json
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.models import Page
from wagtail.users.models import UserProfile

from destination_cms.middleware import AtomicAdminMiddleware, admin_prefixes
from destination_cms.models import Publication
from destination_cms.publishing import sweep
from tests.destination import Destination, fresh, publish
from tests.third_party.events.models import EventPage


@pytest.fixture
def editor(destination: Destination) -> Client:
    user = get_user_model().objects.create_superuser("editor", "editor@example.org", "password")
    UserProfile.objects.create(user=user, preferred_language="fr")
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def pages(destination: Destination) -> list[Page]:
    """A draft that is complete, and one whose picture has no alternative text."""
    whole = destination.event("Le fort", live=False)
    draft = destination.event("Le belvédère", live=False)
    EventPage.objects.filter(pk=draft.pk).update(cover_image=destination.image())
    draft = fresh(draft)
    draft.save_revision(clean=False)
    return [whole, draft]


def publish_in_bulk(client: Client, pages: list[Page], **headers: str) -> Any:
    ids = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"/admin/bulk/wagtailcore/page/publish/?{ids}", headers=headers)


def test_a_bulk_action_says_what_is_missing_and_changes_nothing(editor: Client, pages: list[Page]) -> None:
    back = reverse("wagtailadmin_explore", args=[pages[0].get_parent().pk])

    response = publish_in_bulk(editor, pages, referer=f"http://testserver{back}")

    assert response.status_code == 302
    assert response["Location"] == f"http://testserver{back}"
    (message,) = map(str, get_messages(response.wsgi_request))
    assert message.startswith("Rien n’a été modifié")
    assert "texte alternatif" in message
    assert [fresh(page).live for page in pages] == [False, False]
    shown = editor.get(back).content.decode()
    assert "Rien n’a été modifié" in shown


def test_nobody_is_sent_to_another_host(editor: Client, pages: list[Page]) -> None:
    response = publish_in_bulk(editor, pages, referer="https://elsewhere.example/")

    assert response["Location"] == reverse("wagtailadmin_home")


def test_a_script_is_told_in_json(editor: Client, pages: list[Page]) -> None:
    response = publish_in_bulk(editor, pages, accept="application/json")

    assert response.status_code == 400
    assert "texte alternatif" in response.json()["error_message"]


def test_what_is_complete_is_published(editor: Client, pages: list[Page]) -> None:
    publish_in_bulk(editor, pages[:1])

    assert fresh(pages[0]).live


class Refused(Exception):
    pass


def answer(method: str, path: str, view: Any) -> HttpResponse:
    """Return what a view answers behind the middleware."""
    request: HttpRequest = getattr(RequestFactory(), method)(path)
    return AtomicAdminMiddleware(view)(request)  # type: ignore[return-value]


def renaming(event: EventPage, status: int = 200) -> Any:
    def view(request: HttpRequest) -> HttpResponse:
        publish(event, title="Renamed")
        return HttpResponse(status=status)

    return view


@pytest.mark.parametrize(("status", "title"), [(200, "Renamed"), (302, "Renamed"), (400, "Renamed"), (500, "Event")])
def test_a_server_error_leaves_nothing_of_the_change(destination: Destination, status: int, title: str) -> None:
    event = destination.event()

    assert answer("post", "/admin/pages/1/edit/", renaming(event, status)).status_code == status

    assert fresh(event).title == title


def test_a_view_that_raises_leaves_nothing_of_the_change(destination: Destination) -> None:
    event = destination.event()

    def view(request: HttpRequest) -> HttpResponse:
        publish(event, title="Renamed")
        raise Refused

    with pytest.raises(Refused):
        answer("post", "/admin/pages/1/edit/", view)

    assert fresh(event).title == "Event"


@pytest.mark.django_db(transaction=True)
def test_what_is_put_off_until_after_the_commit_may_be_refused(destination: Destination) -> None:
    """So wagtail-localize publishes a translation."""
    event = destination.event()

    def refuse() -> None:
        raise ValidationError({"title": "Too long."})

    def view(request: HttpRequest) -> HttpResponse:
        publish(event, title="Renamed")
        transaction.on_commit(refuse)
        return HttpResponse()

    request = RequestFactory().post("/admin/pages/1/edit/", headers={"accept": "application/json"})
    told = AtomicAdminMiddleware(view)(request)

    assert told.status_code == 400
    assert "Too long." in json.loads(told.content)["error_message"]  # type: ignore[attr-defined]
    assert fresh(event).title == "Renamed"
    assert Publication.objects.get(source=f"page:{event.pk}").title == "Renamed"


@pytest.mark.parametrize(
    ("method", "path", "is_one_transaction"),
    [
        ("post", "/admin/pages/1/edit/", True),
        ("put", "/admin/localize/translate/1/strings/1/edit/", True),
        ("delete", "/admin/", True),
        ("get", "/admin/pages/1/edit/", False),
        ("head", "/admin/", False),
        ("options", "/admin/", False),
        ("post", "/graphql/", False),
        ("post", "/administration/", False),
    ],
)
def test_only_changes_in_the_admin_are_one_transaction(
    transactional_db: None, method: str, path: str, is_one_transaction: bool
) -> None:
    """A reader never waits for the lock of a transaction, and a reader's request never holds one."""
    seen = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(connection.in_atomic_block)
        return HttpResponse()

    answer(method, path, view)

    assert seen == [is_one_transaction]


def test_an_editor_is_told_how_long_the_rest_takes(
    destination: Destination, editor: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DESTINATION_CMS = {"SWEEP_BATCH_SIZE": 1}
    monkeypatch.setattr(sweep, "REQUEST_SECONDS", 0)
    section = destination.section("Places")
    events = [destination.event(f"Event {number}", section) for number in range(3)]
    monkeypatch.setattr(sweep, "hand_over", lambda: None)

    ids = "&".join(f"id={event.pk}" for event in events)
    editor.post(f"/admin/bulk/wagtailcore/page/unpublish/?{ids}&next=/admin/")

    assert "Les visiteurs verront ce changement dans " in editor.get("/admin/").content.decode()
    sweep.sweep_publications()
    assert "Les visiteurs verront" not in editor.get("/admin/").content.decode()


def test_the_admin_is_where_the_site_has_put_it() -> None:
    assert admin_prefixes() == (reverse("wagtailadmin_home"),)
