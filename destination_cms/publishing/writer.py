"""Write a settlement into the ledger: number what changed, and keep edges, index rows and tallies in step."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

import orjson

from ..kinds import is_standing
from ..models import LedgerState, Publication
from .attachments import write_edges, write_failures, write_index_rows
from .entries import Address, Entry
from .payload import canonical_json, iter_refs, prune
from .public_paths import public_keys, remember_paths
from .records import digest_of_row, facts_of
from .settlement import Settlement
from .tallies import TallyChanges

#: What the sweep writes beside the record.
_BESIDE = ("facts", "links", "source", "path_digest")
_COLUMNS = [column.name for column in Publication._meta.concrete_fields if not column.primary_key]


@dataclass(slots=True)
class Outcome:
    """What a settlement changes.

    ``targets`` is all that is published anew or changed, ordered so that a record comes after
    what it refers to; ``tombstones`` follow; ``touched`` rows change without a number;
    ``projected`` is everything public that was looked at, changed or not.
    """

    upserts: list[Entry] = field(default_factory=list)
    tombstones: list[Entry] = field(default_factory=list)
    touched: list[Entry] = field(default_factory=list)
    projected: list[Entry] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.upserts) + len(self.tombstones) + len(self.touched)


def plan(settlement: Settlement) -> Outcome:
    """Return what has to be written, without writing anything."""
    outcome = Outcome()
    for entry in settlement.entries.values():
        if entry.has_failed and entry.is_live:
            _keep_last_good(entry, settlement)
        if entry.is_live:
            _complete(entry)
            if entry.desired is not None:
                outcome.projected.append(entry)
            if _is_news(entry):
                outcome.upserts.append(entry)
            elif _has_drifted(entry):
                outcome.touched.append(entry)
        elif entry.was_live:
            outcome.tombstones.append(entry)
    outcome.upserts = list(_targets_first(outcome.upserts))
    outcome.tombstones.sort(key=lambda entry: (entry.site, str(entry.key)))
    return outcome


def write(outcome: Outcome, settlement: Settlement, state: LedgerState, now: datetime) -> None:
    """Write an outcome. The caller holds the ledger's lock and commits.

    ``state.head`` moves on; saving the state is the caller's.
    """
    paths = public_keys([*outcome.upserts, *outcome.tombstones, *outcome.touched])
    tallies = TallyChanges()
    fresh: list[Publication] = []
    changed: list[Publication] = []
    for entry in outcome.upserts:
        row = entry.desired
        assert row is not None  # noqa: S101 - an upsert is projected by construction
        tallies.replace(entry.row, row)
        state.head += 1
        row.sequence, row.changed_at = state.head, now
        if entry.row is not None:
            row.pk = entry.row.pk
        (fresh if entry.row is None else changed).append(row)
    for entry in outcome.tombstones:
        row = entry.row
        assert row is not None  # noqa: S101 - only what was public is withdrawn
        tallies.replace(row, None)
        state.head += 1
        _bury(row, entry.reason, state.head, now)
        changed.append(row)
    Publication.objects.bulk_create(fresh, batch_size=200)
    Publication.objects.bulk_update(changed, _COLUMNS, batch_size=100)
    for entry in outcome.touched:
        _touch(entry)
    write_index_rows([*outcome.upserts, *outcome.touched], outcome.tombstones)
    write_edges(settlement)
    remember_paths(paths)
    write_failures(settlement, now)
    tallies.save()


def _is_news(entry: Entry) -> bool:
    """Say whether a record appears or says something else than before."""
    if entry.desired is None:
        return False
    return entry.row is None or entry.row.is_withdrawn or entry.row.digest != entry.desired.digest


def _has_drifted(entry: Entry) -> bool:
    """Say whether something changed that is written beside the record."""
    if entry.row is None:
        return False
    return entry.row.visible_until != entry.until or (
        entry.desired is not None and entry.row.facts != entry.desired.facts
    )


def _keep_last_good(entry: Entry, settlement: Settlement) -> None:
    """Take what is no longer public out of the last good version, so that the set stays closed."""
    row = entry.row
    if row is None:
        return
    gone = frozenset(key for key in row.links.splitlines() if not _is_live(settlement, entry.site, key))
    if not gone:
        return
    entry.payload = prune(orjson.loads(row.payload), gone)
    copy = {column: getattr(row, column) for column in _COLUMNS}
    entry.desired = Publication(**{**copy, "links": "\n".join(sorted(set(iter_refs(entry.payload))))})


def _is_live(settlement: Settlement, site: int, key: str) -> bool:
    entry = settlement.entries.get((site, key))
    return entry is None or entry.is_live


def _complete(entry: Entry) -> None:
    if entry.desired is None:
        return
    entry.desired.visible_until = entry.until
    entry.desired.payload = canonical_json(entry.payload)
    entry.desired.digest = digest_of_row(entry.desired, entry.payload)
    # The index row of a last good version stays as it is.
    keeps = entry.has_failed and entry.row is not None
    entry.desired.facts = entry.row.facts if keeps and entry.row else facts_of(entry.desired, entry.index)


def _bury(row: Publication, reason: str, sequence: int, now: datetime) -> None:
    """Turn a row into a tombstone: what it said goes, where it was stays."""
    row.is_withdrawn, row.reason, row.sequence, row.changed_at = True, reason, sequence, now
    row.payload = row.links = row.digest = row.facts = row.title = row.path_digest = ""
    row.latitude = row.longitude = row.expires_at = row.visible_until = None


def _touch(entry: Entry) -> None:
    row = entry.row
    assert row is not None  # noqa: S101 - only a stored row is touched
    row.visible_until = entry.until
    if entry.desired is not None:
        for name in _BESIDE:
            setattr(row, name, getattr(entry.desired, name))
    row.save(update_fields=["visible_until", *_BESIDE])


def _targets_first(entries: list[Entry]) -> Iterator[Entry]:
    """Yield shared things first, then those public by themselves, each after the changed things it refers to; cycles are cut."""
    waiting = {entry.address: entry for entry in sorted(entries, key=_rank)}
    opened: set[Address] = set()
    for start in list(waiting):
        path = [start]
        while path:
            address = path[-1]
            entry = waiting.get(address)
            if entry is None:
                path.pop()
            elif address in opened:
                path.pop()
                yield waiting.pop(address)
            else:
                opened.add(address)
                path.extend(target for target in _targets(entry) if target in waiting and target not in opened)


def _rank(entry: Entry) -> tuple[bool, int, str]:
    return is_standing(entry.kind), entry.site, str(entry.key)


def _targets(entry: Entry) -> list[Address]:
    return [(entry.site, key) for key in entry.desired.links.splitlines()] if entry.desired else []
