"""A plan: what must be written into the ledger, derived from planned records. Nothing is written here."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import orjson

from ..models import Publication
from ..projections.kinds import KINDS_WITH_FILES
from ..verticals import Kind
from .payload import canonical_json, iter_refs, prune
from .permanent import owned_uuids
from .planned import Address, OwnedUuid, PlannedRecord, SitePath
from .records import digest_of_row, sidecar_digest_of
from .referrer_queue import ReferrerQueue
from .snapshot import LedgerSnapshot

logger = logging.getLogger(__name__)

_COLUMNS = [column.name for column in Publication._meta.concrete_fields if not column.primary_key]


@dataclass(frozen=True, slots=True)
class Upsert:
    """A publication that appears or says something else than before; it gets the next number.

    Attributes:
        publication: complete, unsaved, and without its number.
        stored: the row that it replaces, if there is one.
        index: the values of its index row; ``None`` where that stays as it is.
    """

    address: Address
    kind: Kind
    source: str
    publication: Publication
    stored: Publication | None
    index: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A publication that is no longer public; its withdrawal gets the next number."""

    address: Address
    kind: Kind
    source: str
    stored: Publication
    reason: str


@dataclass(frozen=True, slots=True)
class Update:
    """A row that changes without a number: when it is due, or what is written in addition to the record.

    Attributes:
        publication: the row to take the additional columns from; ``None`` where only a moment moved.
        index: as in ``Upsert``.
    """

    address: Address
    kind: Kind
    stored: Publication
    visible_until: datetime | None
    changes_at: datetime | None
    publication: Publication | None
    index: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class EdgeChanges:
    """Target keys by source, to be added and to be removed."""

    added: Mapping[Address, set[str]] = field(default_factory=dict)
    removed: Mapping[Address, set[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """What must be written.

    Attributes:
        upserts: ordered so that a record comes after what it refers to.
        tombstones: ordered by address; they follow the upserts.
        updates: rows that change without a number.
        edges: changes of the references between publications.
        failures: title and message by the source that could not be projected.
        sources: all edited rows that were looked at.
        paths: under which pages were public until now, or are from now on, less those that were remembered before.
        owned: UUIDs that get a permanent address, less those that have it.
        with_files: payloads by source of the images and recordings that were projected and are public, changed or not.
        later: edited rows that another plan must look at, because this one could not take all that refers to them.
        behind: how many referrers that is about.
    """

    upserts: tuple[Upsert, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    updates: tuple[Update, ...] = ()
    edges: EdgeChanges = field(default_factory=EdgeChanges)
    failures: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    sources: frozenset[str] = frozenset()
    paths: frozenset[SitePath] = frozenset()
    owned: frozenset[OwnedUuid] = frozenset()
    with_files: Mapping[str, Any] = field(default_factory=dict)
    later: frozenset[str] = frozenset()
    behind: int = 0

    @property
    def count(self) -> int:
        """The number of rows that change."""
        return len(self.upserts) + len(self.tombstones) + len(self.updates)


def conclude(
    records: Mapping[Address, PlannedRecord],
    snapshot: LedgerSnapshot,
    failures: Mapping[str, tuple[str, str]],
    sources: Iterable[str],
    queue: ReferrerQueue | None = None,
) -> Plan:
    """Return what must be written so that the ledger matches the records."""
    upserts: list[PlannedRecord] = []
    tombstones: list[PlannedRecord] = []
    updates: list[PlannedRecord] = []
    with_files: dict[str, Any] = {}
    for record in records.values():
        if not record.is_live:
            tombstones += [record] if record.was_live else []
            continue
        if record.has_failed:
            _keep_last_good(record, records)
        _complete(record)
        if record.desired is not None and record.kind.name in KINDS_WITH_FILES:
            with_files[record.source] = record.payload
        if _is_news(record, snapshot):
            upserts.append(record)
        elif _has_drifted(record):
            updates.append(record)
    return Plan(
        upserts=tuple(
            Upsert(each.address, each.kind, each.source, each.desired, each.stored, _index(each))
            for each in _targets_first(upserts)
            if each.desired is not None
        ),
        tombstones=tuple(
            Tombstone(each.address, each.kind, each.source, each.stored, each.reason)
            for each in sorted(tombstones, key=lambda each: each.address)
            if each.stored is not None
        ),
        updates=tuple(
            Update(each.address, each.kind, each.stored, each.until, each.changes_at, each.desired, _index(each))
            for each in updates
            if each.stored is not None
        ),
        edges=_edge_changes(records, snapshot),
        failures=dict(failures),
        sources=frozenset(sources),
        paths=frozenset(path for each in (*upserts, *tombstones, *updates) for path in _paths_to_remember(each)),
        owned=_owned(records.values() if snapshot.is_checked else upserts, snapshot),
        with_files=with_files,
        later=frozenset(queue.later) if queue else frozenset(),
        behind=queue.behind if queue else 0,
    )


def _paths_to_remember(record: PlannedRecord) -> set[SitePath]:
    """Return the public paths of a record; none of a page that stays where it is, whose path was written with it."""
    row, stored = record.desired or record.stored, record.stored
    if row is not None and stored is not None and record.is_live and record.was_live:
        return set() if stored.path_digest and stored.path_digest == row.path_digest else record.public_paths
    return record.public_paths


def _owned(records: Iterable[PlannedRecord], snapshot: LedgerSnapshot) -> frozenset[OwnedUuid]:
    """Return what gets a permanent address because of these records; of a page that stays public, its parts alone."""
    wanted: set[OwnedUuid] = set()
    for record in records:
        if record.is_live:
            wanted |= owned_uuids(record, is_new=snapshot.is_checked or not record.was_live)
    return frozenset(snapshot.without_address(wanted))


def _keep_last_good(record: PlannedRecord, records: Mapping[Address, PlannedRecord]) -> None:
    """Take what is no longer public out of the last good version, so that the set stays closed."""
    row = record.stored
    planned = ((key, records.get((record.site, key))) for key in record.stored_links)
    gone = frozenset(key for key, target in planned if target and (target.is_held or not target.is_live))
    if row is None or not gone:
        return
    try:
        record.payload = prune(orjson.loads(row.payload), gone)
    except orjson.JSONDecodeError:
        # It can be neither projected nor read: it stays as it is, and readers leave it out.
        logger.exception("the last good version of %s is damaged", record.source)
        return
    copy = {column: getattr(row, column) for column in _COLUMNS}
    record.desired = Publication(
        **{**copy, "changes_at": None, "links": "\n".join(sorted(set(iter_refs(record.payload))))}
    )


def _complete(record: PlannedRecord) -> None:
    row, stored = record.desired, record.stored
    if row is None:
        return
    row.visible_until = record.until
    row.payload = canonical_json(record.payload)
    row.digest = digest_of_row(row)
    # The index row of a last good version stays as it is.
    is_kept = record.has_failed and stored is not None
    row.sidecar_digest = stored.sidecar_digest if is_kept and stored else sidecar_digest_of(row, record.index)


def _is_news(record: PlannedRecord, snapshot: LedgerSnapshot) -> bool:
    """Say whether a record appears, says something else than before, or is damaged as it is stored."""
    row, stored = record.desired, record.stored
    if row is None:
        return False
    if stored is None or stored.is_withdrawn or stored.digest != row.digest:
        return True
    return snapshot.is_damaged(stored)


def _has_drifted(record: PlannedRecord) -> bool:
    """Say whether something changed that is written in addition to the record."""
    row, stored = record.desired, record.stored
    if stored is None:
        return False
    if (stored.visible_until, stored.changes_at) != (record.until, record.changes_at):
        return True
    return row is not None and stored.sidecar_digest != row.sidecar_digest


def _index(record: PlannedRecord) -> Mapping[str, Any] | None:
    return None if record.has_failed or record.desired is None else record.index


def _edge_changes(records: Mapping[Address, PlannedRecord], snapshot: LedgerSnapshot) -> EdgeChanges:
    """Return how the stored edges become equal to what is wanted; what is not public wants nothing."""
    added: dict[Address, set[str]] = {}
    removed: dict[Address, set[str]] = {}
    for address, stored in snapshot.wanted_by(records).items():
        record = records[address]
        wanted = set() if not record.is_live else stored if record.wanted is None else record.wanted
        if wanted - stored:
            added[address] = wanted - stored
        if stored - wanted:
            removed[address] = stored - wanted
    return EdgeChanges(added, removed)


def _targets_first(records: Iterable[PlannedRecord]) -> Iterator[PlannedRecord]:
    """Yield shared things first, then the others, each after the changed things it refers to; cycles are cut."""
    waiting = {
        record.address: record for record in sorted(records, key=lambda each: (not each.is_shared, each.address))
    }
    opened: set[Address] = set()
    for start in list(waiting):
        path = [start]
        while path:
            address = path[-1]
            record = waiting.get(address)
            if record is None:
                path.pop()
            elif address in opened:
                path.pop()
                yield waiting.pop(address)
            else:
                opened.add(address)
                targets = ((record.site, key) for key in record.desired.links.splitlines()) if record.desired else ()
                path.extend(target for target in targets if target in waiting and target not in opened)
