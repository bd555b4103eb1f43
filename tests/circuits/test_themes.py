"""Circuits have themes: shown in their order, filtered by, the same in every language, and public only while shown."""

from typing import Any

import pytest
from django.db import transaction

from circuits.models import CircuitPage, CircuitTheme
from destination_cms.models import Theme
from destination_cms.publishing.reconcile import reconcile_publications
from tests.asking import ask
from tests.core.admin.people import editor
from tests.destination import Destination, fresh, publish

pytestmark = pytest.mark.django_db

QUERY = """query($f: CircuitFilter, $l: Locale) {
  circuits(filter: $f, locale: $l) { nodes { title themes { id name slug } } }
}"""
THEMES = "query($l: Locale) { themes(locale: $l) { nodes { name description translations { locale name } } } }"


@pytest.fixture
def nature(destination: Destination) -> Theme:
    """A theme in two languages."""
    found = Theme.objects.create(name="Nature", slug="nature", description="Le vert.", locale=destination.fr)
    with transaction.atomic():
        copy = found.copy_for_translation(destination.en)
        copy.name, copy.slug, copy.description, copy.live = "Nature in town", "nature-in-town", "The green.", True
        copy.save()
    return found


@pytest.fixture
def heritage(destination: Destination) -> Theme:
    """A theme in one language."""
    return Theme.objects.create(name="Patrimoine", slug="patrimoine", locale=destination.fr)


def circuit(destination: Destination, title: str, *themes: Theme) -> Any:
    page = destination.circuit(title)
    return publish(page, themes=[CircuitTheme(theme=theme, sort_order=n) for n, theme in enumerate(themes)])


def found(locale: str = "fr", **chosen: Any) -> dict[str, list[str]]:
    """Return the names of the themes of circuits, by title."""
    nodes = ask(QUERY, f=chosen, l=locale)["circuits"]["nodes"]
    return {node["title"]: [theme["name"] for theme in node["themes"]] for node in nodes}


def public(locale: str = "fr") -> list[str]:
    return [node["name"] for node in ask(THEMES, l=locale)["themes"]["nodes"]]


def test_a_circuit_shows_its_themes_in_order_and_is_found_by_them(
    destination: Destination, nature: Theme, heritage: Theme
) -> None:
    circuit(destination, "Both", heritage, nature, heritage)
    circuit(destination, "One", nature)
    circuit(destination, "None")

    assert found() == {"Both": ["Patrimoine", "Nature"], "None": [], "One": ["Nature"]}
    assert [*found(themeSlug={"eq": "nature"})] == ["Both", "One"]
    assert [*found(themeSlug={"in": ["patrimoine", "unknown"]})] == ["Both"]
    assert [*found(themeSlug={"eq": "nature"}, **{"not": {"themeSlug": {"eq": "patrimoine"}}})] == ["One"]
    known = ask('query { theme(slug: "nature") { id } }')["theme"]["id"]
    assert [*found(theme={"eq": known})] == ["Both", "One"]
    assert [*found(theme={"eq": "another"})] == []
    assert reconcile_publications(is_dry_run=True).count == 0


def test_a_translation_follows_the_themes_of_its_source(
    destination: Destination, nature: Theme, heritage: Theme
) -> None:
    page = circuit(destination, "Walk", nature)
    publish(page.copy_for_translation(destination.en, copy_parents=True), title="The walk")
    assert found("en") == {"The walk": ["Nature in town"]}

    # A theme without a translation is shown in its own language.
    publish(page, themes=[CircuitTheme(theme=theme, sort_order=n) for n, theme in enumerate((heritage, nature))])
    assert found("en") == {"The walk": ["Patrimoine", "Nature in town"]}
    assert [*found("en", themeSlug={"eq": "nature-in-town"})] == ["The walk"]
    assert reconcile_publications(is_dry_run=True).count == 0


def test_a_theme_is_public_only_while_something_public_shows_it(destination: Destination, nature: Theme) -> None:
    assert public() == []

    destination.home.copy_for_translation(destination.en).save_revision().publish()
    page = circuit(destination, "Walk", nature)
    assert (public(), public("en")) == (["Nature"], [])

    with transaction.atomic():
        fresh(page).unpublish()
    assert public() == []


def test_a_theme_that_is_a_draft_again_is_not_told(destination: Destination, nature: Theme) -> None:
    circuit(destination, "Walk", nature)
    with transaction.atomic():
        fresh(nature).unpublish()

    # The theme in the other language is not shown in its place: a circuit is not in that language.
    assert found() == {"Walk": []}
    assert found(themeSlug={"eq": "nature"}) == {}
    assert reconcile_publications(is_dry_run=True).count == 0


def test_a_theme_that_is_deleted_leaves_its_row_and_the_circuit(destination: Destination, nature: Theme) -> None:
    page = circuit(destination, "Walk", nature)

    editor().client.post(f"/admin/snippets/destination_cms/theme/delete/{nature.pk}/", follow=True)

    assert not Theme.objects.filter(pk=nature.pk).exists()
    assert CircuitPage.objects.get(pk=page.pk).themes.get().theme is None
    assert found() == {"Walk": []}


def test_the_listing_of_circuits_is_filtered_by_theme(destination: Destination, nature: Theme, heritage: Theme) -> None:
    for title, theme in (("Green", nature), ("Old", heritage)):
        circuit(destination, title, theme)
    person = editor()

    listing = person.text("/admin/destination/circuit/")
    assert "Green" in listing
    assert "Old" in listing
    narrowed = person.text(f"/admin/destination/circuit/?themes__theme={nature.translation_key}")
    assert "Green" in narrowed
    assert "Old" not in narrowed
