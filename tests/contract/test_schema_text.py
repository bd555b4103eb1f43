"""The schema explains itself: a sentence for everything, a unit for every quantity, a reason for every null."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
)

from destination_cms.graphql.schema import get_schema

#: Words that tell what a number counts.
UNITS = (
    "metre",
    "minute",
    "second",
    "zoom level",
    "pixel",
    "byte",
    "degree",
    "number",
    "place in the order",
    "fraction",
    "percent",
    "from 1",
    "1 to ",
)
SENTENCE = re.compile(r"^[A-Z1-9\"'`].*[.!?]$", re.DOTALL)
#: What Relay's specification names; a cursor of an empty page is null.
NULL_WORDS = ("null ", "null;", "null.", " null")


def described(schema: GraphQLSchema) -> Iterator[tuple[str, str]]:
    """Yield the name and description of everything of ours in the schema."""
    for name, kind in schema.type_map.items():
        if name.startswith("__") or name in {"String", "Int", "Float", "Boolean", "ID", "Date", "DateTime"}:
            continue
        yield name, kind.description or ""
        if isinstance(kind, GraphQLEnumType):
            yield from ((f"{name}.{value}", item.description or "") for value, item in kind.values.items())
        for field_name, field in getattr(kind, "fields", {}).items():
            yield f"{name}.{field_name}", field.description or ""
            for argument, item in getattr(field, "args", {}).items():
                yield f"{name}.{field_name}({argument})", item.description or ""


def output_fields(schema: GraphQLSchema) -> Iterator[tuple[str, Any]]:
    """Yield the name and definition of every field that is answered."""
    for name, kind in schema.type_map.items():
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) and not name.startswith("__"):
            yield from ((f"{name}.{field_name}", field) for field_name, field in kind.fields.items())


def quantities(schema: GraphQLSchema) -> Iterator[tuple[str, str]]:
    """Yield the name and description of every number, given or taken."""
    for name, kind in schema.type_map.items():
        is_ours = isinstance(kind, GraphQLObjectType | GraphQLInputObjectType) and not name.startswith("__")
        for field_name, field in getattr(kind, "fields", {}).items() if is_ours else ():
            members = {field_name: field, **getattr(field, "args", {})}
            for member, item in members.items():
                if get_named_type(item.type).name in {"Int", "Float"} and name != "IntFilter":
                    yield f"{name}.{field_name}.{member}", item.description or ""


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    return get_schema()


def test_every_description_is_a_sentence(schema: GraphQLSchema) -> None:
    bad = {name: text for name, text in described(schema) if not SENTENCE.match(text.strip()) or len(text) < 6}
    assert bad == {}


def test_every_quantity_has_its_unit(schema: GraphQLSchema) -> None:
    found = dict(quantities(schema))
    assert len(found) > 20
    assert {name: text for name, text in found.items() if not any(unit in text.lower() for unit in UNITS)} == {}


def test_every_nullable_field_says_when_it_is_null(schema: GraphQLSchema) -> None:
    nullable = {
        name: field.description or ""
        for name, field in output_fields(schema)
        if not isinstance(field.type, GraphQLNonNull)
    }
    assert len(nullable) > 10
    assert {name: text for name, text in nullable.items() if not any(word in text for word in NULL_WORDS)} == {}


def test_every_list_holds_no_nulls_but_nodes(schema: GraphQLSchema) -> None:
    loose = [name for name, field in output_fields(schema) if re.search(r"\[[A-Za-z]+\]", str(field.type))]
    assert loose == ["Query.nodes"]


def test_every_scalar_of_ours_names_its_specification(schema: GraphQLSchema) -> None:
    ours = {"Date", "DateTime", "JSON", "Locale", "URL"}
    assert {name for name in ours if not schema.type_map[name].specified_by_url} == set()  # type: ignore[attr-defined]
