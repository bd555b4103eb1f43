"""The sheet of a page's codes in the admin: what is public, for who may edit the page, in each language."""

import re
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.models import Page

from destination_cms.permanent.sheet import code_buttons, sheet_of
from destination_cms.projections.kinds import get_kinds
from tests.core.admin.people import editor, limited
from tests.destination import Destination, fresh, publish

CIRCUIT = get_kinds()["circuit"].permanent


def path(page: Any, query: str = "") -> str:
    return f"{reverse('destination_codes', args=[page.pk])}{query}"


@pytest.fixture
def circuit(destination: Destination) -> Any:
    spots = [destination.spot("Moulin"), destination.spot("porte", live=False), destination.spot("Pont")]
    return destination.circuit("La rivière", spots, slug="riviere")


def titles(page: Any, asked: str = "") -> list[str]:
    assert CIRCUIT is not None
    return [label.title for label in sheet_of(fresh(page), CIRCUIT, asked).labels]


def test_it_has_the_page_and_its_public_parts(circuit: Any) -> None:
    assert CIRCUIT is not None
    sheet = sheet_of(fresh(circuit), CIRCUIT)

    assert [label.title for label in sheet.labels] == ["La rivière", "1. Moulin", "2. Pont"]
    assert (sheet.locale, sheet.locales, sheet.hidden) == ("fr", ["fr"], ["porte"])
    stops = [str(stop.translation_key) for stop in fresh(circuit).stops.all()]
    assert [label.short_address for label in sheet.labels] == [
        f"testserver/go/{uuid}" for uuid in (circuit.translation_key, stops[0], stops[2])
    ]
    assert [label.page for label in sheet.labels] == ["", "La rivière", "La rivière"]
    assert all(label.svg.startswith("<svg") for label in sheet.labels)


def test_its_titles_are_those_of_the_public_and_not_of_a_draft(circuit: Any) -> None:
    page = fresh(circuit)
    page.title = "Brouillon"
    page.save_revision()

    assert titles(page)[0] == "La rivière"


def test_each_language_has_a_sheet(circuit: Any, destination: Destination) -> None:
    english = publish(fresh(circuit).copy_for_translation(destination.en, copy_parents=True), title="The river")

    assert titles(circuit)[0] == "La rivière"
    assert titles(circuit, "en")[0] == titles(english)[0] == "The river"
    assert titles(circuit, "de")[0] == "La rivière"
    fresh(circuit).unpublish()
    assert titles(circuit, "fr")[0] == "The river"


def test_what_is_not_public_has_none(circuit: Any, destination: Destination) -> None:
    fresh(circuit).unpublish()
    assert titles(circuit) == []

    root = destination.home.get_parent()
    outside = type(circuit)(title="Outside", slug="outside", locale=destination.fr, length_m=900)
    root.add_child(instance=outside)
    assert titles(outside) == []


def test_an_editor_sees_it(circuit: Any) -> None:
    text = editor("fr").source(path(circuit))

    assert text.count('role="img"') == text.count("<svg") == 3
    assert "Scannez le code avec votre téléphone." in text
    assert "Il manque 1 code" in text
    assert "porte" in text
    assert "Ces adresses commencent par http." in text
    assert not re.findall(r'(?:src|href)="(?:https?:)?//(?!testserver)', text)


def test_what_is_printed_is_in_the_language_of_the_sheet(circuit: Any, destination: Destination) -> None:
    publish(fresh(circuit).copy_for_translation(destination.en, copy_parents=True), title="The river")

    text = editor("fr").source(path(circuit, "?locale=en"))
    assert '<main lang="en">' in text
    assert "Scan the code with your telephone." in text
    assert "Imprimer" in text
    assert '<a href="?locale=en" lang="en" aria-current="true">' in text


def test_a_draft_is_told_of(circuit: Any) -> None:
    fresh(circuit).unpublish()

    text = editor("fr").source(path(circuit))
    assert "n’est pas encore publiée" in text
    assert "<svg" not in text


def test_only_who_may_edit_the_page_sees_it(circuit: Any, destination: Destination) -> None:
    stranger = limited(destination.section(), "change")

    assert stranger.client.get(path(circuit)).status_code in {302, 403}
    boss = editor()
    assert boss.client.get(path(destination.home), follow=True).status_code == 404
    assert boss.client.get(path(circuit).replace(str(circuit.pk), "999999"), follow=True).status_code == 404


def test_the_header_of_the_editor_leads_to_it(circuit: Any, destination: Destination) -> None:
    person = editor()

    (button,) = code_buttons(circuit, person.user, "edit")
    assert button.url == path(circuit)
    assert [*code_buttons(destination.home, person.user, "edit")] == []
    assert path(circuit) in person.source(reverse("wagtailadmin_pages:edit", args=[circuit.pk]))


def test_a_page_whose_class_is_gone_has_no_codes(circuit: Any) -> None:
    gone = ContentType.objects.create(app_label="tests", model="missingpage")
    Page.objects.filter(pk=circuit.pk).update(content_type=gone)

    assert [*code_buttons(Page.objects.get(pk=circuit.pk), editor().user, "")] == []
    assert editor("en").client.get(reverse("wagtailadmin_explore", args=[circuit.get_parent().pk])).status_code == 200
