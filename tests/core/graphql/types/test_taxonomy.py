"""Districts and event tags as front-ends read them: by id, by slug, in each language, and as filters."""

from typing import Any

import pytest
from graphql import GraphQLNonNull, GraphQLObjectType

from destination_cms.graphql.schema import get_schema
from tests.asking import ask
from tests.destination import Destination, fresh

DISTRICTS = """query($locale: Locale, $filter: DistrictFilter) {
  districts(locale: $locale, filter: $filter) { totalCount nodes { name slug } }
}"""


def with_language() -> list[Any]:
    """Return the types of what has an id and a language."""
    return [
        kind
        for kind in get_schema().type_map.values()
        if isinstance(kind, GraphQLObjectType)
        and "Node" in {interface.name for interface in kind.interfaces}
        and "locale" in kind.fields
    ]


@pytest.fixture
def fort(destination: Destination) -> Any:
    """A district in two languages, with a spot in each."""
    district = destination.district("Le Fort")
    english = district.copy_for_translation(destination.en)
    english.name, english.slug, english.live = "The Fort", "the-fort", True
    english.save()
    spot = destination.spot("Un lieu", district=district)
    copy = spot.copy_for_translation(destination.en, copy_parents=True)
    copy.district = english
    copy.save_revision().publish()
    return fresh(district)


def test_what_has_a_language_leads_to_its_other_languages() -> None:
    kinds = with_language()

    assert {"District", "EventTag"} <= {kind.name for kind in kinds}
    assert [kind.name for kind in kinds if "translations" not in kind.fields] == []
    assert all(isinstance(kind.fields["translations"].type, GraphQLNonNull) for kind in kinds)


def test_a_district_is_found_by_slug_and_listed_by_language(destination: Destination, fort: Any) -> None:
    destination.district("Unused")

    found = ask(f'{{ district(slug: "{fort.slug}") {{ name translations {{ locale name slug }} }} }}')["district"]

    assert found == {
        "name": "Le Fort",
        "translations": [{"locale": "en", "name": "The Fort", "slug": "the-fort"}],
    }
    assert ask(DISTRICTS)["districts"] == {"totalCount": 1, "nodes": [{"name": "Le Fort", "slug": fort.slug}]}
    assert ask(DISTRICTS, locale="en")["districts"]["nodes"] == [{"name": "The Fort", "slug": "the-fort"}]
    assert ask(DISTRICTS, filter={"slug": {"eq": "the-fort"}})["districts"]["nodes"] == []


def test_a_district_of_another_language_is_not_found_by_slug(fort: Any) -> None:
    assert ask('{ district(slug: "the-fort") { name } }')["district"] is None
    assert ask('{ district(slug: "the-fort", locale: "en") { name } }')["district"] == {"name": "The Fort"}
