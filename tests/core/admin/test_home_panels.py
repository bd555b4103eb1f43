"""The front page after login: what waits, counted as the listings count, and what may be written new."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from destination_cms.models import ProjectionFailure
from tests.destination import Destination

from .people import Person, editor, limited, new_links

HOME = "/admin/"
LINE = re.compile(r'<dd><a href="([^"]+)" aria-label="([^"]+)">')


def lines(person: Person) -> dict[str, str]:
    """Return the address behind each number, by what is read out."""
    return {
        label.replace("\u00a0", " "): address.replace("&amp;", "&")
        for address, label in LINE.findall(person.source(HOME))
    }


@pytest.fixture
def busy(destination: Destination) -> dict[str, Any]:
    image = destination.image()
    spots = {
        "whole": destination.spot("Whole", cover_image=image),
        "bare": destination.spot("Bare", location=None),
        "draft": destination.spot("Draft", live=False, cover_image=image),
        "late": destination.spot("Late", cover_image=image),
        "broken": destination.spot("Broken", cover_image=image),
    }
    spots["late"].go_live_at = timezone.now() - timedelta(hours=3)
    spots["late"].save_revision(approved_go_live_at=spots["late"].go_live_at)
    ProjectionFailure.objects.create(
        source=f"page:{spots['broken'].pk}", title="Broken", message="Of no use", failed_at=timezone.now()
    )
    return spots


def test_each_number_is_the_number_of_rows_behind_its_link(destination: Destination, busy: dict[str, Any]) -> None:
    destination.circuit("Tour", [busy["whole"]], cover_image=busy["whole"].cover_image, cover_image_alt="Shown")
    person = editor()

    found = lines(person)

    assert {label for label in found if "circuit" not in label} == {
        "Publication impossible : 1 lieu",
        "En retard : 1 lieu",
        "À traduire : 4 lieux",
        "Aucune position : 1 lieu",
        "Aucune image : 1 lieu",
        "Brouillons en attente : 2 lieux",
        "Programmé : 1 lieu",
    }
    for label, address in found.items():
        path, _separator, query = address.partition("?")
        assert len(person.rows_at(f"{path}results/?{query}")) == int(re.search(r"\d+", label)[0]), label


def test_in_english(destination: Destination, busy: dict[str, Any]) -> None:
    found = lines(editor("en"))

    assert {"To translate: 4 spots", "No position: 1 spot", "Overdue: 1 spot"} <= set(found)


def test_a_line_without_work_is_not_there(destination: Destination) -> None:
    person = editor()
    assert lines(person) == {}

    destination.spot("Le fort", location=None)
    assert set(lines(person)) == {"À traduire : 1 lieu", "Aucune position : 1 lieu", "Aucune image : 1 lieu"}


def test_a_thing_counts_once_in_however_many_languages(destination: Destination) -> None:
    destination.home.copy_for_translation(destination.en)
    spot = destination.spot("Le fort", location=None)
    spot.copy_for_translation(destination.en).save_revision().publish()
    person = editor()

    found = lines(person)

    assert set(found) == {"Aucune position : 1 lieu", "Aucune image : 1 lieu"}
    for address in found.values():
        path, _separator, query = address.partition("?")
        assert len(person.rows_at(f"{path}results/?{query}")) == 1


def test_what_could_not_be_published_leads_to_its_page(busy: dict[str, Any]) -> None:
    assert f'<a href="/admin/pages/{busy["broken"].pk}/edit/">Broken' in editor().source(HOME)


def test_an_editor_of_a_section_counts_that_section(destination: Destination) -> None:
    mine, theirs = destination.section("Mine"), destination.section("Theirs")
    destination.spot("Within", mine, location=None)
    destination.spot("Outside", theirs, location=None)

    assert "Aucune position : 1 lieu" in lines(limited(mine, "change", "publish"))
    assert "Aucune position : 2 lieux" in lines(editor())


def test_without_permission_on_pages_the_panel_is_not_there(destination: Destination) -> None:
    destination.spot("Le fort", location=None)

    assert "destination-work" not in limited(None).source(HOME)


def test_quick_links_lead_to_what_may_be_written(destination: Destination) -> None:
    person = editor()
    assert new_links(person) == {"spot", "circuit", "event"}
    for kind in new_links(person):
        assert person.client.get(f"/admin/destination/{kind}/choose_parent/", follow=True).status_code == 200


def test_quick_links_obey_permissions(destination: Destination) -> None:
    section = destination.section("Mine")
    destination.section("Theirs")

    assert new_links(limited(section, "add")) == {"spot", "circuit", "event"}


def test_who_may_not_add_has_no_quick_links(destination: Destination) -> None:
    assert new_links(limited(destination.home, "publish")) == set()
