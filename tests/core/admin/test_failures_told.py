"""An editor is told, in French, of a page that visitors do not see as it was saved."""

import html

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from circuits.models import SpotPage
from destination_cms.models import Publication


def store_body(page: SpotPage, text: str) -> None:
    """Store a body past every form, as an import script with a mistake does."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE destination_circuits_spotpage SET body = %s WHERE page_ptr_id = %s", [text, page.pk])
    call_command("reconcile_publications", verbosity=0)


@pytest.fixture
def editor(destination, client):
    client.force_login(get_user_model().objects.create_superuser("editor", "editor@example.org", "secret"))
    return client


@pytest.fixture
def spot(destination):
    return destination.spot("La Tour aux figures")


def test_a_change_that_could_not_be_published_is_told_where_it_is_looked_for(editor, spot):
    store_body(spot, '"a text that is not a list of blocks"')

    front_page = html.unescape(editor.get(reverse("wagtailadmin_home")).content.decode())
    page = html.unescape(editor.get(reverse("wagtailadmin_pages:edit", args=[spot.pk])).content.decode())

    reason = "Le texte est enregistré sous une forme qui n’est pas du JSON"
    assert "À traiter" in front_page
    assert f"La Tour aux figures\u00a0: {reason}" in front_page
    assert f"La dernière modification de cette page n’a pas pu être publiée ({reason})." in page
    assert not Publication.objects.get(kind="spot").is_withdrawn


def test_the_block_that_cannot_be_read_is_counted(editor, spot):
    store_body(spot, '[{"type": "heading", "value": "Fine"}, {"type": "picture", "value": 3}]')

    front_page = html.unescape(editor.get(reverse("wagtailadmin_home")).content.decode())

    assert "La Tour aux figures\u00a0: Le bloc 2 du texte ne peut pas être lu" in front_page


def test_an_editor_is_left_in_peace_while_all_is_well(editor, spot):
    store_body(spot, '"a text that is not a list of blocks"')
    store_body(spot, "[]")

    front_page = html.unescape(editor.get(reverse("wagtailadmin_home")).content.decode())

    assert "Smart Issy" in front_page
    assert "À traiter" not in front_page
