"""The referrers that must be planned because something that they show came or went, as much as one batch takes.

A referrer that is left to another batch must not show what is gone meanwhile. So what went stays in the ledger, as it
is there, until a batch has changed the last of those that show it; what came is there first, and they follow.
"""

from collections.abc import Iterable, Mapping

from ..projections.kinds import get_kinds
from .payload import Key
from .planned import POSITION, Address, PlannedRecord
from .snapshot import LedgerSnapshot


class ReferrerQueue:
    """Follows the edges of one plan.

    Args:
        most: how many referrers it takes; ``None`` for all.

    Attributes:
        later: edited rows that another plan must look at.
        behind: how many referrers are left to it.
    """

    def __init__(self, records: Mapping[Address, PlannedRecord], snapshot: LedgerSnapshot, most: int | None) -> None:
        self.later: set[str] = set()
        self.behind = 0
        self._records = records
        self._snapshot = snapshot
        self._room = most
        self._followed: set[tuple[Address, bool]] = set()
        self._taken: set[str] = set()
        self._held: set[Address] = set()
        self._told: set[tuple[Address, str]] = set()

    def referrers_of_flipped(self) -> set[str]:
        """Return the sources whose payload must change because a target came or went; each flip once, so cycles end."""
        flipped = {(record.address, record.may_be_shown) for record in self._records.values() if record.has_flipped}
        fresh = flipped - self._followed
        if not fresh:
            return set()
        self._followed |= fresh
        referrers = self._snapshot.referrers_of(address for address, _ in fresh)
        addresses = {(site, text) for (site, _), texts in referrers.items() for text in texts}
        if self._room is not None and len(addresses) > self._room:
            return self._as_many_as_fit(sorted(fresh), referrers, addresses)
        keys = [(site, Key.parse(text)) for site, text in addresses]
        self._snapshot.preload(key.uuid for _, key in keys)
        rows = (self._snapshot.row(site, key) for site, key in keys)
        return self._take(row.source for row in rows if row is not None)

    def readers_of_new_facts(self) -> set[str]:
        """Return the sources of kinds that read positions or references of what they refer to, where there are new ones.

        Each such once. Those that do not fit are left to another plan: they are only late, and refer to nothing that is
        gone.
        """
        fresh = {(record.address, fact) for record in self._records.values() for fact in record.new_facts} - self._told
        self._told |= fresh
        readers = _readers() if fresh else {}
        kinds: dict[Address, set[str]] = {}
        for address, fact in fresh:
            if fact in readers:
                kinds.setdefault(address, set()).update(readers[fact])
        if not kinds:
            return set()
        referrers = self._snapshot.referrers_of(kinds)
        told = self._snapshot.links_of(
            (site, text)
            for (site, target), texts in referrers.items()
            for text in texts
            if Key.parse(text).kind in kinds[site, target]
        )
        sources = sorted({source for source, _ in told.values()} - {record.source for record in self._records.values()})
        taken = sources[: self._room]
        self.later |= {*sources} - {*taken}
        return self._take(taken)

    def _take(self, sources: Iterable[str]) -> set[str]:
        taken = {*sources}
        if self._room is not None:
            self._room = max(self._room - len(taken), 0)
        self._taken |= taken
        return taken

    def _as_many_as_fit(
        self, flips: list[tuple[Address, bool]], referrers: Mapping[Address, set[str]], addresses: set[Address]
    ) -> set[str]:
        """Take those that are planned already and some others; note what the rest is to follow."""
        told = self._snapshot.links_of(addresses)
        wrong: dict[str, set[tuple[Address, bool]]] = {}
        for (site, target), is_shown in flips:
            for text in referrers[site, target]:
                source, links = told.get((site, text), ("", frozenset()))
                if source and (target in links) != is_shown:
                    wrong.setdefault(source, set()).add(((site, target), is_shown))
        planned = wrong.keys() & {record.source for record in self._records.values()}
        others = sorted(wrong.keys() - planned)
        left = others[self._room :]
        self.behind += len(left)
        for source in left:
            for address, is_shown in wrong[source]:
                if is_shown:
                    self.later.add(source)
                else:
                    self._held.add(address)
        return planned | self._take(others[: self._room])

    def is_stuck(self) -> bool:
        """Say whether the next plan could find the same: what cannot be projected may go on showing what is gone."""
        changed = (record for record in self._records.values() if record.source in self._taken)
        return bool(self._held) and all(record.has_failed for record in changed)

    def take_all(self) -> None:
        """Begin again without a limit."""
        self._room, self.behind = None, 0
        for noted in (self._followed, self._held, self._told, self.later):
            noted.clear()

    def hold(self) -> None:
        """Keep what others still show, and what that shows in turn, as the ledger has it."""
        todo = [*self._held]
        while todo:
            record = self._records[todo.pop()]
            record.hold()
            self.later.add(record.source)
            shown = (self._records.get((record.site, key)) for key in record.stored_links)
            gone = {each.address for each in shown if each is not None and each.was_live and not each.may_be_shown}
            todo += gone - self._held
            self._held |= gone


def _readers() -> dict[str, set[str]]:
    """Return the names of the kinds that read a fact of what they refer to, by fact."""
    found: dict[str, set[str]] = {}
    for kind in get_kinds().values():
        for fact in (*((POSITION,) if kind.reads_positions else ()), *kind.reads_references):
            found.setdefault(fact, set()).add(kind.name)
    return found
