"""The working notes of a settlement: one entry per key and site, and the ledger rows behind them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ..models import Edge, Publication
from ..verticals import Kind
from .payload import Key
from .records import key_of_row

#: A site and the text of a key.
Address = tuple[int, str]


@dataclass(slots=True)
class Entry:
    """What one key on one site is, and what it shall be.

    Attributes:
        row: the ledger's row, if it has one.
        desired: the row as projected now; ``None`` where only the row's reachability is in question.
        is_open: its own gate; for a shared thing that is not yet enough to be public.
        is_live: whether it shall be public.
        wanted: keys that it wants to show, public or not.
        has_failed: it could not be projected and keeps its last good version.
        until: when it stops being public by itself.
        end: its expiry as the editing side has it, known also where it cannot be projected.
        is_end_known: whether ``end`` was read; else the row's expiry counts.
    """

    kind: Kind
    key: Key
    site: int
    row: Publication | None
    source: str = ""
    desired: Publication | None = None
    payload: Any = None
    is_open: bool = False
    is_live: bool = False
    reason: str = ""
    wanted: set[str] | None = None
    index: dict[str, Any] = field(default_factory=dict)
    has_failed: bool = False
    until: datetime | None = None
    end: datetime | None = None
    is_end_known: bool = False

    @property
    def address(self) -> Address:
        return (self.site, str(self.key))

    @property
    def was_live(self) -> bool:
        return self.row is not None and not self.row.is_withdrawn

    @property
    def own_end(self) -> datetime | None:
        """The thing's own expiry, whatever shows it."""
        if self.desired is not None:
            return self.desired.expires_at
        return self.end if self.is_end_known or self.row is None else self.row.expires_at

    @property
    def stored_state(self) -> tuple[bool, datetime | None]:
        """Whether the ledger has it as public, and until when."""
        return self.was_live, self.row.visible_until if self.row and self.was_live else None


class LedgerRows:
    """Rows and edges of the ledger, read once per settlement."""

    def __init__(self) -> None:
        self._rows: dict[Address, Publication] = {}
        self._known_uuids: set[str] = set()
        self._edges: dict[Address, set[str]] = {}
        self._referrers: dict[Address, set[str]] = {}

    def by_sources(self, sources: Iterable[str]) -> list[Publication]:
        """Return the rows that these edited rows have written."""
        rows = list(Publication.objects.filter(source__in=list(sources)).defer("payload"))
        self.preload({str(row.uuid) for row in rows})
        return [self._rows[row.site, str(key_of_row(row))] for row in rows]

    def preload(self, uuids: Iterable[str]) -> None:
        """Read all rows of these UUIDs, on all sites and in all locales, in one query."""
        missing = set(uuids) - self._known_uuids
        if not missing:
            return
        self._known_uuids |= missing
        for row in Publication.objects.filter(uuid__in=missing).defer("payload"):
            self._rows[row.site, str(key_of_row(row))] = row

    def get(self, site: int, key: Key) -> Publication | None:
        """Return the row of a key on a site."""
        self.preload({key.uuid})
        return self._rows.get((site, str(key)))

    def preload_edges(self, addresses: Iterable[Address]) -> None:
        """Read what these sources want, in one query."""
        missing = {address for address in addresses if address not in self._edges}
        if not missing:
            return
        self._edges.update({address: set() for address in missing})
        keys = {key for _, key in missing}
        for site, source, target in Edge.objects.filter(source_key__in=keys).values_list(
            "site", "source_key", "target_key"
        ):
            if (site, source) in missing:
                self._edges[site, source].add(target)

    def wanted_by(self, address: Address) -> set[str]:
        """Return the keys that the ledger says a source wants."""
        self.preload_edges([address])
        return self._edges[address]

    def preload_referrers(self, addresses: Iterable[Address]) -> None:
        """Read who wants these targets, in one query."""
        missing = {address for address in addresses if address not in self._referrers}
        if not missing:
            return
        self._referrers.update({address: set() for address in missing})
        keys = {key for _, key in missing}
        for site, source, target in Edge.objects.filter(target_key__in=keys).values_list(
            "site", "source_key", "target_key"
        ):
            if (site, target) in missing:
                self._referrers[site, target].add(source)

    def referrers_of(self, address: Address) -> set[str]:
        """Return the keys that the ledger says want a target."""
        self.preload_referrers([address])
        return self._referrers[address]
