"""A value is completed as its type says: lists, objects, interfaces, and nulls where they may be."""

from typing import Any

import pytest
from graphql import (
    GraphQLInt,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLString,
    GraphQLUnionType,
    Undefined,
)

from destination_cms.graphql.compiled.completion import completed_text
from destination_cms.graphql.compiled.functions import Function, Written
from destination_cms.graphql.compiled.outcomes import NotWhole

from .small_schema import CIRCUIT, NAMED, SCHEMA, SPOT

CHECKED = GraphQLObjectType("Checked", {}, is_type_of=lambda value, info: value == "right")
STRANGE = GraphQLUnionType("Strange", [SPOT], resolve_type=lambda value, info, of: value)


def writer(of: GraphQLObjectType) -> Written:
    return lambda value, info: (of.name, value)


def completed(of: Any, value: Any) -> Any:
    function = Function()
    return function.returning(completed_text(function, SCHEMA, of, "s", writer))(value, None)


@pytest.mark.parametrize(
    ("of", "value", "expected"),
    [
        (GraphQLList(GraphQLInt), [1, 2], [1, 2]),
        (GraphQLList(GraphQLInt), (1, None), [1, None]),
        (GraphQLList(GraphQLInt), iter([1]), [1]),
        (GraphQLList(GraphQLInt), None, None),
        (GraphQLList(GraphQLList(GraphQLString)), [["a"], None], [["a"], None]),
        (SPOT, "x", ("Spot", "x")),
        (SPOT, None, None),
        (GraphQLList(SPOT), ["x", None], [("Spot", "x"), None]),
        (NAMED, {"is": "Circuit"}, ("Circuit", {"is": "Circuit"})),
        (GraphQLList(NAMED), [{"is": "Circuit"}, {}], [("Circuit", {"is": "Circuit"}), ("Spot", {})]),
        (NAMED, None, None),
        (CHECKED, "right", ("Checked", "right")),
    ],
)
def test_a_value_is_completed(of: Any, value: Any, expected: Any) -> None:
    assert completed(of, value) == expected


@pytest.mark.parametrize(
    ("of", "value"),
    [
        (GraphQLNonNull(GraphQLList(GraphQLInt)), None),
        (GraphQLList(GraphQLNonNull(GraphQLInt)), [1, None]),
        (GraphQLList(GraphQLInt), "text"),
        (GraphQLList(GraphQLInt), {"a": 1}),
        (GraphQLList(GraphQLInt), 5),
        (GraphQLList(GraphQLInt), ValueError()),
        (GraphQLNonNull(SPOT), None),
        (GraphQLNonNull(SPOT), Undefined),
        (GraphQLList(GraphQLNonNull(SPOT)), [None]),
        (SPOT, ValueError()),
        (SPOT, Undefined),
        (GraphQLNonNull(NAMED), None),
        (NAMED, {"is": "Query"}),
        (NAMED, {"is": "Nothing"}),
        (STRANGE, 5),
        (STRANGE, CIRCUIT.name),
        (CHECKED, "wrong"),
    ],
)
def test_what_would_be_an_error_is_refused(of: Any, value: Any) -> None:
    with pytest.raises(NotWhole):
        completed(of, value)
