"""List what is public of a kind: filtered, ordered, a page at a time."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Count, Q, QuerySet

from ..models import Publication
from .context import reader_of
from .filters import condition_of
from .geo import Near, distance_m, near_of
from .listing import Listing, page_size
from .ordering import Term, beyond, cursor_of, order_values, signature, sql_order, terms_of
from .reader import Reader, Record
from .rows import Row, rows_of, slot


@dataclass(slots=True)
class ListPage:
    """A page of a list; the total is counted only when it is asked for."""

    records: list[Record]
    count: Callable[[], int]
    terms: list[Term]
    has_next_page: bool
    has_previous_page: bool
    has_distance: bool

    @property
    def edges(self) -> list[dict[str, Any]]:
        return [
            {
                "cursor": cursor_of(record.row, self.terms),
                "node": record,
                "distance_meters": record.row.value("distance_m") if self.has_distance else None,
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
        return self.count()


@dataclass(frozen=True, slots=True)
class _Question:
    """What the arguments of a list ask for."""

    kind: str
    condition: Q
    beyond: Q
    near: Near | None
    terms: list[Term]
    size: int
    is_backward: bool

    @property
    def annotations(self) -> dict[str, Any]:
        distance = {"distance_m": distance_m(self.near)} if self.near else {}
        return distance | order_values(self.terms)

    def matching(self, reader: Reader, locale: Any) -> QuerySet[Publication]:
        return reader.published(self.kind, locale).filter(self.condition)

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
            return rows_of(self.page(reader, locale), names)
        return reader.by_shape(shape, lambda any_: self.page(any_, slot("locale")), {"locale": [locale]}, names)

    def count(self, reader: Reader, locale: str) -> int:
        if self.shape() is None:
            return self.matching(reader, locale).count()

        def build(any_reader: Reader) -> QuerySet[Any]:
            return self.matching(any_reader, slot("locale")).values("site").annotate(total=Count("pk"))

        return reader.number_by_shape(("count", self.kind), build, {"locale": [locale]}, "total")


def list_published(info: Any, listing: Listing, arguments: Mapping[str, Any]) -> ListPage:
    """Return a page of what is public of a kind.

    Raises:
        BadInput: a number, a cursor, a filter or an order is out of its limits.
    """
    reader = reader_of(info)
    locale = arguments.get("locale") or reader.site.default_locale
    asked = _question(listing, arguments)
    found = asked.rows(reader, locale)
    has_more = len(found) > asked.size
    found = found[: asked.size]
    if asked.is_backward:
        found.reverse()
    return ListPage(
        records=reader.batch(found),
        count=partial(asked.count, reader, locale),
        terms=asked.terms,
        has_next_page=(arguments.get("before") is not None) if asked.is_backward else has_more,
        has_previous_page=has_more if asked.is_backward else (arguments.get("after") is not None),
        has_distance=asked.near is not None,
    )


def _question(listing: Listing, arguments: Mapping[str, Any]) -> _Question:
    size, is_backward = page_size(arguments)
    chosen = arguments.get("filter") or {}
    near = _near(chosen)
    terms = terms_of(
        arguments.get("order_by"), listing.all_columns, is_near=near is not None, usual=listing.usual_order
    )
    condition = Q()
    for argument, is_after in (("after", True), ("before", False)):
        if arguments.get(argument) is not None:
            condition &= beyond(arguments[argument], argument, terms, is_after=is_after)
    return _Question(
        kind=listing.kind,
        condition=condition_of(chosen, listing.rules),
        beyond=condition,
        near=near,
        terms=terms,
        size=size,
        is_backward=is_backward,
    )


def _near(chosen: Mapping[str, Any]) -> Near | None:
    """Return the point that distances are counted from: that of the filter's outermost level."""
    near = (chosen.get("location") or {}).get("near")
    return near_of(near) if near is not None else None
