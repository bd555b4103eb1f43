"""Arguments of a field: coerced by graphql-core, once for a query where nothing in them changes."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

from graphql import FieldNode, GraphQLError, GraphQLField, ListValueNode, ObjectValueNode, VariableNode
from graphql.execution import get_argument_values

from .functions import Function
from .outcomes import NotCompiled

#: Values that no resolver can change; it may change a list or a filter that it is given.
_FIXED = (str, int, float, date, Enum, type(None))


class Arguments:
    """The arguments of one field of a query."""

    def __init__(self, field: GraphQLField, node: FieldNode) -> None:
        self._field, self._node = field, node

    def coerced(self, variables: dict[str, Any]) -> dict[str, Any]:
        """Return them with the variables of a request, by their names in Python.

        Raises:
            GraphQLError: a variable does not fit.
        """
        return get_argument_values(self._field, self._node, variables)


def arguments_text(function: Function, field: GraphQLField, node: FieldNode) -> str:
    """Return what stands in a call of the field's resolver behind ``info``; empty where there are no arguments.

    Raises:
        NotCompiled: the query gives an argument that cannot be coerced.
    """
    given = Arguments(field, node)
    if any(_has_variable(argument.value) for argument in node.arguments):
        return f", **i.arguments({function.constant(given)})"
    try:
        values = given.coerced({})
    except GraphQLError as error:
        raise NotCompiled(error.message) from error
    if not values:
        return ""
    if _are_fixed(values):
        return f", **{function.constant(values)}"
    return f", **i.arguments({function.constant(given)})"


def _are_fixed(values: Mapping[str, Any]) -> bool:
    return all(isinstance(value, _FIXED) for value in values.values())


def _has_variable(value: Any) -> bool:
    if isinstance(value, VariableNode):
        return True
    if isinstance(value, ListValueNode):
        return any(map(_has_variable, value.values))
    return isinstance(value, ObjectValueNode) and any(_has_variable(field.value) for field in value.fields)
