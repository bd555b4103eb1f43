"""Arguments are coerced by graphql-core, and once for a query where nothing can change them."""

from typing import Any

import pytest
from graphql import (
    FieldNode,
    GraphQLArgument,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInt,
    GraphQLList,
    GraphQLNonNull,
    GraphQLString,
)

from destination_cms.graphql.compiled.arguments import arguments_text
from destination_cms.graphql.compiled.functions import Function
from destination_cms.graphql.compiled.info import Info
from destination_cms.graphql.compiled.outcomes import NotCompiled

from .small_schema import SCHEMA, parsed

FILTER = GraphQLInputObjectType("Filter", {"kind": GraphQLInputField(GraphQLString)})
FIELD = GraphQLField(
    GraphQLString,
    args={
        "first": GraphQLArgument(GraphQLInt, default_value=20),
        "orderBy": GraphQLArgument(GraphQLList(GraphQLString), out_name="order_by"),
        "filter": GraphQLArgument(FILTER),
    },
)
PLAIN = GraphQLField(GraphQLString)
REQUIRED = GraphQLField(GraphQLString, args={"first": GraphQLArgument(GraphQLNonNull(GraphQLInt))})


def node(text: str) -> FieldNode:
    found = parsed(f"{{ {text} }}")[1].selection_set.selections[0]
    assert isinstance(found, FieldNode)
    return found


def given(text: str, field: GraphQLField = FIELD) -> Any:
    """Return a function of an info that returns the arguments of a field."""
    function = Function()
    call = f"{function.constant(lambda *_, **found: found)}(s, i{arguments_text(function, field, node(text))})"
    return function.returning(call)


def info(**variables: Any) -> Info:
    return Info(SCHEMA, None, parsed("{ spot { name } }")[1], {}, variables)


@pytest.mark.parametrize(
    ("text", "variables", "expected"),
    [
        ("list", {}, {"first": 20}),
        ("list(first: 5)", {}, {"first": 5}),
        ("list(first: null)", {}, {"first": None}),
        ("list(first: $size)", {"size": 7}, {"first": 7}),
        ("list(first: $size)", {}, {"first": 20}),
        ('list(orderBy: ["a", $second])', {"second": "b"}, {"first": 20, "order_by": ["a", "b"]}),
        ("list(filter: {kind: $kind})", {"kind": "x"}, {"first": 20, "filter": {"kind": "x"}}),
        ("list(filter: {kind: $kind})", {}, {"first": 20, "filter": {}}),
    ],
)
def test_a_resolver_is_given_what_graphql_core_gives_it(text: str, variables: Any, expected: Any) -> None:
    assert given(text)(None, info(**variables)) == expected


def test_a_field_without_arguments_is_called_without() -> None:
    assert arguments_text(Function(), PLAIN, node("list")) == ""


def test_what_a_resolver_may_change_is_made_for_each_request() -> None:
    find = given('list(orderBy: ["a"])')

    find(None, info())["order_by"].append("b")

    assert find(None, info())["order_by"] == ["a"]


def test_an_argument_that_never_fits_is_left_to_graphql_core() -> None:
    with pytest.raises(NotCompiled, match="first"):
        given("list", REQUIRED)
