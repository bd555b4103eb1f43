"""Where a new page goes: one click from the home page to its form where the place is clear, else a short list."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

from circuits.models import CircuitPage, SpotPage
from destination_cms.admin import new_page
from tests.destination import Destination

from .people import Person, editor, limited, words

NEW = "/admin/destination/spot/choose_parent/"


def form_of(parent: Any) -> str:
    return f"/admin/pages/add/destination_circuits/spotpage/{parent.pk}/"


def led_to(person: Person, **query: Any) -> str:
    """Return the path that the link leads to at once; empty where it asks."""
    response = person.client.get(NEW, query)
    return urlsplit(response["Location"]).path if response.status_code == 302 else ""


def offered(person: Person, **query: Any) -> list[str]:
    """Return the addresses of the forms that an editor chooses from."""
    return re.findall(r'href="(/admin/pages/add/[^"?]+)[^"]*"', person.source(NEW, **query))


def english_home(destination: Destination) -> Page:
    destination.home.copy_for_translation(destination.en)
    return destination.home.get_translation(destination.en)


def test_the_only_possible_parent_is_not_asked_for(destination: Destination) -> None:
    assert led_to(editor()) == form_of(destination.home)


def test_it_is_the_parent_in_the_language_of_the_editor(destination: Destination) -> None:
    home, english = english_home(destination), editor("en")

    assert led_to(editor()) == form_of(destination.home)
    assert led_to(english) == form_of(home)
    assert led_to(english, locale="fr") == form_of(destination.home)


def test_a_language_without_pages_does_not_stand_in_the_way(destination: Destination) -> None:
    assert led_to(editor("en")) == form_of(destination.home)


def test_the_place_of_all_others_is_not_asked_for(destination: Destination) -> None:
    """A site has text pages and sections, and one place where its spots are."""
    section = destination.section("Lieux")
    destination.section("À propos")
    destination.spot("Le fort", section)

    assert led_to(editor()) == form_of(section)


def test_several_possible_parents_are_listed_the_most_used_first(destination: Destination) -> None:
    fewer, more = destination.section("Parcs"), destination.section("Musées")
    destination.spot("Le parc", fewer)
    for number in range(2):
        destination.spot(f"Musée {number}", more)
    person = editor()

    assert led_to(person) == ""
    assert offered(person) == [form_of(more), form_of(fewer), form_of(destination.home)]
    assert "Musées Issy 2 lieux" in words(person.source(NEW))
    assert "Parcs Issy 1 lieu" in words(person.source(NEW))


def test_where_there_are_several_the_editor_can_be_asked(destination: Destination) -> None:
    section = destination.section("Lieux")
    destination.spot("Le fort", section)
    person = editor()

    assert offered(person, ask="1") == [form_of(section), form_of(destination.home)]
    assert f'href="{NEW}?ask=1' in person.source("/admin/destination/spot/")


def test_several_sites_are_asked_for(destination: Destination) -> None:
    other = Destination.create("other.example", is_default=False, slug="other")
    destination.spot("Le fort")

    assert offered(editor()) == [form_of(destination.home), form_of(other.home)]
    assert Site.objects.count() == 2


@pytest.mark.parametrize("kind", ["spot", "circuit"])
def test_nothing_is_put_below_a_circuit_or_a_spot(destination: Destination, kind: str) -> None:
    spot = destination.spot("Le fort")
    circuit = destination.circuit("Le tour", [spot])
    person = editor()

    assert person.client.get(f"/admin/destination/{kind}/choose_parent/").status_code == 302
    for parent in (spot, circuit):
        assert person.client.get(f"/admin/pages/{parent.pk}/add_subpage/").status_code in (302, 403)
    assert not {SpotPage, CircuitPage} & set(SpotPage.allowed_parent_page_models())
    assert not {SpotPage, CircuitPage} & set(CircuitPage.allowed_parent_page_models())


def test_the_root_of_the_tree_is_not_offered(destination: Destination) -> None:
    destination.section("Lieux")
    root = Page.objects.get(depth=1)

    assert form_of(root) not in offered(editor())


def test_only_places_where_the_user_may_add_are_offered(destination: Destination) -> None:
    mine, theirs = destination.section("Mine"), destination.section("Theirs")
    destination.spot("Le fort", theirs)

    assert led_to(limited(mine, "add")) == form_of(mine)


def test_who_may_add_nowhere_is_told(destination: Destination) -> None:
    person = limited(destination.home, "publish")

    assert offered(person) == []
    assert "Il n’existe aucune page sous laquelle vous puissiez ajouter une fiche à la liste « lieux »" in words(
        person.source(NEW)
    )


def test_after_publishing_the_editor_is_back_in_the_listing(destination: Destination) -> None:
    destination.section("Lieux")
    person = editor()
    response = person.client.get(NEW, {"next": "/admin/"})

    assert 'next=%2Fadmin%2Fdestination%2Fspot%2F"' in person.source(NEW)
    destination.spot("Le fort")
    response = person.client.get(NEW)
    assert parse_qs(urlsplit(response["Location"]).query) == {"next": ["/admin/destination/spot/"]}


def test_the_number_of_queries_does_not_depend_on_the_number_of_parents(
    destination: Destination, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new_page, "LISTED", 6)
    person = editor()

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            person.source(NEW)
        return len([query for query in queries if query["sql"].startswith("SELECT")])

    def fill(number: int) -> None:
        for count in range(number):
            destination.spot(f"Spot {count}", destination.section(f"Section {count}"))

    fill(2)
    cost()
    few = cost()
    fill(5)

    assert cost() <= few
    assert len(offered(person)) == 6
    assert 'name="parent_page"' in person.source(NEW)
