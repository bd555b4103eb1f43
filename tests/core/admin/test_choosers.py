"""Choosing the spot of a stop: a list that shows where each spot is, what it looks like and whether it is live."""

import json
from typing import Any

from circuits.models import CircuitPage
from destination_cms.admin.choosers import chooser_widget
from tests.circuits.routes import UNSTATED
from tests.destination import Destination

from .people import Person, editor, limited, words

CHOOSER = "/admin/destination/choose/spot/"


def modal(person: Person, **query: Any) -> str:
    answer = json.loads(person.source(CHOOSER, **query))
    assert answer["step"] == "choose"
    return str(answer["html"])


def test_results_show_position_picture_and_state(destination: Destination) -> None:
    destination.spot("Le fort", address="1, place du Fort", cover_image=destination.image())
    destination.spot("Le belvédère", live=False, location=None)

    found = words(modal(editor()))
    english = words(modal(editor("en")))

    assert "Le fort Français En ligne 1, place du Fort 48.82, 2.27" in found
    assert "Aucune image Le belvédère Français Brouillon Aucune position" in found
    assert "No picture Le belvédère Français Draft No position" in english


def test_results_are_searched_and_filtered_by_language(destination: Destination) -> None:
    destination.spot("Le fort")
    destination.spot("La place")
    person = editor()

    assert "Le fort" in person.text(f"{CHOOSER}results/", q="fort")
    assert "La place" not in person.text(f"{CHOOSER}results/", q="fort")
    assert "Le fort" not in person.text(f"{CHOOSER}results/", locale="en")


def test_a_thing_is_offered_once_in_the_language_of_the_editor(destination: Destination) -> None:
    destination.home.copy_for_translation(destination.en)
    english = destination.spot("Le fort").copy_for_translation(destination.en)
    english.title = "The castle"
    english.save_revision().publish()
    destination.spot("The mill", destination.home.get_translation(destination.en))
    french = editor()

    found = french.text(f"{CHOOSER}results/")
    assert "Le fort Français" in found
    assert "The castle" not in found
    assert "The mill English" in found
    assert "The castle English" in french.text(f"{CHOOSER}results/", locale="en")
    assert "The castle English" in french.text(f"{CHOOSER}results/", q="castle")


def test_a_draft_may_be_chosen_by_the_title_of_its_draft(destination: Destination) -> None:
    spot = destination.spot("Le fort", live=False)
    spot.title = "Le fort d’Issy"
    spot.save_revision()

    answer = json.loads(editor().source(f"{CHOOSER}chosen/{spot.pk}/"))

    assert answer["result"]["title"] == "Le fort d’Issy"
    assert answer["result"]["edit_url"] == f"/admin/pages/{spot.pk}/edit/"


def test_several_can_be_ticked(destination: Destination) -> None:
    spot = destination.spot("Le fort")

    assert f'value="{spot.pk}"' in modal(editor(), multiple="1")


def test_a_stop_uses_it(destination: Destination) -> None:
    spot = destination.spot("Le fort")
    circuit = destination.circuit("Le tour", [spot])

    form = editor().source(f"/admin/pages/{circuit.pk}/edit/")

    assert CHOOSER in form
    assert "Choisissez une page (Lieu)" in words(form)
    assert "Le fort" in words(form)


def test_a_stop_is_saved_with_what_was_chosen(destination: Destination) -> None:
    first, second = destination.spot("Le fort"), destination.spot("La place", live=False)
    circuit = destination.circuit("Le tour", [first])
    stop = circuit.stops.get()
    person = editor()
    form = {
        **UNSTATED,
        "title": "Le tour",
        "slug": circuit.slug,
        "practice_mode": "WALK",
        "tour_type": "LOOP",
        "step_free": "UNKNOWN",
        "stops-TOTAL_FORMS": "1",
        "stops-INITIAL_FORMS": "1",
        "stops-MIN_NUM_FORMS": "0",
        "stops-MAX_NUM_FORMS": "1000",
        "stops-0-id": str(stop.pk),
        "stops-0-ORDER": "1",
        "stops-0-spot": str(second.pk),
        "stops-0-story": "null",
        "stops-0-trigger": "NONE",
        "stops-0-trigger_radius_m": "50",
        "stops-0-quiz-count": "0",
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "1000",
        "action-publish": "1",
    }

    response = person.client.post(f"/admin/pages/{circuit.pk}/edit/", form)

    assert response.status_code == 302
    assert [row.spot_id for row in CircuitPage.objects.get(pk=circuit.pk).stops.all()] == [second.pk]


def test_a_model_that_no_vertical_publishes_has_none(destination: Destination) -> None:
    assert chooser_widget(type(destination.home)) is None


def test_who_may_not_enter_the_admin_sees_nothing(destination: Destination) -> None:
    destination.spot("Le fort")
    person = limited(None)
    person.user.groups.clear()

    assert person.client.get(CHOOSER).status_code == 302
