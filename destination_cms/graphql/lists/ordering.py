"""Orders of a list, and keyset cursors over them: stable while others publish and withdraw."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from typing import Any
from uuid import UUID

import graphene
from django.db.models import F

from ..reading.ids import BadInput, encode_cursor

MAX_TERMS = 3


#: Returns the path from a publication to a column, by its name.
At = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column to order by, what it is, and how a cursor's value of it is read again."""

    name: str
    description: str
    parse: Callable[[Any], Any]
    is_nullable: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A column with a direction. Rows without a value come last either way."""

    column: Column
    is_descending: bool = False

    @property
    def signature(self) -> str:
        return f"{'-' if self.is_descending else ''}{self.column.name}"


def _text(value: Any) -> str:
    if not isinstance(value, str) or "\x00" in value:
        raise ValueError(value)
    return value


def _number(value: Any) -> float | int:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(value)
    return value


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(_text(value))
    if moment.tzinfo is None:
        raise ValueError(value)
    # Neither database goes beyond the years 1 to 9999 in UTC.
    return moment.astimezone(UTC)


def text_column(name: str, description: str) -> Column:
    """Return a text column."""
    return Column(name, description, _text)


def number_column(name: str, description: str, *, is_nullable: bool = True) -> Column:
    """Return a number column."""
    return Column(name, description, _number, is_nullable)


def moment_column(name: str, description: str, *, is_nullable: bool = False) -> Column:
    """Return a date-time column."""
    return Column(name, description, _moment, is_nullable)


DISTANCE = "DISTANCE"
TITLE = text_column("title_key", "By title, as a dictionary of its language orders it; numbers by their value.")
UUID_COLUMN = Column("uuid", "", lambda value: UUID(_text(value)))
COMMON_COLUMNS: Mapping[str, Column] = {
    "TITLE": TITLE,
    "FIRST_PUBLISHED_AT": moment_column("first_published_at", "By the moment of first publication."),
    "LAST_PUBLISHED_AT": moment_column("last_published_at", "By the moment of the last change."),
}
DISTANCE_COLUMN = number_column("distance_m", "By distance from 'near' in the filter, in metres.", is_nullable=False)


def _describe_direction(value: Any) -> str:
    if value is None:
        return "Direction of the order."
    return "Smallest, earliest or nearest first." if value.value == "ASC" else "Greatest, latest or farthest first."


OrderDirection = graphene.Enum.from_enum(
    Enum("OrderDirection", {"ASC": "ASC", "DESC": "DESC"}), description=_describe_direction
)


def order_of(name: str, columns: Mapping[str, Column]) -> Any:
    """Return the input type ``<name>Order`` over these columns, by enum value."""
    members = Enum(f"{name}OrderField", {value: value for value in columns})  # type: ignore[misc]

    def describe(value: Any) -> str:
        return f"What a list of {name} is ordered by." if value is None else columns[value.value].description

    field_enum = graphene.Enum.from_enum(members, description=describe)
    fields = {
        "__doc__": f"One order of a list of {name}; rows without a value come last.",
        "field": field_enum(required=True, description="What to order by."),
        "direction": OrderDirection(required=True, default_value="ASC", description="Direction of the order."),
    }
    return type(f"{name}Order", (graphene.InputObjectType,), fields)


def terms_of(
    order_by: Sequence[Mapping[str, Any]] | None,
    columns: Mapping[str, Column],
    *,
    is_near: bool,
    usual: tuple[str, str] = ("TITLE", "ASC"),
) -> list[Term]:
    """Return the terms of an ``orderBy``, or of the usual order, the UUID last so that no two rows are equal.

    Raises:
        BadInput: there are too many terms, one stands twice, or DISTANCE lacks its point.
    """
    field, direction = (DISTANCE, "ASC") if is_near else usual
    given = order_by or [{"field": field, "direction": direction}]
    if len(given) > MAX_TERMS:
        raise BadInput(f"The argument 'orderBy' has more than {MAX_TERMS} parts.")
    terms = []
    for part in given:
        name, direction = _value(part["field"]), _value(part.get("direction") or "ASC")
        if name == DISTANCE and not is_near:
            raise BadInput("To order by DISTANCE, give 'filter.location.near'.")
        terms.append(Term(columns[name], direction == "DESC"))
    if len({term.column.name for term in terms}) < len(terms):
        raise BadInput("The argument 'orderBy' names a field twice.")
    # In the direction of what stands before it, so that one index serves both.
    return [*terms, Term(UUID_COLUMN, terms[-1].is_descending)]


def sql_order(terms: Sequence[Term], *, is_backward: bool, at: At = str) -> list[Any]:
    """Return the expressions to order by, forward or from the end; ``at`` gives the path to a column."""
    expressions = []
    for term in terms:
        column = F(at(term.column.name))
        # An index serves the order of a column only if the query does not state the position of nulls.
        nulls: dict[str, Any] = {}
        if term.column.is_nullable:
            nulls = {"nulls_first": True} if is_backward else {"nulls_last": True}
        is_down = term.is_descending != is_backward
        expressions.append(column.desc(**nulls) if is_down else column.asc(**nulls))
    return expressions


def order_values(terms: Sequence[Term], at: At = str) -> dict[str, F]:
    """Return the annotations from which ``cursor_of`` reads a row's place; ``at`` gives the path to a column.

    The distance is none of them: a row that is found by it has it anyway.
    """
    named = zip(order_names(terms), terms, strict=True)
    return {name: F(at(term.column.name)) for name, term in named if term.column is not DISTANCE_COLUMN}


def order_names(terms: Sequence[Term]) -> list[str]:
    """Return the names under which a row has the values of its place."""
    return [
        term.column.name if term.column is DISTANCE_COLUMN else f"order_{number}" for number, term in enumerate(terms)
    ]


def cursor_of(row: Any, terms: Sequence[Term]) -> str:
    """Return the cursor of a row that was read with ``order_values``."""
    values = (cursor_value(row.value(name)) for name in order_names(terms))
    return encode_cursor([signature(terms), *values])


def signature(terms: Sequence[Term]) -> str:
    """Return a text that tells this order from others."""
    return ",".join(term.signature for term in terms)


def cursor_value(value: Any) -> Any:
    """Return a column's value as a cursor holds it."""
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _value(value: Any) -> str:
    return str(getattr(value, "value", value))
