"""The limits on hostile queries are out of the way of what real clients ask."""

from typing import Any

import pytest
from django.test import Client
from graphql import (
    GraphQLObjectType,
    build_client_schema,
    get_introspection_query,
    get_named_type,
    is_leaf_type,
    parse,
    print_schema,
    visit,
)
from graphql.language import Visitor

from destination_cms.graphql.schema import get_schema
from tests.destination import Destination


def ask(query: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return the data of a query that is expected to be answered in full."""
    asked = {"query": query, "variables": variables or {}}
    body = Client().post("/graphql/", asked, content_type="application/json").json()
    assert "errors" not in body, body["errors"]
    return body["data"]  # type: ignore[no-any-return]


def leaves(type_name: str) -> list[str]:
    """Return the fields of a type that have no fields of their own and need no argument."""
    found = get_schema().type_map[type_name]
    assert isinstance(found, GraphQLObjectType)
    return [name for name, field in found.fields.items() if is_leaf_type(get_named_type(field.type))]


def page_query(sections: int) -> tuple[str, int]:
    """Return a page of a front-end that is built from components, and how many fragments it has.

    Each section lists circuits and names a fragment for each of its components, as Relay and Apollo
    advise; the components of two sections share nothing but the fields that they ask for.
    """
    fields = leaves("Circuit")
    quarter = len(fields) // 4 + 1
    spreads, fragments = [], []
    for section in range(sections):
        names = [f"Section{section}Part{part}" for part in range(4)]
        listed = " ".join(f"...{name}" for name in names)
        spreads.append(
            f"section{section}: circuits(first: 3, locale: $locale) {{ nodes {{ id __typename {listed} }} }}"
        )
        for part, name in enumerate(names):
            chosen = " ".join(fields[part * quarter : (part + 1) * quarter])
            fragments.append(f"# A component of its own\nfragment {name} on Circuit {{ {chosen} }}")
    return f"query Page($locale: Locale!) {{ {' '.join(spreads)} }}\n" + "\n".join(fragments), len(fragments)


class _Count(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.fields = 0

    def enter_field(self, *_: Any) -> None:
        self.fields += 1


def field_count(query: str) -> int:
    """Return how many fields stand in a query."""
    count = _Count()
    visit(parse(query), count)
    return count.fields


@pytest.mark.parametrize("everything", [False, True])
def test_introspection_as_tools_send_it(destination: Destination, everything: bool) -> None:
    options = ("specified_by_url", "directive_is_repeatable", "schema_description", "input_value_deprecation")
    data = ask(get_introspection_query(**dict.fromkeys(options, everything)))

    assert "type Circuit implements" in print_schema(build_client_schema(data))  # type: ignore[arg-type]


def test_a_page_of_150_fields_from_40_fragments(destination: Destination) -> None:
    destination.circuit("Around the town")
    query, fragments = page_query(10)

    data = ask(query, {"locale": "fr"})

    assert fragments == 40
    assert field_count(query) >= 150
    assert [[node["title"] for node in section["nodes"]] for section in data.values()] == [["Around the town"]] * 10


def test_a_text_that_looks_hostile_is_only_a_text(destination: Destination) -> None:
    text = "{{{{ ...a ...b @x(first: 100000) }}}} # [" * 5
    query = f'# {{{{{{ ...stranger\n{{ block: circuit(slug: """{text} \\""" {{ """) {{ id }} line: circuit(slug: "{text}\\"{{") {{ id }} }}'

    assert ask(query) == {"block": None, "line": None}


def test_names_that_are_words_of_the_language(destination: Destination) -> None:
    query = (
        "query fragment { on: __typename, query: __typename, first: __typename, last: circuits(first: 2) { ...type } }"
        "fragment type on CircuitConnection { fragment: totalCount ... on CircuitConnection { on: totalCount } ... { totalCount } }"
    )

    data = ask(query)

    assert data["last"] == {"fragment": 0, "on": 0, "totalCount": 0}


def test_the_same_selected_twice_is_merged(destination: Destination) -> None:
    destination.circuit("Around the town")

    data = ask(
        "{ circuits { nodes { title } nodes { slug seo { title } seo { canonicalUrl } } } circuits { totalCount } }"
    )

    assert data["circuits"]["totalCount"] == 1
    assert set(data["circuits"]["nodes"][0]) == {"title", "slug", "seo"}


def test_500_ids_in_a_filter(destination: Destination) -> None:
    ids = ", ".join(f'"{number}"' for number in range(500))

    assert ask(f"{{ circuits(filter: {{ id: {{ in: [{ids}] }} }}) {{ totalCount }} }}") == {
        "circuits": {"totalCount": 0}
    }
