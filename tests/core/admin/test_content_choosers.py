"""Choosing linked content and the pages of a menu: the list of the spot chooser, with pages of several kinds."""

import json
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from circuits.models import SpotPage
from tests.destination import Destination
from tests.site_snippets import add_menu

from .people import Person, editor, words

CONTENT, PAGES = "/admin/destination/choose-content/", "/admin/destination/choose-page/"


def results(person: Person, path: str = CONTENT, **query: Any) -> str:
    return person.text(f"{path}results/", **query)


def test_it_shows_picture_kind_language_and_state(destination: Destination) -> None:
    destination.spot("Le fort", cover_image=destination.image())
    destination.circuit("Le tour", live=False)

    found = results(editor())

    assert "Le fort Lieu Français En ligne" in found
    assert "Aucune image Le tour Circuit Français Brouillon" in found


def test_it_offers_what_is_published_as_content(destination: Destination) -> None:
    section = destination.section("Une rubrique")
    destination.spot("Le fort")
    person = editor()

    assert section.title not in results(person)
    found = results(person, PAGES)
    assert "Une rubrique Page" in found
    assert f"{destination.home.title} Page" in found
    assert "Le fort Lieu" in found
    assert "Root" not in found


def test_each_thing_is_offered_once(destination: Destination) -> None:
    destination.home.copy_for_translation(destination.en)
    english = destination.spot("Le fort").copy_for_translation(destination.en)
    english.title = "The castle"
    english.save_revision().publish()
    person = editor()

    assert "The castle" not in results(person)
    assert "The castle Lieu English" in results(person, q="castle")
    assert "The castle Lieu English" in results(person, locale="en")


def test_it_is_filtered_by_kind_and_searched(destination: Destination) -> None:
    destination.spot("Le fort")
    destination.spot("La place")
    destination.circuit("Le tour du fort")
    kind = ContentType.objects.get_for_model(SpotPage).pk
    person = editor()

    found = results(person, kind=kind)
    assert "Le fort" in found
    assert "Le tour du fort" not in found
    found = results(person, kind=kind, q="fort")
    assert "Le fort" in found
    assert "La place" not in found
    assert "Le tour du fort" not in found
    assert "Lieu" in words(json.loads(person.source(CONTENT))["html"])


def test_what_is_chosen_is_named_by_its_draft(destination: Destination) -> None:
    spot = destination.spot("Le fort")
    spot.title = "Le fort d’Issy"
    spot.save_revision()

    answer = json.loads(editor().source(f"{CONTENT}chosen/{spot.pk}/"))

    assert answer["result"]["title"] == "Le fort d’Issy"
    assert answer["result"]["edit_url"] == f"/admin/pages/{spot.pk}/edit/"


def test_several_can_be_chosen_at_once(destination: Destination) -> None:
    pages = [destination.spot("Le fort"), destination.circuit("Le tour")]
    person = editor()

    answer = json.loads(person.source(f"{CONTENT}chosen-multiple/", id=[page.pk for page in pages]))

    assert [row["title"] for row in answer["result"]] == ["Le fort", "Le tour"]


def test_links_and_menus_use_it(destination: Destination) -> None:
    event = destination.event(links=[destination.spot("Le fort")])
    menu = add_menu(destination, destination.home)
    person = editor()

    form = person.source(f"/admin/pages/{event.pk}/edit/")
    assert CONTENT in form
    assert "Choisissez un contenu" in words(form)
    assert "Le fort" in words(form)
    form = person.source(f"/admin/snippets/destination_cms/menu/edit/{menu.pk}/")
    assert PAGES in form
    assert "/admin/choose-page/" not in form


@pytest.mark.parametrize("path", [CONTENT, PAGES])
def test_the_number_of_queries_does_not_depend_on_the_number_of_rows(destination: Destination, path: str) -> None:
    person = editor()

    def fill(number: int) -> None:
        for count in range(number):
            destination.circuit(f"Circuit {count}", [destination.spot(f"Spot {count}")])

    fill(1)
    person.count_queries(f"{path}results/")
    few = person.count_queries(f"{path}results/")
    fill(3)

    assert person.count_queries(f"{path}results/") == few
    assert Page.objects.filter(depth__gt=2).count() == 8
