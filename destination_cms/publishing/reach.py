"""Which shared things are public: those that something public still shows, and until when."""

from collections.abc import Callable
from datetime import UTC, datetime

from ..kinds import get_kinds, is_standing
from .entries import Address, Entry, LedgerRows
from .payload import Key
from .rows import links_of

FOREVER = datetime.max.replace(tzinfo=UTC)


class Reach:
    """Settles ``is_live`` and ``until`` of the shared entries, and of those that these reach.

    A thing that is not entered is taken at the ledger's word; it is entered as soon as
    something that shows it came, went, or changed its end.
    """

    def __init__(
        self,
        entries: dict[Address, Entry],
        rows: LedgerRows,
        candidate: Callable[[Address], Entry | None],
        now: datetime,
    ) -> None:
        self._now = now
        self._entries = entries
        self._rows = rows
        self._candidate = candidate
        self._showing: dict[Address, set[str]] = {}
        self._judged: dict[Address, tuple[bool, datetime | None]] = {}

    def settle(self) -> None:
        """Follow what is shown from everything in question until nothing new is in question."""
        question = self._first_question()
        while question:
            self._rows.preload({Key.parse(text).uuid for _, text in question})
            entries = [entry for address in question if (entry := self._candidate(address))]
            self._rows.preload_referrers(entry.address for entry in entries)
            self._index_showing()
            self._preload_referrer_rows(entries)
            question = set().union(*(self._judge(entry) for entry in entries))

    def _first_question(self) -> set[Address]:
        entries = list(self._entries.values())
        self._rows.preload({Key.parse(key).uuid for entry in entries for key in _shown_by(entry)})
        question = set()
        for entry in entries:
            if is_standing(entry.kind):
                entry.until = entry.own_end
                question |= self._questioned_by_page(entry)
            else:
                question.add(entry.address)
        return question

    def _questioned_by_page(self, entry: Entry) -> set[Address]:
        """Return the shared targets that a page's change may make appear, go, or end at another time."""
        stored, shown = _stored_links(entry), _shown_by(entry)
        is_steady = (entry.is_live, entry.until) == entry.stored_state
        lost, gained = stored - shown, shown - stored if is_steady else shown
        if entry.is_live and entry.until is None:
            # One more use without end changes nothing for what is public without end: a picture that
            # thousands of pages show would otherwise be worked out anew for each of them.
            gained = {key for key in gained if not self._is_endless_row((entry.site, key))}
        return {(entry.site, key) for key in lost | gained if _is_shared(key)}

    def _is_endless_row(self, address: Address) -> bool:
        row = self._rows.get(address[0], Key.parse(address[1]))
        is_entered = address in self._entries
        return row is not None and not row.is_withdrawn and row.visible_until is None and not is_entered

    def _preload_referrer_rows(self, entries: list[Entry]) -> None:
        """Read the rows of all referrers in one query, save where an entered page settles it already."""
        uuids = set()
        for entry in entries:
            showing = ((entry.site, text) for text in self._showing.get(entry.address, ()))
            if not any(self._is_endless_page(referrer) for referrer in showing):
                uuids |= {Key.parse(text).uuid for text in self._rows.referrers_of(entry.address)}
        self._rows.preload(uuids)

    def _is_endless_page(self, referrer: Address) -> bool:
        entry = self._entries[referrer]
        return is_standing(entry.kind) and entry.is_live and entry.until is None

    def _judge(self, entry: Entry) -> set[Address]:
        """Settle one shared entry; return the targets that are in question because of it."""
        is_first = entry.address not in self._judged
        assumed = self._judged.get(entry.address, entry.stored_state)
        reached = self._reach(entry.address, frozenset()) if entry.is_open else None
        entry.is_live = reached is not None
        limit = min(reached or FOREVER, entry.own_end or FOREVER)
        entry.until = limit if entry.is_live and limit < FOREVER else None
        self._judged[entry.address] = (entry.is_live, entry.until)
        if self._judged[entry.address] != assumed:
            return self._shared_targets(entry, only_changed=False)
        return self._shared_targets(entry, only_changed=True) if is_first else set()

    def _shared_targets(self, entry: Entry, *, only_changed: bool) -> set[Address]:
        stored, shown = _stored_links(entry), _shown_by(entry)
        keys = stored ^ shown if only_changed else stored | shown
        return {(entry.site, key) for key in keys if _is_shared(key)}

    def _index_showing(self) -> None:
        self._showing = {}
        for entry in self._entries.values():
            for key in _shown_by(entry):
                self._showing.setdefault((entry.site, key), set()).add(str(entry.key))

    def _reach(self, address: Address, visited: frozenset[Address]) -> datetime | None:
        """Return until when something public shows a key; ``FOREVER`` for no end, ``None`` for nothing."""
        best: datetime | None = None
        showing = self._showing.get(address, set())
        if any(self._is_endless_page((address[0], text)) for text in showing):
            return FOREVER
        for text in showing | self._rows.referrers_of(address):
            referrer = (address[0], text)
            if referrer not in visited:
                until = self._until_of(referrer, address[1], visited | {address})
                best = max(filter(None, (best, until)), default=None)
        return best

    def _until_of(self, referrer: Address, target: str, visited: frozenset[Address]) -> datetime | None:
        entry = self._entries.get(referrer)
        if entry is None:
            row = self._rows.get(referrer[0], Key.parse(referrer[1]))
            until = row.visible_until or FOREVER if row is not None and target in links_of(row) else None
            # A referrer past its end shows nothing any more, even before it is swept itself.
            return until if until and until > self._now else None
        if target not in _shown_by(entry):
            return None
        if is_standing(entry.kind):
            return (entry.until or FOREVER) if entry.is_live else None
        reached = self._reach(referrer, visited) if entry.is_open else None
        return min(reached, entry.own_end or FOREVER) if reached else None


def _shown_by(entry: Entry) -> set[str]:
    """Return the keys that an entry's payload refers to: of all that it wants, what it really shows."""
    may_show = entry.is_live if is_standing(entry.kind) else entry.is_open
    row = entry.desired or entry.row
    return links_of(row) if may_show and row is not None else set()


def _stored_links(entry: Entry) -> set[str]:
    return links_of(entry.row) if entry.row is not None else set()


def _is_shared(key: str) -> bool:
    kind = get_kinds().get(Key.parse(key).kind)
    return kind is not None and not is_standing(kind)
