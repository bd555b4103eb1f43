"""Snapshot of the ledger, as the planner reads it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from ..compiled_queries import columns_of, query_in, rows_where
from ..models import Edge, PermanentAddress, Publication, PublicPath
from .payload import Key
from .planned import Address, OwnedUuid, SitePath

#: The payload is not needed to plan, and is most of a row.
_COLUMNS = columns_of(Publication, "payload")


class LedgerSnapshot:
    """Snapshot of the ledger in memory. Rows that were read once are not read again.

    Made with rows, edges ``(site, source key, target key)``, paths and permanent addresses it is complete and asks no
    database; ``StoredSnapshot`` reads from the ledger what is asked for.
    """

    #: Whether what was written with an earlier version of a record is looked at again.
    is_checked = False

    def __init__(
        self,
        *,
        installation: UUID,
        paths_since: datetime,
        rows: Iterable[Publication] = (),
        edges: Iterable[tuple[int, str, str]] = (),
        paths: Iterable[SitePath] = (),
        owned: Iterable[OwnedUuid] = (),
    ) -> None:
        self.installation = installation
        self.paths_since = paths_since
        self._given_rows, self._given_edges, self._given_paths = [*rows], [*edges], {*paths}
        self._given_owned = {*owned}
        self._rows: dict[tuple[int, str, str, str], Publication] = {}
        self._known_uuids: set[str] = set()
        self._edges: dict[Address, set[str]] = {}
        self._referrers: dict[Address, set[str]] = {}

    def rows_of_sources(self, sources: set[str], uuids: Iterable[str] = ()) -> list[Publication]:
        """Return the rows that these edited rows have written; those of these UUIDs are read along, as ``preload`` does.

        One query, and another one where something has written rows of other UUIDs.
        """
        missing = set(uuids) - self._known_uuids
        self._known_uuids |= missing
        found = [self._kept(row) for row in self._read_rows_of_sources(sources, missing)]
        of_sources = [row for row in found if row.source in sources]
        self.preload(str(row.uuid) for row in of_sources)
        return of_sources

    def preload(self, uuids: Iterable[str]) -> None:
        """Read all rows of these UUIDs, on all sites and in all locales, in one query."""
        missing = set(uuids) - self._known_uuids
        if missing:
            self._known_uuids |= missing
            for row in self._read_rows(missing):
                self._kept(row)

    def _kept(self, row: Publication) -> Publication:
        """Return the one object of a row, however often it is read."""
        return self._rows.setdefault((row.site, row.kind, str(row.uuid), row.locale), row)

    def row(self, site: int, key: Key) -> Publication | None:
        """Return the row of a key on a site."""
        if key.uuid not in self._known_uuids:
            self.preload([key.uuid])
        return self._rows.get((site, *key))

    def live_row(self, site: int, key: Key) -> Publication | None:
        """Return the row of a key on a site if it is public."""
        row = self.row(site, key)
        return row if row is not None and not row.is_withdrawn else None

    def links_of(self, addresses: Iterable[Address]) -> dict[Address, tuple[str, frozenset[str]]]:
        """Return, for the public ones of these, their edited row and the keys that they refer to; at most one query.

        Nothing of it is kept: there may be thousands.
        """
        wanted = {*addresses}
        found = self._read_links({Key.parse(text).uuid for _, text in wanted}) if wanted else ()
        told = {
            (site, str(Key(kind, str(uuid), locale))): (source, links)
            for site, kind, uuid, locale, source, links in found
        }
        return {
            address: (source, frozenset(links.splitlines()))
            for address, (source, links) in told.items()
            if address in wanted
        }

    def is_damaged(self, row: Publication) -> bool:
        """Say whether a row must be written again although it seems to be as it should; not looked for here."""
        return False

    def wanted_by(self, addresses: Iterable[Address]) -> dict[Address, set[str]]:
        """Return, for each source, the keys that it wants; at most one query."""
        return self._sides(self._edges, [*addresses], self._read_edges)

    def referrers_of(self, addresses: Iterable[Address]) -> dict[Address, set[str]]:
        """Return, for each target, the keys of what wants it; at most one query."""
        return self._sides(self._referrers, [*addresses], self._read_referrers)

    def found_paths(self, wanted: set[SitePath]) -> set[SitePath]:
        """Return those of these paths under which a page was public; at most one query."""
        return wanted & self._read_paths({key for _, key in wanted}) if wanted else set()

    def without_address(self, wanted: set[OwnedUuid]) -> set[OwnedUuid]:
        """Return those of these UUIDs that have no permanent address yet; at most one query."""
        return wanted - self._read_owned({str(each.owner) for each in wanted}) if wanted else set()

    def _sides(self, known: dict[Address, set[str]], addresses: list[Address], read: Any) -> dict[Address, set[str]]:
        missing = {address for address in addresses if address not in known}
        if missing:
            known.update({address: set() for address in missing})
            for site, near, far in read({key for _, key in missing}):
                if (site, near) in missing:
                    known[site, near].add(far)
        return {address: known[address] for address in addresses}

    def _read_rows_of_sources(self, sources: set[str], uuids: set[str]) -> Iterable[Publication]:
        return [row for row in self._given_rows if row.source in sources or str(row.uuid) in uuids]

    def _read_rows(self, uuids: set[str]) -> Iterable[Publication]:
        return [row for row in self._given_rows if str(row.uuid) in uuids]

    def _read_links(self, uuids: set[str]) -> Iterable[tuple[int, str, Any, str, str, str]]:
        rows = (row for row in self._given_rows if str(row.uuid) in uuids and not row.is_withdrawn)
        return [(row.site, row.kind, row.uuid, row.locale, row.source, row.links) for row in rows]

    def _read_edges(self, keys: set[str]) -> Iterable[tuple[int, str, str]]:
        return [edge for edge in self._given_edges if edge[1] in keys]

    def _read_referrers(self, keys: set[str]) -> Iterable[tuple[int, str, str]]:
        return [(site, target, source) for site, source, target in self._given_edges if target in keys]

    def _read_paths(self, keys: set[str]) -> set[SitePath]:
        return {path for path in self._given_paths if path[1] in keys}

    def _read_owned(self, owners: set[str]) -> set[OwnedUuid]:
        return {each for each in self._given_owned if str(each.owner) in owners}


class StoredSnapshot(LedgerSnapshot):
    """The snapshot of the ledger in the database, read as far as it is asked for."""

    def _read_rows_of_sources(self, sources: set[str], uuids: set[str]) -> Iterable[Publication]:
        found = query_in(
            Publication,
            "of sources",
            lambda sources, uuids: Publication.objects.filter(Q(source__in=sources) | Q(uuid__in=uuids)),
            _COLUMNS,
            *((Publication._meta.get_field(name), keys) for name, keys in (("source", sources), ("uuid", uuids))),
        )
        return [row for row, _ in found.instances(Publication)]

    def _read_rows(self, uuids: set[str]) -> Iterable[Publication]:
        return [row for row, _ in rows_where(Publication, "uuid", uuids, _COLUMNS).instances(Publication)]

    def _read_links(self, uuids: set[str]) -> Iterable[tuple[int, str, Any, str, str, str]]:
        rows = Publication.objects.filter(uuid__in=uuids, is_withdrawn=False)
        return rows.values_list("site", "kind", "uuid", "locale", "source", "links")

    def _read_edges(self, keys: set[str]) -> Iterable[tuple[int, str, str]]:
        return rows_where(Edge, "source_key", keys, ("site", "source_key", "target_key")).records()

    def _read_referrers(self, keys: set[str]) -> Iterable[tuple[int, str, str]]:
        return rows_where(Edge, "target_key", keys, ("site", "target_key", "source_key")).records()

    def _read_paths(self, keys: set[str]) -> set[SitePath]:
        return set(PublicPath.objects.filter(path_digest__in=keys).values_list("site", "path_digest"))

    def _read_owned(self, owners: set[str]) -> set[OwnedUuid]:
        return {OwnedUuid(*row) for row in rows_where(PermanentAddress, "owner", owners, OwnedUuid._fields).records()}
