"""The rows of a list that meet a filter: found by an index of their own, up to a bound, and counted."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Count, F, Func, Q, QuerySet

from ...compiled_queries import compiled_query
from ...models import PublicationMember, Tally
from ...models.publication_index import term_of
from ...multi_values import HoldsAny
from ..reading.reader import Reader
from ..reading.rows import parameter
from .roots import Root, parts_of, renamed

#: So many rows that meet a filter are sorted; where there are more, the order's index is walked.
MOST_SORTED = 200


@dataclass(frozen=True, slots=True)
class Hits:
    """Primary keys of rows that meet a filter; ``is_all`` where these are all of them."""

    pks: Sequence[int]
    is_all: bool


def find_hits(reader: Reader, root: Root, locale: str, condition: Q) -> Hits:
    """Return the rows of a kind and language that meet a filter, ``MOST_SORTED`` at most; one statement."""
    rows, key = _meeting(reader, root, locale, condition)
    pks = rows.values_list(key, flat=True)
    found = [*dict.fromkeys((pks.distinct() if key != "pk" else pks)[: MOST_SORTED + 1])]
    return Hits(found[:MOST_SORTED], len(found) <= MOST_SORTED)


def among(hits: Hits) -> Q:
    """Return the condition that a publication is one of these rows."""
    return Q(_Among(hits.pks)) if hits.pks else Q(pk__in=[])


def count_hits(reader: Reader, root: Root, locale: str, condition: Q, hits: Hits) -> int:
    """Return how many rows meet a filter; at most one statement, which reads an index where the filter has one."""
    if hits.is_all:
        return len(hits.pks)
    rows, key = _meeting(reader, root, locale, condition)
    # Every row, and not every key: that is read from an index alone.
    total = Count("*") if key == "pk" else Count(key, distinct=True)
    return int(rows.aggregate(total=total)["total"])


def count_rows(reader: Reader, kind: str, locale: str, gate: Callable[[Reader], Q] | None) -> int:
    """Return the number of rows of a kind and language; one statement, which reads one row in the usual case."""
    if gate is None and not reader.is_due:
        return _tally_of(reader, kind, locale)

    def build(any_reader: Reader, locale: Any) -> QuerySet[Any]:
        found = any_reader.published(kind, locale)
        return (found.filter(gate(any_reader)) if gate else found).values("site").annotate(total=Count("pk"))

    return reader.compiled_number(("count", kind), build, {"locale": [locale]}, "total")


def _tally_of(reader: Reader, kind: str, locale: str) -> int:
    statement = compiled_query(Tally, "count", _tally, ["count"])
    found = statement.fetch({"site": [reader.site.pk], "kind": [kind], "locale": [locale]})
    return next((int(number) for (number,) in found), 0)


def _tally() -> QuerySet[Tally]:
    return Tally.objects.filter(**{name: parameter(name) for name in ("site", "kind", "locale")})


def _meeting(reader: Reader, root: Root, locale: str, condition: Q) -> tuple[QuerySet[Any], str]:
    """Return what meets a filter, and the name of the publication's key in it.

    A row goes only with the sweep that follows its moment: until one is due, no moment has to be looked at.
    """
    if root.index is None:
        return reader.published(root.kind, locale).filter(condition), "pk"
    rows: QuerySet[Any]
    parts = parts_of(condition)
    member = next((part for part in parts if isinstance(part, HoldsAny)), None)
    if member is None:
        rows, key = root.index._default_manager.filter(renamed(condition, root.within)), "pk"
    else:
        terms = [term_of(member.column, value) for value in member.values]
        others = Q(*(part for part in parts if part is not member))
        rows = PublicationMember.objects.filter(
            renamed(others, lambda lookup: f"publication__{root.at(lookup)}"), term__in=terms
        )
        key = "publication_id"
    rows = rows.filter(site=reader.site.pk, locale=locale)
    return rows.filter(reader.unexpired("publication__")) if reader.is_due else rows, key


class _Among(Func):
    """Whether a publication is one of many, as one parameter."""

    output_field = BooleanField()

    def __init__(self, pks: Sequence[int]) -> None:
        super().__init__(F("pk"))
        self.pks = tuple(pks)

    @property
    def identity(self) -> Any:
        return (*super().identity, self.pks)

    def as_sql(self, compiler: Any, connection: Any, *_: Any, **extra: Any) -> Any:
        column, parameters = compiler.compile(self.source_expressions[0])
        return f"{column} IN (SELECT value FROM json_each(%s))", [*parameters, json.dumps(self.pks)]  # noqa: S608

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        column, parameters = compiler.compile(self.source_expressions[0])
        return f"{column} = ANY(%s)", [*parameters, list(self.pks)]
