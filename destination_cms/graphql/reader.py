"""Reading publications without asking the same question twice.

Rows that were read together stay together as a batch. The first time that any of them is asked
for a reference, the targets of the whole batch are read in one query; so a list costs the same
number of queries for 3 rows and for 300, at every level, and only what is asked for is read.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from typing import Any

import orjson
from django.db.models import Q, QuerySet

from ..kinds import get_kinds
from ..models import LedgerSite, Publication
from ..publishing.payload import REF, Key


class Record:
    """One publication, with its payload parsed when it is first needed."""

    __slots__ = ("__dict__", "batch", "reader", "row")

    def __init__(self, row: Publication, reader: "Reader", batch: "list[Record]") -> None:
        self.row = row
        self.reader = reader
        self.batch = batch

    @cached_property
    def payload(self) -> dict[str, Any]:
        return orjson.loads(self.row.payload)  # type: ignore[no-any-return]

    @cached_property
    def key(self) -> str:
        return str(Key(self.row.kind, str(self.row.uuid), self.row.locale))

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
        self._translations: dict[str, list[Record]] = {}

    def published(self, kind: str | None = None, locale: str | None = None) -> QuerySet[Publication]:
        """Return what is public on this site now: the one gate of every read."""
        rows = Publication.objects.filter(
            Q(visible_until__isnull=True) | Q(visible_until__gt=self.now), site=self.site.pk, is_withdrawn=False
        )
        if kind is not None:
            rows = rows.filter(kind=kind)
        return rows if locale is None else rows.filter(locale=locale)

    def batch(self, rows: Iterable[Publication]) -> list[Record]:
        """Return rows as records that are read on together."""
        batch: list[Record] = []
        for row in rows:
            record = Record(row, self, batch)
            batch.append(record)
            self._known.setdefault(record.key, record)
        return batch

    def get(self, keys: Iterable[str]) -> dict[str, Record]:
        """Return what is public of these keys, by key; at most one query."""
        wanted = list(dict.fromkeys(keys))
        self._load(wanted)
        return {key: record for key in wanted if (record := self._known.get(key))}

    def follow(self, record: Record, key: str) -> Record | None:
        """Return a target, reading those of the same kind for the whole batch."""
        if key not in self._known:
            start = f"{key.partition(':')[0]}:"
            links = (link for peer in record.batch for link in peer.row.links.splitlines())
            self._load([key, *(link for link in links if link.startswith(start))])
        return self._known.get(key)

    def translations(self, record: Record) -> list[Record]:
        """Return the same thing in its other locales, by locale; one query for the whole batch."""
        own = str(record.row.uuid)
        if own not in self._translations:
            uuids = {str(peer.row.uuid) for peer in record.batch} - set(self._translations)
            self._translations.update({uuid: [] for uuid in uuids})
            rows = self.published(record.row.kind).filter(uuid__in=uuids).order_by("locale")
            for found in self.batch(rows):
                self._translations[str(found.row.uuid)].append(found)
        return [found for found in self._translations[own] if found.row.locale != record.row.locale]

    def _load(self, keys: Iterable[str]) -> None:
        missing = {key for key in keys if key not in self._known}
        if not missing:
            return
        self._known.update(dict.fromkeys(missing))
        parsed = [Key.parse(key) for key in missing]
        rows = self.published().filter(kind__in={key.kind for key in parsed}, uuid__in={key.uuid for key in parsed})
        batch: list[Record] = []
        for row in rows:
            found = Record(row, self, batch)
            if found.key in missing:
                batch.append(found)
                self._known[found.key] = found
