"""List what is public of a kind: filtered, ordered, a page at a time."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from django.db.models import Count, Q, QuerySet

from ...conf import get_settings
from ...models import Publication
from ...projections.extensions import get_extensions
from ..reading.ids import BadInput
from ..reading.reader import Reader, Record, reader_of
from ..reading.rows import Row, parameter, read_rows
from .filters import Rule, condition_of
from .geo import Near, distance_m, near_in
from .ordering import (
    COMMON_COLUMNS,
    DISTANCE,
    DISTANCE_COLUMN,
    TITLE,
    Column,
    Term,
    beyond,
    cursor_of,
    order_values,
    signature,
    sql_order,
    terms_of,
)


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
        asked = _question(reader, self.with_extensions(), arguments)
        found = asked.rows(reader, locale)
        has_more = len(found) > asked.size
        found = found[: asked.size]
        if asked.is_backward:
            found.reverse()
        return ListPage(
            records=reader.batch(found),
            ends=(found[0], found[-1]) if found else None,
            count=partial(asked.count, reader, locale),
            terms=asked.terms,
            has_next_page=(arguments.get("before") is not None) if asked.is_backward else has_more,
            has_previous_page=has_more if asked.is_backward else (arguments.get("after") is not None),
            has_distance=asked.near is not None,
        )


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
    terms: list[Term]
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


@dataclass(frozen=True, slots=True)
class _Question:
    """The parsed arguments of a list."""

    kind: str
    condition: Q
    beyond: Q
    near: Near | None
    terms: list[Term]
    size: int
    is_backward: bool
    gate: Callable[[Reader], Q] | None

    @property
    def annotations(self) -> dict[str, Any]:
        distance = {"distance_m": distance_m(self.near)} if self.near else {}
        return distance | order_values(self.terms)

    def matching(self, reader: Reader, locale: Any) -> QuerySet[Publication]:
        found = reader.published(self.kind, locale).filter(self.condition)
        return found.filter(self.gate(reader)) if self.gate else found

    def page(self, reader: Reader, locale: Any) -> QuerySet[Publication]:
        """Return the page's rows, and one more that tells whether there is another page."""
        page = self.matching(reader, locale)
        # The distance comes first: an order and a cursor may be made of it.
        for name, expression in self.annotations.items():
            page = page.annotate(**{name: expression})
        order = sql_order(self.terms, is_backward=self.is_backward)
        return page.filter(self.beyond).order_by(*order)[: self.size + 1]

    def shape(self) -> Hashable | None:
        """Return what tells this question from others that ask for a whole kind from its start, if it is one."""
        is_plain = not self.condition and not self.beyond
        return (self.kind, signature(self.terms), self.size, self.is_backward) if is_plain else None

    def rows(self, reader: Reader, locale: str) -> list[Row]:
        shape, names = self.shape(), [*self.annotations]
        if shape is None:
            return read_rows(self.page(reader, locale), names)
        return reader.compiled_rows(
            shape, lambda any_: self.page(any_, parameter("locale")), {"locale": [locale]}, names
        )

    def count(self, reader: Reader, locale: str) -> int:
        if self.shape() is None:
            return self.matching(reader, locale).count()

        def build(any_reader: Reader) -> QuerySet[Any]:
            return self.matching(any_reader, parameter("locale")).values("site").annotate(total=Count("pk"))

        return reader.compiled_number(("count", self.kind), build, {"locale": [locale]}, "total")


def _question(reader: Reader, listing: Listing, arguments: Mapping[str, Any]) -> _Question:
    size, is_backward = page_size(arguments)
    chosen = arguments.get("filter") or {}
    near = near_in(chosen) if chosen else None
    terms = terms_of(
        arguments.get("order_by"), listing.all_columns, is_near=near is not None, usual=listing.usual_order
    )
    condition = Q()
    for argument, is_after in (("after", True), ("before", False)):
        if arguments.get(argument) is not None:
            condition &= beyond(arguments[argument], argument, terms, is_after=is_after)
    return _Question(
        kind=listing.kind,
        condition=condition_of(chosen, listing.rules, reader) if chosen else Q(),
        beyond=condition,
        near=near,
        terms=terms,
        size=size,
        is_backward=is_backward,
        gate=listing.condition,
    )
