"""Reading publications without asking the same question twice.

Rows that were read together stay together as a batch. The first time that any of them is asked
for a reference, the targets of the whole batch are read in one query; so a list costs the same
number of queries for 3 rows and for 300, at every level, and only what is asked for is read.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import datetime
from functools import cached_property
from itertools import repeat
from types import SimpleNamespace
from typing import Any

import orjson
from django.db.models import Q, QuerySet

from ..kinds import get_kinds
from ..models import LedgerSite, Publication
from ..publishing.paths import path_key
from ..publishing.payload import REF, Key
from ..statements import Values, kept
from .rows import Row, rows_by_shape, rows_of, slot


class Record:
    """One publication, with its payload parsed when it is first needed."""

    __slots__ = ("__dict__", "batch", "reader", "row")

    def __init__(self, row: Row, reader: "Reader", batch: "list[Record]") -> None:
        self.row = row
        self.reader = reader
        self.batch = batch

    @cached_property
    def payload(self) -> dict[str, Any]:
        return orjson.loads(self.row.payload)  # type: ignore[no-any-return]

    @cached_property
    def key(self) -> str:
        return f"{self.row.kind}:{self.row.uuid_text}:{self.row.locale}"

    def graphene_type(self, info: Any) -> Any:
        """Return the graphene type that shows this record in the running schema."""
        return info.schema.get_type(get_kinds()[self.row.kind].graphql_type).graphene_type

    def refer(self, value: dict[str, str] | None) -> "Record | None":
        """Return what a reference of this payload points to; ``None`` where it has gone meanwhile."""
        return self.reader.follow(self, value[REF]) if value else None


class Reader:
    """All reads of one request, on one site at one moment."""

    def __init__(self, site: LedgerSite, now: datetime) -> None:
        self.site = site
        self.now = now
        self._known: dict[str, Record | None] = {}
        # Read, and not looked for by key yet; few queries ever do.
        self._unsorted: list[Record] = []
        self._translations: dict[str, list[Record]] = {}
        self._batches: list[list[Record]] = []

    def close(self) -> None:
        """Let go of what was read, once the answer is made.

        Records, batches and reader hold each other. Left to the garbage collector, a map of 500 places
        cost half as much again.
        """
        for batch in self._batches:
            batch.clear()
        for held in (self._batches, self._unsorted, self._known, self._translations):
            held.clear()

    def published(self, kind: str | None = None, locale: str | None = None) -> QuerySet[Publication]:
        """Return what is public on this site now: the one gate of every read."""
        rows = Publication.objects.filter(
            Q(visible_until__isnull=True) | Q(visible_until__gt=self.now), site=self.site.pk, is_withdrawn=False
        )
        if kind is not None:
            rows = rows.filter(kind=kind)
        return rows if locale is None else rows.filter(locale=locale)

    def batch(self, found: QuerySet[Publication] | Iterable[Row]) -> list[Record]:
        """Return rows as records that are read on together."""
        batch: list[Record] = []
        batch.extend(Record(row, self, batch) for row in (rows_of(found) if isinstance(found, QuerySet) else found))
        self._unsorted.extend(batch)
        self._batches.append(batch)
        return batch

    def by_slug(self, kind: str, locale: str, slug: str) -> Record | None:
        """Return what has a slug; of several the one whose path comes first."""

        def build(reader: Reader) -> QuerySet[Publication]:
            found = reader.published(slot("kind"), slot("locale"))  # type: ignore[arg-type]
            return found.filter(slug=slot("slug")).order_by("path", "uuid")[:1]

        rows = self.by_shape("slug", build, {"kind": [kind], "locale": [locale], "slug": [slug]})
        return next(iter(self.batch(rows)), None)

    def at_paths(self, paths: Iterable[str]) -> dict[str, list[Record]]:
        """Return what is at some paths, by path key, in any spelling of them; one query."""
        keys = {path_key(path) for path in paths}
        if not keys:
            return {}
        wanted = _padded(keys)

        def build(reader: Reader) -> QuerySet[Publication]:
            return reader.published().filter(
                path_digest__in=[slot("path_digest", number) for number in range(len(wanted))]
            )

        found: dict[str, list[Record]] = {}
        for record in self.batch(self.by_shape(("paths", len(wanted)), build, {"path_digest": wanted})):
            found.setdefault(path_key(record.row.path), []).append(record)
        return found

    def by_shape(
        self,
        shape: Hashable,
        build: "Callable[[Reader], QuerySet[Publication]]",
        values: Values,
        annotations: Sequence[str] = (),
    ) -> list[Row]:
        """Return the rows of a query whose SQL is kept.

        Args:
            shape: tells the query from all others.
            build: returns it for a reader with slots in place of its site and moment.
            values: what stands in the other slots, by column.
            annotations: names of what the query is annotated with.
        """
        return rows_by_shape(
            self._gated(shape), lambda: build(_any_reader()), values | self._gate_values(), annotations
        )

    def number_by_shape(
        self, shape: Hashable, build: "Callable[[Reader], QuerySet[Any]]", values: Values, name: str
    ) -> int:
        """Return the number under this name of a query whose SQL is kept, 0 when it finds nothing; see ``by_shape``."""
        statement = kept(Publication, self._gated(shape), lambda: build(_any_reader()), [name])
        return next((int(number) for (number,) in statement.fetch(values | self._gate_values())), 0)

    def _gated(self, shape: Hashable) -> Hashable:
        # Another gate makes other SQL.
        return type(self).published, shape

    def _gate_values(self) -> Values:
        return {"site": [self.site.pk], "visible_until": [self.now]}

    def get(self, keys: Iterable[str]) -> dict[str, Record]:
        """Return what is public of these keys, by key; at most one query."""
        wanted = list(dict.fromkeys(keys))
        self._load(wanted)
        return {key: record for key in wanted if (record := self._known.get(key))}

    def follow(self, record: Record, key: str) -> Record | None:
        """Return a target, reading those of the same kind for the whole batch."""
        self._sort()
        if key not in self._known:
            start = f"{key.partition(':')[0]}:"
            links = (link for peer in record.batch for link in peer.row.links.splitlines())
            self._load([key, *(link for link in links if link.startswith(start))])
        return self._known.get(key)

    def translations(self, record: Record) -> list[Record]:
        """Return the same thing in its other locales, by locale; one query for the whole batch."""
        own = record.row.uuid_text
        if own not in self._translations:
            peers = (peer.row for peer in record.batch if peer.row.kind == record.row.kind)
            uuids = {row.uuid_text for row in peers} - set(self._translations)
            self._translations.update({uuid: [] for uuid in uuids})
            rows = self.published(record.row.kind).filter(uuid__in=uuids).order_by("locale")
            for found in self.batch(rows):
                self._translations[found.row.uuid_text].append(found)
        return [found for found in self._translations[own] if found.row.locale != record.row.locale]

    def _sort(self) -> None:
        for record in self._unsorted:
            self._known.setdefault(record.key, record)
        self._unsorted.clear()

    def _load(self, keys: Iterable[str]) -> None:
        self._sort()
        missing = {key for key in keys if key not in self._known}
        if not missing:
            return
        self._known.update(dict.fromkeys(missing))
        parsed = [Key.parse(key) for key in missing]
        kinds, uuids = _padded({key.kind for key in parsed}), _padded({key.uuid for key in parsed})

        def build(reader: Reader) -> QuerySet[Publication]:
            return reader.published().filter(
                kind__in=[slot("kind", number) for number in range(len(kinds))],
                uuid__in=[slot("uuid", number) for number in range(len(uuids))],
            )

        rows = self.by_shape(("keys", len(kinds), len(uuids)), build, {"kind": kinds, "uuid": uuids})
        batch: list[Record] = []
        self._batches.append(batch)
        for row in rows:
            found = Record(row, self, batch)
            if found.key in missing:
                batch.append(found)
                self._known[found.key] = found


def _any_reader() -> Reader:
    return Reader(SimpleNamespace(pk=slot("site")), slot("visible_until"))  # type: ignore[arg-type]


def _padded(values: set[str]) -> list[str]:
    """Return values, one of them repeated up to a power of two: so that few numbers of them have SQL of their own."""
    found = list(values)
    return [*found, *repeat(found[0], (1 << (len(found) - 1).bit_length()) - len(found))]
