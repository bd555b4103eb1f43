"""Resolver of references during a projection, the protocol of the editing side, and one projection attempt."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db.models import Model

from ..projections.kinds import shared_kind_names
from ..verticals import Kind, Projection, Ref, Resolver
from .payload import REF, Key
from .planned import Address, PlannedRecord
from .snapshot import LedgerSnapshot
from .sources import LoadedRows
from .targets import Target


class EditedContent(Protocol):
    """The editing side as the planner reads it. Tests give content in memory."""

    def page_rows(self, pks: Iterable[int]) -> dict[int, tuple[Any, Kind | None]]:
        """Return the base rows of pages by primary key, with their kinds.

        Base rows are enough for the visibility rules, and always loadable.
        """
        ...

    def aliases_of(self, pks: Collection[int]) -> Iterable[int]:
        """Return the pages that mirror one of these."""
        ...

    def load(self, kind: Kind, pks: Collection[int]) -> LoadedRows:
        """Return the rows of a kind with what their projection needs."""
        ...

    def project(self, kind: Kind, instance: Any, resolver: Resolver, context: Any) -> Projection | Exception:
        """Return a projection, or what went wrong."""
        ...

    def preload_targets(self, loaded: Iterable[tuple[Kind, LoadedRows]]) -> set[str]:
        """Look up what these rows refer to, as far as that can be told in advance; return the UUIDs."""
        ...

    def target(self, model: type[Model], pk: int) -> Target | None:
        """Return what a foreign key points to, in its own locale."""
        ...

    def pk_of_key(self, key: Key) -> int | None:
        """Return the primary key of a shared thing that was looked up."""
        ...

    def dependents(self, kind: Kind, pages: Collection[int], paths: Collection[str]) -> Iterable[int]:
        """Return the standalone things of a kind that depend on these pages, or on the history of these paths."""
        ...


class LedgerResolver:
    """Answers with what the public may see on one site.

    Attributes:
        wanted: every key that was asked for, public or not.
        shown: the keys that were given.
        unknown: addresses of shared things that are neither planned nor in the ledger. They are answered as if they
            could not be shown; the planner plans them and projects again.
    """

    def __init__(
        self,
        content: EditedContent,
        records: Mapping[Address, PlannedRecord],
        snapshot: LedgerSnapshot,
        site: int,
        locale: str,
    ) -> None:
        self._content = content
        self._records = records
        self._snapshot = snapshot
        self._site = site
        self._locale = locale
        self.wanted: set[str] = set()
        self.shown: set[str] = set()
        self.unknown: set[Address] = set()

    def refer(self, model: type[Model], pk: int | None) -> Ref | None:
        found = self.find(model, pk)
        if found is not None:
            self.shown.add(found[REF])
        return found

    def find(self, model: type[Model], pk: int | None, locale: str | None = None) -> Ref | None:
        found = None
        for kind, key in self._candidates(model, pk, self._locale if locale is None else locale):
            text = str(key)
            self.wanted.add(text)
            if found is None and self._is_public(kind, key, text):
                found = {REF: text}
        return found

    def _candidates(self, model: type[Model], pk: int | None, locale: str) -> list[tuple[Kind, Key]]:
        """Return the keys by which a target may be shown, best first: in a locale, then in its own."""
        target = None if pk is None else self._content.target(model, pk)
        if target is None:
            return []
        kind, key, _ = target
        if locale and key.locale and key.locale != locale:
            return [(kind, Key(key.kind, key.uuid, locale)), (kind, key)]
        return [(kind, key)]

    def _is_public(self, kind: Kind, key: Key, text: str) -> bool:
        record = self._records.get((self._site, text))
        if record is not None:
            return record.may_be_shown
        if self._snapshot.live_row(self._site, key) is not None:
            return True
        if kind.name in shared_kind_names() and self._content.pk_of_key(key) is not None:
            self.unknown.add((self._site, text))
        return False


@dataclass(slots=True, eq=False)
class Draft:
    """A record that is to be projected.

    Attributes:
        pk: the primary key of the row.
        title: what the record is called in a report of its failure.
        instance: the loaded row; ``None`` when it could not be loaded.
        context: what its kind's ``prepare`` returned.
        columns: of its publication, apart from those that the projection gives.
        needed: keys that it wants whatever its projection asks for.
        wanted: keys that it wanted in the last attempt.
        shown: keys that it was given in the last attempt.
        result: of the last attempt: a projection, or what went wrong; ``None`` when there is no row to project.
        unknown: addresses of shared things that the last attempt asked for and that were not planned yet.
    """

    record: PlannedRecord
    pk: int
    title: str
    instance: Any = None
    context: Any = None
    columns: dict[str, Any] = field(default_factory=dict)
    needed: set[str] = field(default_factory=set)
    wanted: set[str] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)
    result: Projection | Exception | None = None
    unknown: set[Address] = field(default_factory=set)

    def attempt(
        self, content: EditedContent, records: Mapping[Address, PlannedRecord], snapshot: LedgerSnapshot
    ) -> None:
        """Project the record and remember the result; the record stays as it is."""
        if self.instance is None:
            return
        record = self.record
        resolver = LedgerResolver(content, records, snapshot, record.site, record.key.locale)
        self.result = content.project(record.kind, self.instance, resolver, self.context)
        self.wanted, self.shown = self.needed | resolver.wanted, resolver.shown
        self.unknown = resolver.unknown

    def links(self) -> Iterator[Address]:
        """Yield the addresses that the projection shows."""
        if self.record.desired is not None:
            yield from ((self.record.site, key) for key in self.record.shown_links)
