"""A page whose stored text is not one can be opened, mended and saved; so can what refers to it."""

from typing import Any

import pytest

from circuits.models import CircuitPage, CircuitStop, SpotPage
from destination_cms.blocks import damaged_blocks
from tests.core.admin.people import editor
from tests.core.publishing.signals.forms import form_with
from tests.destination import Destination, fresh

from .test_broken_content import BROKEN_BODIES, write_body

pytestmark = pytest.mark.django_db

UNREADABLE = "bloc ne peut pas être lu"
#: One of each level: the whole text, a block, its value, a value within it.
SOME = ["a number", "a list of texts", "a heading that is a number", "a picture whose key is an object"]


@pytest.mark.parametrize("name", SOME)
def test_an_editor_opens_mends_and_saves_it(destination: Destination, name: str) -> None:
    page, person = destination.spot("Fort", body=[("heading", "Good")]), editor()
    page.revisions.all().delete()
    write_body(page, BROKEN_BODIES[name])
    path = f"/admin/pages/{page.pk}/edit/"

    source = person.source(path)
    assert UNREADABLE in source
    form = {
        **form_with(source, "title"),
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "heading",
        "body-0-id": "",
        "body-0-value": "Mended",
        "action-publish": "action-publish",
    }
    answer = person.client.post(path, form)

    assert answer.status_code == 302, answer.content.decode()
    assert [block.value for block in fresh(page).body] == ["Mended"]
    assert UNREADABLE not in person.source(path)


@pytest.mark.parametrize("name", SOME)
def test_a_circuit_that_stops_there_can_be_opened(destination: Destination, name: str) -> None:
    page, person = destination.spot("Fort"), editor()
    circuit = destination.home.add_child(instance=CircuitPage(title="Walk", stops=[CircuitStop(spot=page)]))
    write_body(page, BROKEN_BODIES[name])

    assert "Fort" in person.source(f"/admin/pages/{circuit.pk}/edit/")


def test_what_was_stored_stays_when_other_code_saves_the_page(destination: Destination) -> None:
    stored = [{"type": "heading", "value": "Kept", "id": "a"}, {"type": "heading", "value": 5}]
    page = destination.spot("Fort")
    write_body(page, '[{"type": "heading", "value": "Kept", "id": "a"}, {"type": "heading", "value": 5}]')

    found = fresh(page)
    assert [block.value for block in found.body] == ["Kept"]
    assert damaged_blocks(found.body) == [2]
    found.title = "Park"
    found.save()

    again: Any = SpotPage.objects.get(pk=page.pk).body
    assert again.stored_as == stored
    assert damaged_blocks(found.save_revision().as_object().body) == [2]


def test_a_quotation_without_an_author_is_read_and_stored_again(destination: Destination) -> None:
    """Wagtail stores null for the author that was missing."""
    found = fresh(destination.spot("Fort", body=[("quote", {"text": "Bonjour"})]))
    assert [str(block.value["text"]) for block in found.body] == ["Bonjour"]

    found.save_revision(clean=False).publish()

    again = fresh(found)
    assert [str(block.value["text"]) for block in again.body] == ["Bonjour"]
    assert damaged_blocks(again.body) == []
