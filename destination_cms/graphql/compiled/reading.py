"""Reading of values: expressions of what a field of an object holds before it is completed."""

from functools import partial
from typing import Any, NamedTuple

from graphene.types.resolver import dict_or_attr_resolver
from graphql import FieldNode, GraphQLField

from ..types.sources import OF_RECORD, SOURCE, Source
from .arguments import arguments_text
from .functions import Function
from .leaves import refused
from .outcomes import NotCompiled


class Reading(NamedTuple):
    """The expression of a value, and whether an empty text in it is null."""

    text: str
    is_empty_null: bool = False


def read_text(function: Function, field: GraphQLField, node: FieldNode) -> Reading:
    """Return how a field's value is read: from where it is stored, or by its resolver.

    Raises:
        NotCompiled: the field has no resolver, or an argument that cannot be coerced.
    """
    source = field.extensions.get(SOURCE)
    if source is not None:
        return _stored(function, source)
    resolve: Any = field.resolve
    if resolve is None:
        raise NotCompiled(f"{node.name.value} has no resolver")
    given = arguments_text(function, field, node)
    if isinstance(resolve, partial) and resolve.func is dict_or_attr_resolver and not resolve.keywords:
        return Reading(_named(function, *map(function.constant, resolve.args)))
    return Reading(f"{function.constant(resolve)}(s, i{given})")


def _named(function: Function, name: str, default: str) -> str:
    is_dict = function.local("d", "isinstance(s, dict)")
    return f"(s.get({name}, {default}) if {is_dict} else getattr(s, {name}, {default}))"


def _stored(function: Function, source: Source) -> Reading:
    if source.is_column:
        # The name is one of ours.
        return Reading(
            f"s.{source.name}" if source.name in OF_RECORD else f"{function.local('r', 's.row')}.{source.name}"
        )
    key = function.constant(source.name)
    default = "" if source.default is None else f", {function.constant(source.default)}"
    stored = f"{function.local('p', 's.payload')}.get({key}{default})"
    if source.convert is None:
        return Reading(stored, not source.is_required)
    nothing = f"{function.constant(refused)}(v)" if source.is_required else "None"
    convert = function.constant(source.convert)
    return Reading(f"({nothing} if (v := {stored}) is None or v == '' else {convert}(s, v))")
