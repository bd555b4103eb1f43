"""Values of scalars and enums: written as they are where their type would change nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graphql import (
    GRAPHQL_MAX_INT,
    GRAPHQL_MIN_INT,
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLFloat,
    GraphQLID,
    GraphQLInt,
    GraphQLString,
    Undefined,
)

from .outcomes import NotWhole


@dataclass(frozen=True, slots=True)
class Short:
    """A way to write most values of a type without a call.

    Attributes:
        test: condition on ``{}``, the value.
        shown: expression of the written value; ``{}`` is the value, ``{names}`` is the table of names.
        names: of an enum, by stored value.
    """

    test: str
    shown: str = "{}"
    names: dict[str, str] | None = None


_TEXT = Short("{}.__class__ is str")
# No number less itself is something else than 0 but those that JSON does not have.
_SHORT = {
    GraphQLBoolean: Short("{}.__class__ is bool"),
    GraphQLFloat: Short("{}.__class__ is float and v - v == 0.0"),
    GraphQLID: _TEXT,
    GraphQLInt: Short(f"{{}}.__class__ is int and {GRAPHQL_MIN_INT} <= v <= {GRAPHQL_MAX_INT}"),
    GraphQLString: _TEXT,
}


def short_of(leaf: Any) -> Short | None:
    """Return the short way of a scalar or enum, ``None`` where each value has to be serialized."""
    if isinstance(leaf, GraphQLEnumType):
        return Short("{}.__class__ is str", "{names}[v]", _names_of(leaf))
    return _TEXT if leaf.serialize is str else _SHORT.get(leaf)


def serializer_of(leaf: Any, *, is_required: bool, is_empty_null: bool) -> Callable[[Any], Any]:
    """Return the function that writes any value of a scalar or enum, as graphql-core completes it.

    Args:
        leaf: the type.
        is_required: whether null may not be written.
        is_empty_null: whether an empty text is null.
    """
    serialize = leaf.serialize

    def write(value: Any) -> Any:
        if value is None or (is_empty_null and value == ""):
            return refused(value) if is_required else None
        if isinstance(value, Exception):
            # graphql-core raises it. Its ``Undefined`` is one.
            return refused(value)
        shown = serialize(value)
        return refused(value) if shown is None or shown is Undefined else shown

    return write


def refused(value: Any) -> None:
    """Refuse a value that would be an error.

    Raises:
        NotWhole: always.
    """
    raise NotWhole(type(value).__name__)


def _names_of(leaf: GraphQLEnumType) -> dict[str, str]:
    # Graphene finds by value, then by name.
    members = [*leaf.values, *(getattr(each.value, "value", each.value) for each in leaf.values.values())]
    return {stored: leaf.serialize(stored) for stored in members if isinstance(stored, str)}
