"""A field is read as its own resolver reads it, without a call where its value is stored."""

from contextlib import suppress
from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest
from graphene.types.resolver import dict_or_attr_resolver
from graphene.types.schema import TypeMap
from graphql import GraphQLField, GraphQLObjectType, GraphQLString

from destination_cms.graphql.compiled.functions import Function
from destination_cms.graphql.compiled.outcomes import NotCompiled, NotWhole
from destination_cms.graphql.compiled.reading import read_text
from destination_cms.graphql.reading.rows import DamagedRecord
from destination_cms.graphql.types.records import RecordType
from destination_cms.graphql.types.sources import SOURCE, Source

from .test_arguments import info, node


class Thing(RecordType):
    class Meta:
        name = "TestReadThing"


PART = GraphQLObjectType("Part", {})
RECORD = TypeMap().add_type(Thing)


def read(field: GraphQLField, source: Any) -> Any:
    function = Function()
    return function.returning(read_text(function, PART, field, node("name")).text)(source, info())


@pytest.mark.parametrize(
    "source",
    [
        Source("title", is_column=True),
        Source("url", is_column=True),
        Source("note"),
        Source("note", default="usual"),
        Source("note", is_required=True),
        Source("note", convert=lambda shown, value: (shown.url, value)),
        Source("note", is_required=True, convert=lambda shown, value: (shown.url, value)),
    ],
    ids=["column", "record", "key", "default", "required", "converted", "required and converted"],
)
@pytest.mark.parametrize("payload", [{"note": "words"}, {"note": 5}, {"note": ""}, {"note": None}, {}], ids=repr)
@pytest.mark.parametrize("of", [PART, RECORD], ids=str)
def test_a_stored_value_is_what_its_resolver_gives(
    of: GraphQLObjectType, source: Source, payload: dict[str, Any]
) -> None:
    row = SimpleNamespace(title="Title", key="k", kind="spot", is_whole=True)
    shown = SimpleNamespace(row=row, url="/fr/", payload=payload)
    field = GraphQLField(GraphQLString, extensions={SOURCE: source})
    function, expected, found = Function(), None, None
    with suppress(DamagedRecord):
        expected = source.resolver()(shown, None)
    text, is_empty_null = read_text(function, of, field, node("name"))
    with suppress(NotWhole):
        found = function.returning(text)(shown, info())

    assert (None if is_empty_null and found == "" else found) == expected


@pytest.mark.parametrize("shown", [{"name": "here"}, SimpleNamespace(name="here"), {}, SimpleNamespace()])
def test_graphenes_own_resolver_is_written_out(shown: Any) -> None:
    field = GraphQLField(GraphQLString, resolve=partial(dict_or_attr_resolver, "name", "absent"))

    assert read(field, shown) == ("here" if shown in ({"name": "here"}, SimpleNamespace(name="here")) else "absent")


def test_any_other_resolver_is_called() -> None:
    field = GraphQLField(GraphQLString, resolve=lambda shown, info: (shown, info.schema is not None))

    assert read(field, "shown") == ("shown", True)


def test_a_field_without_a_resolver_is_not_compiled() -> None:
    with pytest.raises(NotCompiled, match="name"):
        read(GraphQLField(GraphQLString), {})


def test_a_resolver_is_told_what_is_given_for_it() -> None:
    function = Function()
    field = GraphQLField(GraphQLString, resolve=lambda shown, info: info)

    text = read_text(function, PART, field, node("name"), function.constant("told")).text

    assert function.returning(text)({}, info()) == "told"
