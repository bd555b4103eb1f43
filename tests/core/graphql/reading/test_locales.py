"""Locales are looked up by RFC 4647, and an unknown language is an error: in every argument."""

from typing import Any

import pytest
from django.test import override_settings
from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLObjectType,
    get_named_type,
    is_required_argument,
)
from hypothesis import given
from hypothesis import strategies as st

from destination_cms.graphql.reading.locales import lookup
from destination_cms.graphql.schema import get_schema
from tests.asking import answer, ask
from tests.destination import Destination
from tests.site_snippets import add_identity, add_menu

CASED = st.sampled_from([str.lower, str.upper, str.title])
SUBTAGS = st.sampled_from(["fr", "en", "zh", "hant", "ch", "fr-ch", "x", "u", "1996", "posix", "a", "b"])
TAGS = st.lists(SUBTAGS, min_size=1, max_size=4).map("-".join)


def by_hand(asked: str, available: list[str]) -> str | None:
    """RFC 4647, 3.4, by trying every available tag against every prefix that may stand."""
    prefixes = []
    subtags = asked.casefold().split("-")
    for count in range(len(subtags), 0, -1):
        is_whole = count == len(subtags)
        ends_in_singleton = len(subtags[count - 1]) == 1
        if is_whole or not ends_in_singleton:
            prefixes.append("-".join(subtags[:count]))
    for prefix in prefixes:
        for tag in available:
            if tag.casefold() == prefix:
                return tag
    return None


@given(TAGS, CASED, st.lists(st.tuples(TAGS, CASED).map(lambda pair: pair[1](pair[0])), unique_by=str.casefold))
def test_locale_lookup_is_that_of_rfc_4647(asked: str, cased: Any, available: list[str]) -> None:
    assert lookup(cased(asked), available) == by_hand(asked, available)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("fr", "fr"),
        ("FR", "fr"),
        ("fr-FR", "fr"),
        ("fr-fr-u-ca-gregory", "fr"),
        ("pt-BR", "pt-BR"),
        ("PT-br-x-old", "pt-BR"),
        ("pt", None),
        ("frp", None),
        ("de", None),
    ],
)
def test_examples_of_locale_lookup(asked: str, found: str | None) -> None:
    assert lookup(asked, ["fr", "en", "pt-BR"]) == found


@pytest.fixture
def bilingual(destination: Destination) -> Destination:
    english = destination.home.copy_for_translation(destination.en)
    english.save_revision().publish()
    destination.section("Sights", slug="sights")
    destination.section("Sights of English", english, slug="sights")
    for locale in (destination.fr, destination.en):
        add_identity(destination, f"Issy {locale.language_code}", locale=locale)
        add_menu(destination, locale=locale)
    return destination


EVERYTHING = """query($locale: Locale) {
  pages(locale: $locale, filter: {slug: {eq: "sights"}}) { nodes { title } }
  page(slug: "sights", locale: $locale) { title }
  site(locale: $locale) { name }
  menu(handle: "MAIN", locale: $locale) { locale }
  menus(locale: $locale) { totalCount }
  route(path: "/sights/", locale: $locale) { ... on RouteContent { content { title } } }
}"""


@pytest.mark.parametrize("asked", ["en", "EN", "en-GB", "en-us-posix", "En-Latn-GB"])
def test_every_argument_looks_its_locale_up(bilingual: Destination, asked: str) -> None:
    assert ask(EVERYTHING, locale=asked) == {
        "pages": {"nodes": [{"title": "Sights of English"}]},
        "page": {"title": "Sights of English"},
        "site": {"name": "Issy en"},
        "menu": {"locale": "en"},
        "menus": {"totalCount": 1},
        "route": {"content": {"title": "Sights of English"}},
    }


def a_value_of(argument: GraphQLArgument) -> str:
    named = get_named_type(argument.type)
    return (
        next(iter(named.values))
        if isinstance(named, GraphQLEnumType)
        else {"Date": '"2024-07-26"', "Int": "2"}[named.name]
    )


def root_fields_with_a_locale() -> list[str]:
    query = get_schema().query_type
    assert query
    return [name for name, field in query.fields.items() if "locale" in field.args]


@pytest.mark.parametrize("field", root_fields_with_a_locale())
def test_an_unknown_locale_is_an_error_that_lists_those_there_are(bilingual: Destination, field: str) -> None:
    definition = get_schema().query_type.fields[field]  # type: ignore[union-attr]
    # One of a list field's arguments has to be given, though each may be absent.
    needed = {"slug": '"x"', "path": '"/x/"', "handle": '"MAIN"'}
    given_ = "".join(
        f", {name}: {needed.get(name) or a_value_of(argument)}"
        for name, argument in definition.args.items()
        if name in needed or is_required_argument(argument)
    )

    body = answer(f'{{ {field}(locale: "de-AT"{given_}) {{ __typename }} }}')

    (error,) = body["errors"]
    assert error["extensions"] == {"code": "LOCALE_NOT_FOUND", "locales": ["fr", "en"]}
    assert "'de-AT'" in error["message"]
    assert "fr, en" in error["message"]


def test_every_locale_that_is_taken_is_one_that_is_tested() -> None:
    """A locale deeper in the schema would need its own lookup."""
    schema = get_schema()
    assert schema.query_type
    for named in schema.type_map.values():
        if isinstance(named, GraphQLInputObjectType):
            assert all(get_named_type(field.type).name != "Locale" for field in named.fields.values()), named
        elif isinstance(named, GraphQLObjectType) and named not in {schema.query_type, schema.mutation_type}:
            taken = [arg for field in named.fields.values() for arg in field.args.values()]
            assert all(get_named_type(argument.type).name != "Locale" for argument in taken), named


def test_the_site_says_its_locales_and_its_time_zone(bilingual: Destination) -> None:
    with override_settings(TIME_ZONE="Europe/Paris"):
        assert ask('{ site(locale: "en") { locales defaultLocale timeZone } }')["site"] == {
            "locales": ["fr", "en"],
            "defaultLocale": "fr",
            "timeZone": "Europe/Paris",
        }
