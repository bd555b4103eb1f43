"""The rows of a list that meet a filter: found by an index of their own, up to a bound, and counted."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connections, router
from django.db.models import BigAutoField, BooleanField, Count, F, Func, Q, QuerySet

from ...compiled_queries import Parameter, Statement, Values, compiled_query, in_sequence
from ...models import PublicationMember, Tally
from ...models.publication_members import term_of
from ...multi_values import HoldsAny
from ..reading.reader import Reader, any_reader
from ..reading.rows import parameter
from .placeholders import NoPlaceholders, Placeholders
from .roots import Root, parts_of, renamed

#: So many rows that meet a filter are sorted; where there are more, the order's index is walked.
MOST_SORTED = 200
#: The same for what is inside of a rectangle on SQLite, where of 50,000 places these are as dear to sort as to meet twenty
#: of on a walk. PostgreSQL walks so much faster that the number above suits it.
MOST_SORTED_IN_A_PLACE = 1_000


@dataclass(frozen=True, slots=True)
class Hits:
    """Rows that meet a filter.

    Attributes:
        pks: primary keys, as many as are sorted at most.
        is_all: whether these are all of them.
        total: how many there are, where that was asked for at once.
    """

    pks: Sequence[int]
    is_all: bool
    total: int | None = None


def find_hits(reader: Reader, root: Root, locale: str, condition: Q, *, has_total: bool = False) -> Hits:
    """Return the rows of a kind and language that meet a filter, as many as are sorted at most; one statement.

    ``has_total`` asks for their number in the same statement, where its SQL can be kept.
    """
    most = _most_sorted(root, condition)

    def first(rows: QuerySet[Any]) -> Statement:
        found = rows[: most + 1].annotate(hit=F("pk"))
        # Below zero, so that it is not taken for a key.
        parts = [found, rows.values("site").annotate(hit=Count("*") * -1)] if has_total else [found]
        return in_sequence(parts, ["hit"])

    total = None
    if (kept := _kept(reader, root, locale, condition, "hit", first, most, has_total)) is not None:
        numbers = [number for (number,) in kept]
        found = [number for number in numbers if number > 0]
        if has_total:
            total = -sum(number for number in numbers if number < 0)
    else:
        rows, key = _meeting(reader, root, locale, condition)
        pks = rows.values_list(key, flat=True)
        found = [*dict.fromkeys((pks.distinct() if key != "pk" else pks)[: most + 1])]
    return Hits(found[:most], len(found) <= most, total)


def _most_sorted(root: Root, condition: Q) -> int:
    names = (part[0] if isinstance(part, tuple) else "" for part in parts_of(condition))
    is_by_place = any(name.startswith("latitude__") for name in names)
    is_sqlite = connections[router.db_for_read(root.model)].vendor == "sqlite"
    return MOST_SORTED_IN_A_PLACE if is_by_place and is_sqlite else MOST_SORTED


def among(hits: Hits) -> Q:
    """Return the condition that a publication is one of these rows."""
    return Q(_Among(hits.pks)) if hits.pks else Q(pk__in=[])


def among_parameter() -> Q:
    """Return the condition that a publication is one of the rows that the parameter ``among`` has the keys of."""
    return Q(_Among(_Keys(BigAutoField(), name="among")))


def count_hits(reader: Reader, root: Root, locale: str, condition: Q, hits: Hits) -> int:
    """Return how many rows meet a filter; at most one statement, which reads an index where the filter has one."""
    if hits.is_all:
        return len(hits.pks)
    if hits.total is not None:
        return hits.total
    return count_meeting(reader, root, locale, condition)


def count_meeting(reader: Reader, root: Root, locale: str, condition: Q) -> int:
    """Return how many rows meet a filter; one statement, which reads an index where the filter has one."""

    def count(rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.values("site").annotate(total=Count("*"))  # type: ignore[no-any-return]

    if (kept := _kept(reader, root, locale, condition, "total", count)) is not None:
        return sum(int(number) for (number,) in kept)
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


def _kept(
    reader: Reader,
    root: Root,
    locale: str,
    condition: Q,
    name: str,
    finish: Callable[[QuerySet[Any]], QuerySet[Any] | Statement],
    *shape: Any,
) -> Sequence[Any] | None:
    """Return a column of what meets a filter by a statement whose SQL is kept; ``None`` where it cannot be."""
    if root.index is None:
        return None
    placeholders = Placeholders()
    try:
        given, of_condition = placeholders.condition(condition)
    except NoPlaceholders:
        return None
    is_due = reader.is_due

    def build() -> QuerySet[Any] | Statement:
        rows = _of_index(root, parameter("site"), parameter("locale"), given)
        return finish(rows.filter(any_reader().unexpired("publication__")) if is_due else rows)

    statement = compiled_query(root.model, ("meeting", name, of_condition, is_due, *shape), build, [name])
    values: Values = {"site": [reader.site.pk], "locale": [locale], "visible_until": [reader.now]}
    return statement.fetch(placeholders.values | values)


def _of_index(root: Root, site: Any, locale: Any, condition: Q) -> QuerySet[Any]:
    rows: QuerySet[Any] = root.model._default_manager.filter(renamed(condition, root.within))
    return rows.filter(site=site, locale=locale)


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


class _Keys(Parameter):
    """The place of many keys as one value."""

    def bound(self, values: Values, connection: Any) -> Any:
        return _stored(values[self.name], connection)


class _Among(Func):
    """Whether a publication is one of many, as one parameter."""

    output_field = BooleanField()

    def __init__(self, pks: Sequence[int] | _Keys) -> None:
        super().__init__(F("pk"))
        self.pks = pks if isinstance(pks, _Keys) else tuple(pks)

    @property
    def identity(self) -> Any:
        return (*super().identity, self.pks)

    def as_sql(self, compiler: Any, connection: Any, *_: Any, **extra: Any) -> Any:
        column, parameters = compiler.compile(self.source_expressions[0])
        return f"{column} IN (SELECT value FROM json_each(%s))", [*parameters, self._given(connection)]  # noqa: S608

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        column, parameters = compiler.compile(self.source_expressions[0])
        return f"{column} = ANY(%s)", [*parameters, self._given(connection)]

    def _given(self, connection: Any) -> Any:
        return self.pks if isinstance(self.pks, _Keys) else _stored(self.pks, connection)


def _stored(pks: Sequence[int], connection: Any) -> Any:
    return [*pks] if connection.vendor == "postgresql" else json.dumps([*pks])
