"""What a page's own rules refuse is told to the editor also where no form asks: in bulk actions and workflows."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.users.models import UserProfile

from circuits.models import SpotPage
from tests.destination import Destination, fresh


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
    whole = destination.spot("Le fort", live=False)
    draft = destination.spot("Le belvédère", live=False)
    SpotPage.objects.filter(pk=draft.pk).update(cover_image=destination.image())
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
