"""Reader of publications that never runs the same query twice.

Rows that were read together stay together as a batch. The first time that any of them is asked
for a reference, the targets of the whole batch are read in one query; so a list costs the same
number of queries for 3 rows and for 300, at every level, and only what is asked for is read.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import datetime
from functools import cached_property
from types import SimpleNamespace
from typing import Any

from django.db.models import Q, QuerySet

from ...compiled_queries import Statement, Values, compiled_query, padded
from ...images.addresses import public_addresses
from ...models import LedgerSite, Publication
from ...projections.kinds import get_kinds
from ...publishing.payload import REF
from .locales import known_locale
from .row_shapes import WHOLE, RowShape
from .rows import Damage, Row, links_to, parameter, read_rows


class Record:
    """One publication, with its payload parsed when it is first needed."""

    __slots__ = ("_key", "_payload", "batch", "reader", "row")

    def __init__(self, row: Row, reader: "Reader", batch: "list[Record]") -> None:
        self.row = row
        self.reader = reader
        self.batch = batch
        self._key: str | None = None
        self._payload: dict[str, Any] | None = None

    @property
    def payload(self) -> dict[str, Any]:
        if self._payload is None:
            self._payload = self.row.parse()
        return self._payload

    @property
    def key(self) -> str:
        if self._key is None:
            self._key = self.row.key
        return self._key

    @property
    def path(self) -> str:
        """The path on its host, the script prefix included; empty for what has none."""
        return self.reader.script_prefix + self.row.path if self.row.path else ""

    @property
    def url(self) -> str:
        """The public address; empty for what has none."""
        return self.reader.site_url + self.row.path if self.row.path else ""

    def graphene_type(self, info: Any) -> Any:
        """Return the graphene type that shows this record in the running schema."""
        return info.schema.get_type(get_kinds()[self.row.kind].graphql_type).graphene_type

    def refer(self, value: dict[str, str] | None) -> "Record | None":
        """Return what a reference of this payload points to; ``None`` where it has gone meanwhile."""
        return self.reader.follow(self, value[REF]) if value else None


class Reader:
    """All reads of one execution, on one site at one moment.

    ``damage`` is what it leaves out. Unless a sweep ``is_due``, nothing in the ledger is past its moment.
    """

    def __init__(self, site: LedgerSite, now: datetime, damage: Damage | None = None, *, is_due: bool = True) -> None:
        self._damage = damage
        self.site = site
        self.now = now
        self.is_due = is_due
        self._known: dict[str, Record | None] = {}
        self._unsorted: list[Record] = []  # Read, and not looked for by key yet.
        self._translations: dict[str, list[Record]] = {}
        self._batches: list[list[Record]] = []
        #: What other modules have read for whole batches, by their own names.
        self.remembered: dict[Hashable, dict[Any, Any]] = {}

    @property
    def locales(self) -> list[str]:
        """Languages of the site, its main one first."""
        main = self.site.default_locale
        return [main, *(tag for tag in self.site.locales if tag != main)]

    def locale_of(self, asked: str | None) -> str:
        """Return the language of an argument: that of the site which it stands for, the main one when it is absent.

        Raises:
            BadInput: the site does not have the language.
        """
        return self.site.default_locale if asked is None else known_locale(asked, self.locales)

    @cached_property
    def site_url(self) -> str:
        return public_addresses(self.site).site

    @cached_property
    def script_prefix(self) -> str:
        return public_addresses(self.site).script_prefix

    @cached_property
    def media_url(self) -> str:
        return public_addresses(self.site).media

    def close(self) -> None:
        """Free the records that were read, after the execution.

        They hold each other: left to the garbage collector, a map of 500 places cost half as much again.
        """
        for batch in self._batches:
            batch.clear()
        for held in (self._batches, self._unsorted, self._known, self._translations, self.remembered):
            held.clear()

    def published(self, kind: str | None = None, locale: str | None = None) -> QuerySet[Publication]:
        """Return what is public on this site now: the one filter of every read."""
        rows = self.public().filter(site=self.site.pk)
        if kind is not None:
            rows = rows.filter(kind=kind)
        return rows if locale is None else rows.filter(locale=locale)

    def public(self) -> QuerySet[Publication]:
        """Return what is public now on any site, to choose from what was found on this one."""
        return Publication.objects.filter(self.unexpired(), is_withdrawn=False)

    def unexpired(self, path: str = "") -> Q:
        """Return the condition that a publication's moment has not come; ``path`` leads to it, and ends in ``__``."""
        return Q(**{f"{path}visible_until__isnull": True}) | Q(**{f"{path}visible_until__gt": self.now})

    def batch(self, found: QuerySet[Publication] | Iterable[Row]) -> list[Record]:
        """Return rows as records that are read on together."""
        batch: list[Record] = []
        rows: Iterable[Row] = read_rows(found) if isinstance(found, QuerySet) else found
        if self._damage is not None:
            rows = filter(self._damage.spares, rows)
        batch.extend(Record(row, self, batch) for row in rows)
        # A reference leads to a whole record: one of a list that shows less is read again.
        if batch and batch[0].row.is_whole:
            self._unsorted.extend(batch)
        self._batches.append(batch)
        return batch

    def compiled_rows(
        self,
        shape: Hashable,
        build: "Callable[[Reader], QuerySet[Publication] | Statement]",
        values: Values,
        annotations: Sequence[str] = (),
        columns: RowShape = WHOLE,
    ) -> list[Row]:
        """Return the rows of a query whose SQL is kept.

        Args:
            shape: tells the query from all others.
            build: returns it for a reader with parameters in place of its site and moment.
            values: what fills the other parameters, by column.
            annotations: names of what the query is annotated with.
            columns: what is selected.
        """
        names = (*columns.names, *annotations)
        statement = compiled_query(Publication, self._gated((shape, names)), lambda: build(any_reader()), names)
        return columns.rows(self, statement, statement.fetch(values | self._gate_values()))

    def compiled_number(
        self, shape: Hashable, build: "Callable[[Reader, Any], QuerySet[Any]]", values: Values, name: str
    ) -> int:
        """Return the number under this name of a query whose SQL is kept, 0 when it finds nothing; see ``compiled_rows``."""
        statement = compiled_query(
            Publication, self._gated(shape), lambda: build(any_reader(), parameter("locale")), [name]
        )
        return next((int(number) for (number,) in statement.fetch(values | self._gate_values())), 0)

    def _gated(self, shape: Hashable) -> Hashable:
        # Another filter gives other SQL.
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
            self._load([key, *links_to(key.partition(":")[0], (peer.row for peer in record.batch))])
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
        missing = set(keys) - self._known.keys()
        if not missing:
            return
        self._known.update(dict.fromkeys(missing))
        parts = [key.split(":", 2) for key in missing]
        kinds, uuids = padded({kind for kind, _, _ in parts}), padded({uuid for _, uuid, _ in parts})

        def build(reader: Reader) -> QuerySet[Publication]:
            return reader.published().filter(
                kind__in=[parameter("kind", number) for number in range(len(kinds))],
                uuid__in=[parameter("uuid", number) for number in range(len(uuids))],
            )

        rows = self.compiled_rows(("keys", len(kinds), len(uuids)), build, {"kind": kinds, "uuid": uuids})
        batch: list[Record] = []
        for row in rows:
            found = Record(row, self, batch)
            if found.key in missing and (self._damage is None or self._damage.spares(row)):
                batch.append(found)
                self._known[found.key] = found
        self._batches.append(batch)


def reader_of(info: Any) -> Reader:
    """Return the reader of the running query."""
    return info.context.reader  # type: ignore[no-any-return]


def any_reader() -> Reader:
    """Return a reader with parameters in place of its site and moment, to build queries whose SQL is kept."""
    return Reader(SimpleNamespace(pk=parameter("site")), parameter("visible_until"))  # type: ignore[arg-type]
