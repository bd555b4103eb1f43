"""Reading of values: expressions of what a field of an object holds before it is completed."""

from functools import partial
from typing import Any, NamedTuple

from graphene.types.resolver import dict_or_attr_resolver
from graphql import FieldNode, GraphQLField, GraphQLObjectType

from ..reading.row_shapes import stored_of
from ..types.sources import OF_RECORD, SOURCE, Source
from .arguments import arguments_text
from .functions import Function
from .leaves import refused
from .needs import is_record
from .outcomes import NotCompiled


class Reading(NamedTuple):
    """The expression of a value, and whether an empty text in it is null."""

    text: str
    is_empty_null: bool = False


def read_text(
    function: Function, of: GraphQLObjectType, field: GraphQLField, node: FieldNode, info: str = "i"
) -> Reading:
    """Return how a field's value is read: from where it is stored, or by its resolver.

    Args:
        function: in which it stands.
        of: the type that has the field.
        field: that is read.
        node: of the query.
        info: expression of what a resolver is told.

    Raises:
        NotCompiled: the field has no resolver, or an argument that cannot be coerced.
    """
    source = field.extensions.get(SOURCE)
    if source is not None:
        return _stored(function, of, source)
    resolve: Any = field.resolve
    if resolve is None:
        raise NotCompiled(f"{node.name.value} has no resolver")
    given = arguments_text(function, field, node)
    if isinstance(resolve, partial) and resolve.func is dict_or_attr_resolver and not resolve.keywords:
        return Reading(_named(function, *map(function.constant, resolve.args)))
    return Reading(f"{function.constant(resolve)}(s, {info}{given})")


def _named(function: Function, name: str, default: str) -> str:
    is_dict = function.local("d", "isinstance(s, dict)")
    return f"(s.get({name}, {default}) if {is_dict} else getattr(s, {name}, {default}))"


def _stored(function: Function, of: GraphQLObjectType, source: Source) -> Reading:
    if source.is_column:
        # The name is one of ours.
        return Reading(
            f"s.{source.name}" if source.name in OF_RECORD else f"{function.local('r', 's.row')}.{source.name}"
        )
    key = function.constant(source.name)
    default = "" if source.default is None else f", {function.constant(source.default)}"
    payload = f"{function.constant(stored_of)}(s)" if is_record(of) else "s.payload"
    stored = f"{function.local('p', payload)}.get({key}{default})"
    if source.convert is None:
        return Reading(stored, not source.is_required)
    nothing = f"{function.constant(refused)}(v)" if source.is_required else "None"
    convert = function.constant(source.convert)
    return Reading(f"({nothing} if (v := {stored}) is None or v == '' else {convert}(s, v))")
