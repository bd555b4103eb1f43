"""Parameters in place of the values of a condition, so that the SQL of a filter is kept whatever its values are."""

from collections.abc import Hashable
from typing import Any

from django.db.models import Q

from ...compiled_queries import Parameter, Values
from .roots import field_at

#: Lookups that compare a column with one value, which may be a parameter.
_COMPARISONS = frozenset({"exact", "gt", "gte", "lt", "lte"})
#: Values of a list up to which there are parameters for them: each number of them has SQL of its own.
_MOST_LISTED = 8


class NoPlaceholders(Exception):
    """A condition has something that is compiled with its value."""


class Placeholders:
    """Takes values, and gives parameters for them.

    Attributes:
        values: of the parameters, by their names.
    """

    def __init__(self) -> None:
        self.values: Values = {}

    def name(self, value: Any) -> str:
        """Return the name of a new parameter for a value."""
        name = f"given_{len(self.values)}"
        self.values[name] = [value]
        return name

    def parameter(self, field: Any, value: Any) -> Parameter:
        """Return a new parameter for a value of a field."""
        return Parameter(field, name=self.name(value))

    def condition(self, given: Q) -> tuple[Q, Hashable]:
        """Return a condition with parameters in it, and what tells it from conditions of other SQL.

        Raises:
            NoPlaceholders: it has something that is compiled with its value.
        """
        made = Q(_connector=given.connector, _negated=given.negated)
        shape: list[Hashable] = [given.connector, given.negated]
        for child in given.children:
            if isinstance(child, Q):
                with_parameters, inner = self.condition(child)
            elif isinstance(child, tuple):
                with_parameters, inner = self._comparison(*child)
            else:
                with_parameters, inner = self.expression(child)
            made.children.append(with_parameters)
            shape.append(inner)
        return made, tuple(shape)

    def expression(self, given: Any) -> tuple[Any, Hashable]:
        """Return an expression with parameters in it, as it makes itself, and its shape.

        Raises:
            NoPlaceholders: it does not do so.
        """
        make = getattr(given, "with_placeholders", None)
        if make is None:
            raise NoPlaceholders(type(given).__name__)
        made: tuple[Any, Hashable] = make(self)
        return made

    def _comparison(self, lookup: str, value: Any) -> tuple[Any, Hashable]:
        field, operator = field_at(lookup)
        if operator == "isnull":
            return (lookup, value), (lookup, value)
        if operator == "in" and isinstance(value, list) and 0 < len(value) <= _MOST_LISTED:
            return (lookup, [self.parameter(field, each) for each in value]), (lookup, len(value))
        if operator not in _COMPARISONS or value is None or hasattr(value, "as_sql"):
            raise NoPlaceholders(lookup)
        return (lookup, self.parameter(field, value)), lookup
