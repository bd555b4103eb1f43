"""Keyset cursors: the rows that come after or before a place in an order, found by the order's index."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import BooleanField, F, Func, Q

from ...compiled_queries import Parameter
from ..reading.ids import BadInput, decode_cursor
from .ordering import At, Term, signature
from .placeholders import NoPlaceholders


@dataclass(frozen=True, slots=True)
class Bound:
    """A place in an order that a page starts after, or ends before; a value for each term, ``None`` where it has none."""

    terms: Sequence[Term]
    values: Sequence[Any]
    is_after: bool

    @property
    def is_among_empty(self) -> bool:
        """Whether it lies among the rows without a value for the first term, which come last."""
        return self.values[0] is None

    def condition(self, at: At = str) -> Q:
        """Return what the rows on its far side meet; ``at`` gives the path to a column."""
        if self._is_one_way:
            return Q(_Beyond([at(term.column.name) for term in self.terms], self.values, self._operator(self.terms[0])))
        condition, equal = Q(pk__in=[]), Q()
        for term, value in zip(self.terms, self.values, strict=True):
            condition |= equal & self._strictly(term, value, at)
            name = at(term.column.name)
            equal &= Q(**{f"{name}__isnull": True}) if value is None else Q(**{name: value})
        return condition & self._at_least(at)

    def with_placeholders(self, placeholders: Any) -> "tuple[Bound, Hashable]":
        """Return the same place with parameters in place of its values, and its shape.

        Raises:
            NoPlaceholders: the database cannot compare all values at once.
        """
        if not self._is_one_way:
            raise NoPlaceholders("cursor")
        given = [Given(placeholders.name(value)) for value in self.values]
        return replace(self, values=given), ("cursor", self.is_after)

    @property
    def _is_one_way(self) -> bool:
        """Whether the database can compare all values at once."""
        directions = {term.is_descending for term in self.terms}
        return len(directions) == 1 and not any(term.column.is_nullable for term in self.terms[1:]) and self._has_all

    @property
    def _has_all(self) -> bool:
        is_last = self.terms[0].column.is_nullable and self.is_after
        return None not in self.values and not is_last

    def _operator(self, term: Term) -> str:
        return "<" if term.is_descending == self.is_after else ">"

    def _at_least(self, at: At) -> Q:
        """Return a wider condition on the first term, which an index serves."""
        first, value = self.terms[0], self.values[0]
        if value is None or (first.column.is_nullable and self.is_after):
            return Q()
        comparison = "lte" if self._operator(first) == "<" else "gte"
        return Q(**{f"{at(first.column.name)}__{comparison}": value})

    def _strictly(self, term: Term, value: Any, at: At) -> Q:
        """Return the condition that a column alone lies beyond a value; having none is the last of all."""
        name = at(term.column.name)
        if value is None:
            return Q(pk__in=[]) if self.is_after else Q(**{f"{name}__isnull": False})
        beyond_value = Q(**{f"{name}__{'lt' if self._operator(term) == '<' else 'gt'}": value})
        return (
            beyond_value | Q(**{f"{name}__isnull": True}) if self.is_after and term.column.is_nullable else beyond_value
        )


@dataclass(frozen=True, slots=True)
class Given:
    """The name of a parameter in place of a value."""

    name: str


class _Beyond(Func):
    """Columns that are, one after the other, more or less than values: ``(a, b) > (1, 2)``."""

    output_field = BooleanField()

    def __init__(self, paths: Sequence[str], values: Sequence[Any], operator: str) -> None:
        super().__init__(*(F(path) for path in paths))
        self.values, self.operator = tuple(values), operator

    @property
    def identity(self) -> Any:
        return (*super().identity, self.values, self.operator)

    def as_sql(self, compiler: Any, connection: Any, *_: Any, **extra: Any) -> Any:
        columns, parameters, given = [], [], []
        for expression, value in zip(self.source_expressions, self.values, strict=True):
            sql, own = compiler.compile(expression)
            columns.append(sql)
            parameters += own
            field = expression.output_field
            is_given = isinstance(value, Given)
            given.append(Parameter(field, name=value.name) if is_given else field.get_db_prep_value(value, connection))
        places = ", ".join(["%s"] * len(given))
        return f"({', '.join(columns)}) {self.operator} ({places})", [*parameters, *given]


def bound_of(cursor: str, argument: str, terms: Sequence[Term], *, is_after: bool) -> Bound:
    """Return the place that a cursor means.

    Raises:
        BadInput: the text is not a cursor of a list in this order.
    """
    values = decode_cursor(cursor, argument)
    if len(values) != len(terms) + 1 or values[0] != signature(terms):
        raise BadInput(f"The argument '{argument}' is not a cursor of this list in this order.")
    try:
        parsed = [
            None if value is None else term.column.parse(value) for term, value in zip(terms, values[1:], strict=True)
        ]
    except (ValueError, TypeError, OverflowError) as error:
        raise BadInput(f"The argument '{argument}' is not a cursor of this list.") from error
    return Bound(terms, parsed, is_after)
