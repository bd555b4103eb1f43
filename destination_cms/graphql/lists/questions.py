"""The rows that a list asks for, in statements whose cost does not grow with the kind.

Without a filter, the order's index is walked from where the page starts. With one, the database is first asked for
the rows that meet it, up to a bound: so few are sorted, and where there are more, a walk along the order's index
soon finds a page of them. The nearest to a point are sorted at once: whatever lies within the radius has to be looked at.

The SQL is kept for each shape of a question, with parameters in place of its values; see ``placeholders``.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q, QuerySet

from ...compiled_queries import Statement, in_sequence
from ...models import Publication
from ..reading.reader import Reader
from ..reading.row_shapes import RowShape
from ..reading.rows import Row, parameter
from .cursors import Bound
from .geo import Near, distance_m, near_with_placeholders
from .hits import Hits, among, among_parameter, count_hits, count_meeting, count_rows, find_hits
from .ordering import DISTANCE_COLUMN, TITLE, Term, order_names, order_values, signature, sql_order
from .placeholders import NoPlaceholders, Placeholders
from .roots import Root, by_title, renamed, unindexed

#: Ways to the rows of a page: sort what lies within a radius, sort the few that meet a filter, walk along an order's index.
NEAREST, FEW, WALK = "nearest", "few", "walk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The parsed arguments of a list.

    Attributes:
        root: where its rows are found.
        condition: what the filter asks for; empty without a filter.
        bounds: where the page starts and ends.
        near: the point that distances are counted from.
        terms: the order.
        size: number of rows of the page.
        is_backward: whether it is counted from the end.
        gate: returns what every row of this list must meet.
        columns: what is read of each row.
        has_total: whether the number of all rows is shown, as far as is known.
    """

    root: Root
    condition: Q
    bounds: Sequence[Bound]
    near: Near | None
    terms: Sequence[Term]
    size: int
    is_backward: bool
    gate: Callable[[Reader], Q] | None
    columns: RowShape
    has_total: bool = False

    def hits(self, reader: Reader, locale: str) -> Hits | None:
        """Return the rows that meet the filter, or ``None`` where they need not be known; at most one statement."""
        if not self.condition or self.is_by_distance:
            return None
        return find_hits(reader, self.root, locale, self.condition, has_total=self.has_total)

    def rows(self, reader: Reader, locale: str, hits: Hits | None) -> list[Row]:
        """Return the page's rows, and one more that tells whether there is another page; one statement."""
        is_few = hits is not None and hits.is_all
        if hits is not None and is_few and not hits.pks:
            return []
        way = NEAREST if self.is_by_distance else FEW if is_few else WALK
        try:
            rows = self._kept(reader, locale, hits, way)
        except NoPlaceholders:
            chosen = among(hits) if hits is not None and way is FEW else Q()
            statement = self._statement(way, reader, reader.site.pk, locale, chosen, is_due=reader.is_due)
            rows = self.columns.rows(reader, statement, statement.fetch())
        if self.terms[0].column.is_nullable:
            # SQL does not promise that the parts of a union stay in sequence.
            rows.sort(key=lambda row: row.is_null("order_0") != self.is_backward)
        return rows

    def _kept(self, reader: Reader, locale: str, hits: Hits | None, way: str) -> list[Row]:
        """Return the rows by a statement whose SQL is kept.

        Raises:
            NoPlaceholders: it cannot be.
        """
        placeholders = Placeholders()
        asked, shape = self._with_placeholders(placeholders)
        values = placeholders.values | {"locale": [locale], **({"among": hits.pks} if hits is not None else {})}
        is_due = reader.is_due
        return reader.compiled_rows(
            (way, self.root.kind, signature(self.terms), self.size, self.is_backward, is_due, shape),
            lambda any_: asked._statement(  # noqa: SLF001 - a question too
                way, any_, parameter("site"), parameter("locale"), among_parameter(), is_due=is_due
            ),
            values,
            self._annotation_names,
            self.columns,
        )

    def _with_placeholders(self, placeholders: Placeholders) -> "tuple[Question, Hashable]":
        """Return the same question with parameters in place of its values, and what tells it from others.

        Raises:
            NoPlaceholders: it has something that is compiled with its value.
        """
        condition, shape = placeholders.condition(self.condition)
        bounds = [bound.with_placeholders(placeholders) for bound in self.bounds]
        near = near_with_placeholders(self.near, placeholders) if self.near else None
        asked = replace(self, condition=condition, bounds=[bound for bound, _ in bounds], near=near)
        return asked, (shape, *(of_bound for _, of_bound in bounds))

    def _statement(self, way: str, reader: Reader, site: Any, locale: Any, chosen: Q, *, is_due: bool) -> Statement:
        """Return the statement of a way to the rows; ``chosen`` are the few that meet the filter."""
        if way == WALK:
            return self._walk(reader, site, locale)
        if way == FEW:
            return self._sort(reader, chosen)
        meeting = Q(renamed(self.condition, self.root.within), site=site, locale=locale)
        return self._sort(reader, meeting & reader.unexpired("publication__") if is_due else meeting)

    @property
    def is_by_distance(self) -> bool:
        """Whether the nearest come first: what lies within the radius is sorted, as no index has the distances."""
        return self.near is not None and self.terms[0].column is DISTANCE_COLUMN and self.root.index is not None

    def count(self, reader: Reader, locale: str, hits: Hits | None) -> int:
        """Return the number of all rows of the list; at most one statement."""
        if hits is not None:
            return count_hits(reader, self.root, locale, self.condition, hits)
        if self.condition:
            return count_meeting(reader, self.root, locale, self.condition)
        return count_rows(reader, self.root.kind, locale, self.gate)

    @property
    def _annotation_names(self) -> list[str]:
        distance = [DISTANCE_COLUMN.name] if self.near else []
        return [*dict.fromkeys([*distance, *order_names(self.terms)])]

    @property
    def _annotations(self) -> dict[str, Any]:
        # The distance comes first: an order and a cursor may be made of it.
        distance = {"distance_m": distance_m(self.near)} if self.near else {}
        return distance | order_values(self.terms, self.root.at)

    def _sort(self, reader: Reader, chosen: Q) -> Statement:
        """Return the statement that sorts the rows that meet a condition, and reads those of the page."""
        # Sorted are index rows: publications would carry their payloads along.
        page: QuerySet[Any] = self.root.model._default_manager.filter(chosen)
        if self.near:
            page = page.annotate(distance_m=distance_m(self.near))
        for bound in self.bounds:
            page = page.filter(bound.condition(self.root.within))
        order = sql_order(self.terms, is_backward=self.is_backward, at=self.root.within)
        first = page.order_by(*order)[: self.size + 1].values("pk")
        found = self._annotated(reader.public().filter(pk__in=first))
        return self._compiled([found.order_by(*sql_order(self.terms, is_backward=self.is_backward, at=self.root.at))])

    def _walk(self, reader: Reader, site: Any, locale: Any) -> Statement:
        """Return the statement that walks along the order, and leaves out what does not meet the filter."""
        first, *others = self.terms
        if not first.column.is_nullable:
            return self._compiled([self._part(reader, site, locale, self.root, self.terms, self.bounds)])
        # In two parts, each served by an index: rows without a value come last.
        is_null = f"{self.root.at(first.column.name)}__isnull"
        parts = []
        if not any(bound.is_after and bound.is_among_empty for bound in self.bounds):
            terms = [replace(first, column=replace(first.column, is_nullable=False)), *others]
            bounds = [replace(bound, terms=terms) for bound in self.bounds if not bound.is_among_empty]
            owner = self.root.owner_of(first.column.name)
            part = self._part(reader, site, locale, owner, terms, bounds)
            parts.append(part.filter(**{is_null: False}))
        if not any(not bound.is_after and not bound.is_among_empty for bound in self.bounds):
            bounds = [
                replace(bound, terms=others, values=bound.values[1:]) for bound in self.bounds if bound.is_among_empty
            ]
            parts.append(self._part(reader, site, locale, self.root, others, bounds).filter(**{is_null: True}))
        return self._compiled(parts[::-1] if self.is_backward else parts)

    def _part(
        self, reader: Reader, site: Any, locale: Any, root: Root, terms: Sequence[Term], bounds: Sequence[Bound]
    ) -> QuerySet[Publication]:
        """Return rows by way of a root, in an order, within bounds."""
        found = root.rows(reader.published(), site, locale)
        found = self._annotated(found.filter(self.gate(reader)) if self.gate else found)
        condition = renamed(self.condition, self.root.at)
        if terms[0].column is DISTANCE_COLUMN:
            found = found.filter(condition)
        elif terms[0].column is TITLE:
            found = by_title(found, condition, root)
        else:
            found = unindexed(found, condition)
        for bound in bounds:
            found = found.filter(bound.condition(root.at))
        return found.order_by(*sql_order(terms, is_backward=self.is_backward, at=root.at))

    def _annotated(self, found: QuerySet[Publication]) -> QuerySet[Publication]:
        for name, expression in self._annotations.items():
            found = found.annotate(**{name: expression})
        return found

    def _compiled(self, parts: Sequence[QuerySet[Publication]]) -> Statement:
        most = self.size + 1
        return in_sequence([part[:most] for part in parts], (*self.columns.names, *self._annotation_names), most)
