"""List what is public of a kind: filtered, ordered, a page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import graphene
from django.db.models import QuerySet

from ..conf import get_settings
from ..models import Publication
from .context import reader_of
from .filters import Rule, condition_of, filter_of
from .geo import Near, distance_m, near_of
from .ids import BadInput
from .ordering import (
    COMMON_COLUMNS,
    DISTANCE,
    DISTANCE_COLUMN,
    Column,
    Term,
    beyond,
    cursor_of,
    order_of,
    order_values,
    sql_order,
    terms_of,
)
from .reader import Record
from .scalars import Locale


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """How a kind is listed.

    Attributes:
        kind: name of the kind of publication.
        name: name of its GraphQL type.
        rules: what the list is filtered by, by field name; see ``filters``.
        columns: what it is ordered by besides title and dates, by enum value.
        has_place: whether it is found by position.
    """

    kind: str
    name: str
    rules: Mapping[str, Rule]
    columns: Mapping[str, Column] = field(default_factory=dict)
    has_place: bool = False

    @property
    def all_columns(self) -> dict[str, Column]:
        place = {DISTANCE: DISTANCE_COLUMN} if self.has_place else {}
        return {**COMMON_COLUMNS, **self.columns, **place}

    def arguments(self) -> dict[str, Any]:
        """Return the arguments of the root field."""
        most, usual = get_settings()["MAX_PAGE_SIZE"], get_settings()["DEFAULT_PAGE_SIZE"]
        order = order_of(self.name, self.all_columns)
        return {
            "first": graphene.Int(description=f"Nodes from the start, 1 to {most}; {usual} without first and last."),
            "after": graphene.String(description="Only what follows this cursor."),
            "last": graphene.Int(description=f"Nodes from the end, 1 to {most}; not together with first."),
            "before": graphene.String(description="Only what precedes this cursor."),
            "locale": Locale(description="Language; the site's main one when absent."),
            "filter": graphene.Argument(filter_of(self.name, self.rules), description="Which ones; all when absent."),
            "order_by": graphene.List(
                graphene.NonNull(order), description="In which order, 3 parts at most; by title when absent."
            ),
        }


@dataclass(slots=True)
class ListPage:
    """A page of a list; the total is counted only when it is asked for."""

    records: list[Record]
    rows: QuerySet[Publication]
    terms: list[Term]
    has_next_page: bool
    has_previous_page: bool

    @property
    def edges(self) -> list[dict[str, Any]]:
        return [
            {
                "cursor": cursor_of(record.row, self.terms),
                "node": record,
                "distance_meters": getattr(record.row, "distance_m", None),
            }
            for record in self.records
        ]

    @property
    def nodes(self) -> list[Record]:
        return self.records

    @property
    def page_info(self) -> "ListPage":
        return self

    @property
    def start_cursor(self) -> str | None:
        return cursor_of(self.records[0].row, self.terms) if self.records else None

    @property
    def end_cursor(self) -> str | None:
        return cursor_of(self.records[-1].row, self.terms) if self.records else None

    @property
    def total_count(self) -> int:
        return self.rows.count()


def list_published(info: Any, listing: Listing, arguments: Mapping[str, Any]) -> ListPage:
    """Return a page of what is public of a kind.

    Raises:
        BadInput: a number, a cursor, a filter or an order is out of its limits.
    """
    reader = reader_of(info)
    size, is_backward = page_size(arguments)
    chosen = arguments.get("filter") or {}
    near = _near(chosen)
    terms = terms_of(arguments.get("order_by"), listing.all_columns, is_near=near is not None)
    rows = reader.published(listing.kind, arguments.get("locale") or reader.site.default_locale)
    rows = rows.filter(condition_of(chosen, listing.rules))
    page = rows.annotate(distance_m=distance_m(near)) if near else rows
    page = page.annotate(**order_values(terms))
    for argument, is_after in (("after", True), ("before", False)):
        if arguments.get(argument) is not None:
            page = page.filter(beyond(arguments[argument], argument, terms, is_after=is_after))
    found = list(page.order_by(*sql_order(terms, is_backward=is_backward))[: size + 1])
    has_more = len(found) > size
    found = found[:size]
    if is_backward:
        found.reverse()
    return ListPage(
        records=reader.batch(found),
        rows=rows,
        terms=terms,
        has_next_page=(arguments.get("before") is not None) if is_backward else has_more,
        has_previous_page=has_more if is_backward else (arguments.get("after") is not None),
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
            raise BadInput(f"The argument '{name}' has to be from 1 to {most}.", code)
    return last or first or get_settings()["DEFAULT_PAGE_SIZE"], last is not None


def _near(chosen: Mapping[str, Any]) -> Near | None:
    """Return the point that distances are counted from: that of the filter's outermost level."""
    near = (chosen.get("location") or {}).get("near")
    return near_of(near) if near is not None else None
