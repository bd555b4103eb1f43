"""Reachability of shared things: they are public while something public shows them."""

from collections.abc import Iterable
from datetime import UTC, datetime

from ..projections.kinds import get_kinds, shared_kind_names
from .payload import Key
from .planned import Address, PlannedRecord
from .snapshot import LedgerSnapshot

FOREVER = datetime.max.replace(tzinfo=UTC)


class Reachability:
    """Sets ``is_live`` and ``until`` of the shared records, and of those that these reach.

    For a thing that is not planned, the ledger's state counts; it is planned as soon as something
    that shows it came, went, or changed its end.
    """

    def __init__(self, records: dict[Address, PlannedRecord], snapshot: LedgerSnapshot, now: datetime) -> None:
        self._now = now
        self._records = records
        self._snapshot = snapshot
        self._showing: dict[Address, set[str]] = {}
        self._judged: dict[Address, tuple[bool, datetime | None]] = {}

    def judge(self) -> None:
        """Follow what is shown from everything in question until nothing new is in question."""
        question = self._first_question()
        while question:
            self._snapshot.preload({Key.parse(text).uuid for _, text in question})
            records = [record for address in question if (record := self._planned(address))]
            self._showing = self._showing_by_target()
            self._preload_referrers(records)
            question = set().union(*(self._judge(record) for record in records))

    def _first_question(self) -> set[Address]:
        records = list(self._records.values())
        self._snapshot.preload({Key.parse(key).uuid for record in records for key in record.shown_links})
        question = set()
        for record in records:
            question |= {record.address} if record.is_shared else self._questioned_by(record)
        return question

    def _questioned_by(self, record: PlannedRecord) -> set[Address]:
        """Return the shared targets that a page's change may make appear, go, or end at another moment."""
        stored, shown = record.stored_links, record.shown_links
        is_steady = (record.is_live, record.until) == record.stored_state
        lost, gained = stored - shown, shown - stored if is_steady else shown
        if record.is_live and record.until is None:
            # One more use without end changes nothing for what is public without end: an image that
            # thousands of pages show would otherwise be judged again for each of them.
            gained = {key for key in gained if not self._is_endless_row((record.site, key))}
        return {(record.site, key) for key in lost | gained if _is_shared(key)}

    def _planned(self, address: Address) -> PlannedRecord | None:
        """Return the record of a shared key in question, planned from the ledger's row if that is public."""
        if address in self._records:
            return self._records[address]
        key = Key.parse(address[1])
        row = self._snapshot.live_row(address[0], key) if _is_shared(address[1]) else None
        if row is None:
            return None
        record = PlannedRecord(get_kinds()[key.kind], key, row.site, row, row.source, is_open=True)
        self._records[address] = record
        return record

    def _is_endless_row(self, address: Address) -> bool:
        row = self._snapshot.live_row(address[0], Key.parse(address[1]))
        return row is not None and row.visible_until is None and address not in self._records

    def _preload_referrers(self, records: Iterable[PlannedRecord]) -> None:
        """Read the rows of all referrers in one query, except where a planned page decides already."""
        referrers = self._snapshot.referrers_of(record.address for record in records)
        uuids = set()
        for (site, text), keys in referrers.items():
            if not self._is_shown_endlessly((site, text)):
                uuids |= {Key.parse(key).uuid for key in keys}
        self._snapshot.preload(uuids)

    def _is_shown_endlessly(self, address: Address) -> bool:
        """Say whether a planned page or standalone thing shows it that has no end."""
        showing = (self._records[address[0], text] for text in self._showing.get(address, ()))
        return any(not each.is_shared and each.is_live and each.until is None for each in showing)

    def _judge(self, record: PlannedRecord) -> set[Address]:
        """Decide on one shared record; return the targets that are in question because of it."""
        is_first = record.address not in self._judged
        assumed = self._judged.get(record.address, record.stored_state)
        reached = self._reached_until(record.address, frozenset()) if record.is_open else None
        record.is_live = reached is not None
        limit = min(reached or FOREVER, record.own_end or FOREVER)
        record.until = limit if record.is_live and limit < FOREVER else None
        self._judged[record.address] = (record.is_live, record.until)
        if self._judged[record.address] != assumed:
            return _shared_targets(record.site, record.stored_links | record.shown_links)
        return _shared_targets(record.site, record.stored_links ^ record.shown_links) if is_first else set()

    def _showing_by_target(self) -> dict[Address, set[str]]:
        showing: dict[Address, set[str]] = {}
        for record in self._records.values():
            for key in record.shown_links:
                showing.setdefault((record.site, key), set()).add(str(record.key))
        return showing

    def _reached_until(self, address: Address, visited: frozenset[Address]) -> datetime | None:
        """Return until when something public shows a key; ``FOREVER`` for no end, ``None`` for nothing."""
        if self._is_shown_endlessly(address):
            return FOREVER
        best: datetime | None = None
        for text in self._showing.get(address, set()) | self._snapshot.referrers_of([address])[address]:
            referrer = (address[0], text)
            if referrer not in visited:
                until = self._shown_until(referrer, address[1], visited | {address})
                best = max(filter(None, (best, until)), default=None)
        return best

    def _shown_until(self, referrer: Address, target: str, visited: frozenset[Address]) -> datetime | None:
        """Return until when a referrer shows a target publicly, ``None`` if it does not."""
        record = self._records.get(referrer)
        if record is None:
            row = self._snapshot.row(referrer[0], Key.parse(referrer[1]))
            until = row.visible_until or FOREVER if row is not None and target in row.links.splitlines() else None
            # A referrer past its end shows nothing any more, even before it is swept itself.
            return until if until and until > self._now else None
        if target not in record.shown_links:
            return None
        if not record.is_shared:
            return (record.until or FOREVER) if record.is_live else None
        reached = self._reached_until(referrer, visited) if record.is_open else None
        return min(reached, record.own_end or FOREVER) if reached else None


def _shared_targets(site: int, keys: set[str]) -> set[Address]:
    return {(site, key) for key in keys if _is_shared(key)}


def _is_shared(key: str) -> bool:
    return Key.parse(key).kind in shared_kind_names()
