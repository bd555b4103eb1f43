"""A circuit that says nothing is kept as a draft, and not published."""

import pytest

from circuits.models import CircuitPage
from tests.core.admin.forms import editor_form
from tests.core.admin.people import editor, words
from tests.destination import Destination, fresh

pytestmark = pytest.mark.django_db

EMPTY = "Ce circuit est vide"


def published(page: CircuitPage, **fields: str) -> tuple[str, bool]:
    """Publish in the admin; return what is shown, and whether the page is live."""
    person = editor("fr")
    path = f"/admin/pages/{page.pk}/edit/"
    form = {**editor_form(person, path), **fields, "action-publish": "1"}
    answer = person.client.post(path, form, follow=True)
    return answer.content.decode(), CircuitPage.objects.get(pk=page.pk).live


def test_an_empty_circuit_is_refused_and_nothing_is_lost(destination: Destination) -> None:
    page = destination.circuit("Walk", live=False)
    shown, is_live = published(page, title="The long walk")

    assert EMPTY in shown
    assert 'value="The long walk"' in shown
    assert not is_live


def test_an_empty_circuit_is_kept_as_a_draft(destination: Destination) -> None:
    page, person = destination.circuit("Walk", live=False), editor("fr")
    path = f"/admin/pages/{page.pk}/edit/"
    answer = person.client.post(path, {**editor_form(person, path), "title": "Long"}, follow=True)

    assert EMPTY not in words(answer.content.decode())
    assert fresh(page).get_latest_revision_as_object().title == "Long"


@pytest.mark.parametrize("fields", [{"length_m": "900"}, {"teaser": "Along the river."}])
def test_a_length_or_a_text_is_enough(destination: Destination, fields: dict[str, str]) -> None:
    shown, is_live = published(destination.circuit("Walk", live=False), **fields)

    assert EMPTY not in shown
    assert is_live


def test_a_stop_is_enough(destination: Destination) -> None:
    _, is_live = published(destination.circuit("Walk", [destination.spot()], live=False))

    assert is_live
