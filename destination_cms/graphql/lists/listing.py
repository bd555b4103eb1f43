"""List what is public of a kind: filtered, ordered, a page at a time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from django.db.models import Q
from graphql import GraphQLSchema

from ...conf import get_settings
from ...projections.extensions import get_extensions
from ..reading.ids import BadInput
from ..reading.needs import needs_of
from ..reading.reader import Reader, Record, reader_of
from ..reading.row_shapes import RowShape, shape_for
from ..reading.rows import Row
from .cursors import bound_of
from .filters import Rule, condition_of
from .geo import near_in
from .ordering import (
    COMMON_COLUMNS,
    DISTANCE,
    DISTANCE_COLUMN,
    TITLE,
    Column,
    Term,
    cursor_of,
    terms_of,
)
from .questions import Question
from .roots import Root, root_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The list of a kind.

    Attributes:
        kind: name of the kind of publication.
        name: name of its GraphQL type.
        rules: what the list is filtered by, by field name; see ``filters``. Without any, it has one order too.
        columns: what it is ordered by besides title and dates, by enum value.
        has_place: whether it is found by position.
        has_dates: whether it has dates of publication; what is public only while it is shown has none.
        has_locale: whether its rows are in a language.
        condition: called with the reader; returns what a row must meet to be in the list.
        usual_order: enum value and direction that a list is ordered by when nothing is asked for.
    """

    kind: str
    name: str
    rules: Mapping[str, Rule]
    columns: Mapping[str, Column] = field(default_factory=dict)
    has_place: bool = False
    has_dates: bool = True
    has_locale: bool = True
    condition: Callable[[Reader], Q] | None = None
    usual_order: tuple[str, str] = ("TITLE", "ASC")

    @property
    def root(self) -> Root:
        """Where its rows are found."""
        return root_of(self.kind)

    @property
    def all_columns(self) -> dict[str, Column]:
        place = {DISTANCE: DISTANCE_COLUMN} if self.has_place else {}
        common = COMMON_COLUMNS if self.has_dates else {"TITLE": TITLE}
        return {**common, **self.columns, **place}

    def with_extensions(self) -> "Listing":
        """Return the listing with the filters and orders that the registered verticals add to its kind."""
        rules, columns = dict(self.rules), dict(self.columns)
        for extension in get_extensions().get(self.kind, ()):
            rules |= extension.filters
            # What an extension is not for has no index row of it.
            columns |= {name: replace(column, is_nullable=True) for name, column in extension.orders.items()}
        return replace(self, rules=rules, columns=columns)

    def resolve(self, root: Any, info: Any, **arguments: Any) -> "ListPage":
        """Return a page of what is public of the kind: the resolver of the root field.

        Raises:
            BadInput: a number, a cursor, a filter or an order is out of its limits.
        """
        reader = reader_of(info)
        locale = reader.locale_of(arguments.get("locale")) if self.has_locale else ""
        columns = shape_for(needs_of(info, self.name), self.root.payload_columns)
        has_total = "totalCount" in needs_of(info, f"{self.name}Connection").columns
        asked = replace(_question(reader, self.with_extensions(), arguments, columns), has_total=has_total)
        hits = asked.hits(reader, locale)
        found = asked.rows(reader, locale, hits)
        has_more = len(found) > asked.size
        found = found[: asked.size]
        if asked.is_backward:
            found.reverse()
        return ListPage(
            records=reader.batch(found),
            ends=(found[0], found[-1]) if found else None,
            count=partial(asked.count, reader, locale, hits),
            terms=asked.terms,
            has_next_page=(arguments.get("before") is not None) if asked.is_backward else has_more,
            has_previous_page=has_more if asked.is_backward else (arguments.get("after") is not None),
            has_distance=asked.near is not None,
        )


def listings_of(schema: GraphQLSchema) -> dict[str, Listing]:
    """Return the lists of a schema with what extensions add to them, by the names of their root fields."""
    fields = schema.query_type.fields if schema.query_type else {}
    owners = {name: getattr(field.resolve, "__self__", None) for name, field in fields.items()}
    return {name: owner.with_extensions() for name, owner in owners.items() if isinstance(owner, Listing)}


def page_size(arguments: Mapping[str, Any]) -> tuple[int, bool]:
    """Return how many nodes a page has, and whether it is counted from the end.

    Raises:
        BadInput: both numbers are given, or one is out of its limits.
    """
    first, last = arguments.get("first"), arguments.get("last")
    most = get_settings()["MAX_PAGE_SIZE"]
    if first is not None and last is not None:
        raise BadInput("The arguments 'first' and 'last' exclude each other.")
    for name, value in (("first", first), ("last", last)):
        if value is not None and not 1 <= value <= most:
            code = "PAGE_TOO_LARGE" if value > most else "BAD_USER_INPUT"
            raise BadInput(f"The argument '{name}' must be from 1 to {most}.", code)
    return last or first or get_settings()["DEFAULT_PAGE_SIZE"], last is not None


@dataclass(slots=True)
class ListPage:
    """A page of a list; the total is counted only when it is asked for."""

    records: list[Record]
    #: First and last row, also where a damaged one is left out: clients go on from them.
    ends: tuple[Row, Row] | None
    count: Callable[[], int]
    terms: Sequence[Term]
    has_next_page: bool
    has_previous_page: bool
    has_distance: bool

    @property
    def edges(self) -> "list[ListEdge]":
        return [ListEdge(record, self) for record in self.records]

    @property
    def nodes(self) -> list[Record]:
        return self.records

    @property
    def page_info(self) -> "ListPage":
        return self

    @property
    def start_cursor(self) -> str | None:
        return cursor_of(self.ends[0], self.terms) if self.ends else None

    @property
    def end_cursor(self) -> str | None:
        return cursor_of(self.ends[1], self.terms) if self.ends else None

    @property
    def total_count(self) -> int:
        return self.count()


@dataclass(slots=True)
class ListEdge:
    """One record of a page; its cursor is written only when it is asked for."""

    node: Record
    page: ListPage

    @property
    def cursor(self) -> str:
        return cursor_of(self.node.row, self.page.terms)

    @property
    def distance_meters(self) -> float | None:
        return self.node.row.value("distance_m") if self.page.has_distance else None


def _question(reader: Reader, listing: Listing, arguments: Mapping[str, Any], columns: RowShape) -> Question:
    size, is_backward = page_size(arguments)
    chosen = arguments.get("filter") or {}
    near = near_in(chosen) if chosen else None
    terms = terms_of(
        arguments.get("order_by"), listing.all_columns, is_near=near is not None, usual=listing.usual_order
    )
    bounds = [
        bound_of(arguments[argument], argument, terms, is_after=argument == "after")
        for argument in ("after", "before")
        if arguments.get(argument) is not None
    ]
    return Question(
        root=listing.root,
        condition=condition_of(chosen, listing.rules, reader) if chosen else Q(),
        bounds=bounds,
        near=near,
        terms=terms,
        size=size,
        is_backward=is_backward,
        gate=listing.condition,
        columns=columns,
    )
