"""Where a list is read from: the index rows of its kind, or the publications where it has none.

Rules and orders name columns by their path from a publication. Here the paths become those of the row in which the
database finds site, language, filters and order together.
"""

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Func, OuterRef, Q, QuerySet

from ...models import Publication, PublicationIndex
from ...models.publication_index import COPIED
from ...projections.index_values import added_index_models
from ...projections.kinds import get_kinds

Rename = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Root:
    """The rows in which the list of a kind is found; ``index`` is their model, ``None`` for publications."""

    kind: str
    index: type[PublicationIndex] | None

    @property
    def model(self) -> type[Any]:
        """The model of these rows."""
        return self.index or Publication

    def at(self, lookup: str) -> str:
        """Return the path from a publication to the column of this row that a lookup names."""
        column = lookup.partition("__")[0]
        return f"{self.index.path()}__{lookup}" if self.index and column in COPIED else lookup

    @property
    def payload_columns(self) -> dict[str, str]:
        """Paths from a publication to the columns of this row that hold what the payload has under a key, by key."""
        return {name: self.index.lookup(name) for name in self.index.payload_columns} if self.index else {}

    def owner_of(self, path: str) -> "Root":
        """Return the index row that has a column: this one, or that of an extension of the kind."""
        added: list[Any] = added_index_models().get(self.kind, [])
        return next((Root(self.kind, each) for each in added if path.startswith(f"{each.path()}__")), self)

    def within(self, lookup: str) -> str:
        """Return the path from this row to the column that a lookup names."""
        if self.index is None or lookup.partition("__")[0] in {"pk", "distance_m", *COPIED}:
            return lookup
        return lookup.removeprefix(f"{self.index.path()}__") if self._is_own(lookup) else f"publication__{lookup}"

    def _is_own(self, lookup: str) -> bool:
        return self.index is not None and lookup.startswith(f"{self.index.path()}__")

    def has_titles_by(self, lookup: str) -> bool:
        """Say whether an index has the order of titles for each value of a column, and the lookup asks for one value."""
        column, _, operator = self.within(lookup).partition("__")
        ordered = ["site", "locale", column, "title_key", "uuid"]
        return operator == "exact" and any(index.fields == ordered for index in self.model._meta.indexes)

    def rows(self, published: QuerySet[Publication], site: Any, locale: Any) -> QuerySet[Publication]:
        """Return what is published of the kind, by way of this row."""
        if self.index is None:
            return published.filter(kind=self.kind, locale=locale)
        return published.filter(**{self.at("site"): site, self.at("locale"): locale})


def root_of(kind: str) -> Root:
    """Return where the list of a kind is read from; of one that is not installed, nothing is found."""
    found = get_kinds().get(kind)
    return Root(kind, found.index if found else None)  # type: ignore[arg-type]


def renamed(condition: Any, rename: Rename) -> Any:
    """Return a condition or expression with other column paths; subqueries stay as they are."""
    if isinstance(condition, Q):
        made = Q(_connector=condition.connector, _negated=condition.negated)
        made.children = [
            (rename(child[0]), child[1]) if isinstance(child, tuple) else renamed(child, rename)
            for child in condition.children
        ]
        return made
    if isinstance(condition, OuterRef):
        return condition
    if hasattr(condition, "as_expression"):
        return renamed(condition.as_expression(), rename)
    if isinstance(condition, F):
        column: Any = condition
        return F(rename(column.name))
    if hasattr(condition, "get_source_expressions") and not hasattr(condition, "query"):
        made = copy.copy(condition)
        made.set_source_expressions([renamed(each, rename) for each in condition.get_source_expressions()])
        return made
    return condition


class Unindexed(Func):
    """A column that SQLite does not look for in an index: the order's index is to be walked instead.

    Without statistics it prefers any equality to an order, and would sort all rows that it finds. PostgreSQL has
    statistics and weighs both.
    """

    template = "%(expressions)s"
    arity = 1

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        # https://www.sqlite.org/optoverview.html#disqualifying_where_clause_terms_using_unary_
        return self.as_sql(compiler, connection, template="+%(expressions)s", **extra)


def parts_of(condition: Q) -> Sequence[Any]:
    """Return the conditions that must all be met for this one to be; none where it is not made of such."""
    return condition.children if condition.connector == Q.AND and not condition.negated else ()


def by_title(found: QuerySet[Publication], condition: Q, root: Root) -> QuerySet[Publication]:
    """Return what meets a condition, where it is read in the order of titles."""
    parts = parts_of(condition)
    served = next((part for part in parts if isinstance(part, tuple) and root.has_titles_by(part[0])), None)
    if served is None:
        return unindexed(found, condition)
    return unindexed(found.filter(Q(served)), Q(*(part for part in parts if part is not served)))


def unindexed(found: QuerySet[Publication], condition: Q) -> QuerySet[Publication]:
    """Return what meets a condition, without an index for it."""
    aliases: dict[str, str] = {}

    def rename(lookup: str) -> str:
        if lookup.partition("__")[0] == "pk":
            return lookup
        path, operator = _split(lookup)
        alias = aliases.setdefault(path, f"unindexed_{len(aliases)}")
        return "__".join((alias, *operator))

    plain = renamed(condition, rename)
    return found.alias(**{alias: Unindexed(F(path)) for path, alias in aliases.items()}).filter(plain)


def field_at(lookup: str) -> tuple[Any, str]:
    """Return the column that a lookup names by its path from a publication, and the operator: ``exact`` without one."""
    field, _, operators = _found(lookup)
    return field, "__".join(operators) or "exact"


def _split(lookup: str) -> tuple[str, list[str]]:
    """Return the path to a column, and what follows it: ``("kind", ["in"])``."""
    _, path, operators = _found(lookup)
    return path, operators


def _found(lookup: str) -> tuple[Any, str, list[str]]:
    model: Any = Publication
    parts = lookup.split("__")
    field: Any = None
    for number, part in enumerate(parts):
        field = model._meta.pk if part == "pk" else model._meta.get_field(part)
        if field.related_model is None:
            return field, "__".join(parts[: number + 1]), parts[number + 1 :]
        model = field.related_model
    return field, lookup, []
