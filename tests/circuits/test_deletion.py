"""A deleted spot leaves its stop, with the story written for it, hidden in the circuit."""

from typing import Any

import pytest
from wagtail.models import Page

from circuits.models import CircuitPage, CircuitStop
from destination_cms.models import Publication
from destination_cms.publishing.reconcile import reconcile_publications
from tests.core.admin.people import editor
from tests.destination import Destination, fresh, publish


@pytest.fixture
def tour(destination: Destination) -> Any:
    fort, tower = destination.spot("Le fort"), destination.spot("La tour")
    tour = destination.circuit("Le tour de la ville", [fort, tower])
    tour.stops = [
        CircuitStop(spot=fort, sort_order=0, title_override="La halte", story="<p>Une histoire.</p>"),
        CircuitStop(spot=tower, sort_order=1),
    ]
    return publish(tour, stops=tour.stops.all())


def stops_in_public(tour: Any) -> int:
    row = Publication.objects.get(kind="circuit", uuid=tour.translation_key)
    assert not row.is_withdrawn
    return row.payload.count('"spot":{"ref"')


def fort_of(tour: Any) -> Any:
    return fresh(tour).stops.get(sort_order=0).spot


def assert_kept(tour: Any) -> None:
    stop = fresh(tour).stops.get(sort_order=0)
    assert (stop.spot, stop.story) == (None, "<p>Une histoire.</p>")
    assert stops_in_public(tour) == 1
    assert reconcile_publications().count == 0
    person = editor()
    assert "Une histoire." in person.source(f"/admin/pages/{tour.pk}/edit/")
    # A hidden stop does not prevent publishing, and is named.
    person.client.post(f"/admin/bulk/wagtailcore/page/publish/?id={tour.pk}&next=/admin/")
    assert stops_in_public(tour) == 1


def test_the_question_names_the_circuit_and_the_stop_stays_with_its_story(tour: Any) -> None:
    fort, person = fort_of(tour), editor()
    path = f"/admin/pages/{fort.pk}/delete/"

    question = person.source(path)
    assert (
        f'<a href="/admin/pages/{tour.pk}/edit/" target="_blank" rel="noreferrer">Le tour de la ville</a>' in question
    )
    assert "Utilisé par" in person.text(path)
    assert person.client.post(path).status_code == 302

    assert not Page.objects.filter(pk=fort.pk).exists()
    person.user.delete()
    assert_kept(tour)


def test_ticked_pages_are_deleted_in_the_same_way(tour: Any) -> None:
    fort, person = fort_of(tour), editor()
    path = f"/admin/bulk/wagtailcore/page/delete/?id={fort.pk}&next=/admin/"

    assert "Le tour de la ville" in person.text(path)
    assert person.client.post(path).status_code == 302

    person.user.delete()
    assert_kept(tour)


def test_deleting_a_section_names_who_uses_what_is_below_it(destination: Destination, tour: Any) -> None:
    fort, section = fort_of(tour), destination.section("Lieux")
    fort.move(section, pos="last-child")
    inside = destination.circuit("Dedans", [fort], fresh(section))
    person = editor()

    question = person.text(f"/admin/pages/{section.pk}/delete/")
    assert "Le tour de la ville" in question
    assert inside.title not in question, "it is deleted as well"
    assert person.client.post(f"/admin/pages/{section.pk}/delete/").status_code == 302

    person.user.delete()
    assert_kept(tour)


def test_code_may_delete_it_and_drafts_can_be_opened(tour: Any) -> None:
    fort_of(tour).delete()

    assert_kept(tour)
    draft = CircuitPage.objects.get(pk=tour.pk).get_latest_revision_as_object()
    assert [stop.story for stop in draft.stops.all()] == ["<p>Une histoire.</p>", ""]


def test_unpublishing_hides_the_stop_and_keeps_its_spot(tour: Any) -> None:
    fort = fort_of(tour)
    fort.unpublish()

    assert fresh(tour).stops.get(sort_order=0).spot == fort
    assert stops_in_public(tour) == 1
