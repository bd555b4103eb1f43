"""A circuit that says nothing is kept as a draft, and not published."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

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


@pytest.mark.parametrize("include_descendants", [False, True])
def test_a_bulk_publish_names_the_empty_circuit(destination: Destination, include_descendants: bool) -> None:
    person = editor("fr")
    empty, parent = destination.circuit("Vide", live=False), destination.home
    pk = parent.pk if include_descendants else empty.pk
    path = f"/admin/bulk/wagtailcore/page/publish/?id={pk}&next=/admin/"
    form = {"include_descendants": "on"} if include_descendants else {}
    told = [str(message) for message in person.client.post(path, form, follow=True).context["messages"]]

    assert [text for text in told if "Vide" in text and EMPTY in text], told
    assert not fresh(empty).live


def test_nothing_publishes_an_empty_circuit(destination: Destination) -> None:
    empty = destination.circuit("Walk", live=False)

    with pytest.raises(ValidationError) as refused:
        empty.save_revision().publish()

    assert list(refused.value.message_dict) == ["teaser"]
    assert not fresh(empty).live


def test_the_end_of_a_workflow_does_not_schedule_an_empty_circuit(destination: Destination) -> None:
    empty = destination.circuit("Walk", live=False)
    empty.go_live_at = timezone.now() + timedelta(days=1)

    with pytest.raises(ValidationError):
        empty.save_revision().publish()

    assert fresh(empty).scheduled_revision is None


def test_a_published_circuit_is_not_emptied(destination: Destination) -> None:
    page = destination.circuit("Walk")
    page.teaser = ""

    with pytest.raises(ValidationError):
        page.save_revision().publish()

    assert fresh(page).teaser


def test_a_published_circuit_that_was_always_empty_is_unpublished_and_moved(destination: Destination) -> None:
    page, section = destination.circuit("Walk"), destination.section()
    CircuitPage.objects.filter(pk=page.pk).update(teaser="")

    fresh(page).move(section, pos="last-child")
    fresh(page).unpublish()

    assert fresh(page).get_parent().pk == section.pk
    assert not fresh(page).live


def test_a_stop_is_enough(destination: Destination) -> None:
    _, is_live = published(destination.circuit("Walk", [destination.spot()], live=False))

    assert is_live
