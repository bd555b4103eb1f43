"""Completion of values: expressions that write a value as its type in the schema says."""

from collections.abc import Callable
from typing import Any

from graphql import (
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    default_type_resolver,
    is_abstract_type,
    is_leaf_type,
)
from graphql.pyutils import is_iterable

from .functions import Function, Written
from .leaves import refused, serializer_of, short_of
from .outcomes import NotWhole

#: Types of what is not an object. graphql-core raises an exception that a resolver returns; its ``Undefined`` is one.
_NOTHING = (type(None), Exception)

#: Returns the function that writes an object of a type.
Writers = Callable[[GraphQLObjectType], Written]


def completed_text(
    function: Function,
    schema: GraphQLSchema,
    declared: Any,
    value: str,
    writers: Writers,
    *,
    is_empty_null: bool = False,
) -> str:
    """Return the expression of a completed value.

    Args:
        function: in which it stands.
        schema: that is asked.
        declared: type of the field or of the items of a list.
        value: expression of the value.
        writers: for the objects in it.
        is_empty_null: whether an empty text is null.
    """
    is_required = isinstance(declared, GraphQLNonNull)
    of = declared.of_type if is_required else declared
    if is_leaf_type(of):
        return _leaf_text(function, of, value, is_required=is_required, is_empty_null=is_empty_null)
    if isinstance(of, GraphQLList):
        return _list_text(function, schema, of, value, writers, is_required=is_required, is_empty_null=is_empty_null)
    write = _abstract(schema, of, writers) if is_abstract_type(of) else _checked(of, writers(of))
    nothing = function.constant(refused if is_required else _null)
    found = _named(value)
    return (
        f"{function.constant(write)}(v, i) if not isinstance({found}, {function.constant(_NOTHING)}) else {nothing}(v)"
    )


def _leaf_text(function: Function, of: Any, value: str, *, is_required: bool, is_empty_null: bool) -> str:
    write = function.constant(serializer_of(of, is_required=is_required, is_empty_null=is_empty_null))
    short = short_of(of)
    if short is None:
        return f"{write}({value})"
    names = function.constant(short.names) if short.names is not None else ""
    test = short.test.format(_named(value)) + (" and v != ''" if is_empty_null else "")
    return f"{short.shown.format('v', names=names)} if {test} else {write}(v)"


def _list_text(
    function: Function,
    schema: GraphQLSchema,
    of: Any,
    value: str,
    writers: Writers,
    *,
    is_required: bool,
    is_empty_null: bool,
) -> str:
    inner = Function()
    item = completed_text(inner, schema, of.of_type, "v", writers)
    write = inner.returning(f"[{item} for v in s]")

    def other(value: Any, info: Any) -> Any:
        if value is None or (is_empty_null and value == ""):
            return refused(value) if is_required else None
        return write(value, info) if is_iterable(value) else refused(value)

    found = _named(value)
    return f"{function.constant(write)}(v, i) if {found}.__class__ is list else {function.constant(other)}(v, i)"


def _named(value: str) -> str:
    return "v" if value == "v" else f"(v := {value})"


def _null(value: Any) -> None:
    if isinstance(value, Exception):
        refused(value)


def _checked(of: GraphQLObjectType, write: Written) -> Written:
    """Return the function that writes an object of a type, of which the type may say that it is not one."""
    is_type_of = of.is_type_of
    if is_type_of is None:
        return write
    return lambda value, info: write(value, info) if is_type_of(value, info) else refused(value)


def _abstract(schema: GraphQLSchema, of: Any, writers: Writers) -> Written:
    """Return the function that writes an object of any type that an interface or union allows."""
    resolve: Any = of.resolve_type or default_type_resolver
    known: dict[str, Written] = {}

    def writer_of(name: Any) -> Written:
        found = schema.get_type(name) if isinstance(name, str) else None
        if not isinstance(found, GraphQLObjectType) or not schema.is_sub_type(of, found):
            raise NotWhole(f"{of.name} is not {name}")
        known[name] = write = _checked(found, writers(found))
        return write

    def write(value: Any, info: Any) -> Any:
        name = resolve(value, info, of)
        return (known.get(name) or writer_of(name))(value, info)

    return write
