"""Input of a plan: a record for each key and site, and a snapshot of the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from ..models import Edge, Publication, PublicPath
from ..models.publication import WithdrawalReason
from ..projections.kinds import page_kind_names, shared_kind_names
from ..verticals import Kind
from .payload import Key
from .records import path_key

#: A site and the text of a key.
Address = tuple[int, str]
#: A site and the key of a path.
SitePath = tuple[int, str]
#: Whether a page is public, until when, and under which path.
PublicState = tuple[bool, datetime | None, str]
NOT_PUBLIC: PublicState = (False, None, "")


@dataclass(slots=True)
class PlannedRecord:
    """Stored and desired state of one key on one site.

    Attributes:
        stored: the ledger's row, if it has one.
        desired: the row as projected now; ``None`` where only reachability is in question.
        is_open: whether its own rules let it be public; for a shared thing that is not yet enough.
        is_live: whether it shall be public.
        wanted: keys that it wants to show, public or not; ``None`` where the stored edges stand.
        has_failed: it could not be projected and keeps its last good version.
        until: when it stops being public without another change.
        end: its expiry as the editing side has it, known also where it cannot be projected.
        is_end_known: whether ``end`` was read; else the row's expiry counts.
    """

    kind: Kind
    key: Key
    site: int
    stored: Publication | None
    source: str
    desired: Publication | None = None
    payload: Any = None
    is_open: bool = False
    is_live: bool = False
    reason: str = WithdrawalReason.WITHDRAWN
    wanted: set[str] | None = None
    index: dict[str, Any] = field(default_factory=dict)
    has_failed: bool = False
    until: datetime | None = None
    end: datetime | None = None
    is_end_known: bool = False
    address: Address = field(init=False)
    is_page: bool = field(init=False)
    is_shared: bool = field(init=False)
    was_live: bool = field(init=False)

    def __post_init__(self) -> None:
        self.address = (self.site, str(self.key))
        self.is_page = self.kind.name in page_kind_names()
        self.is_shared = self.kind.name in shared_kind_names()
        self.was_live = self.stored is not None and not self.stored.is_withdrawn

    @property
    def may_be_shown(self) -> bool:
        """Whether others may refer to it: a shared thing becomes public by being referred to."""
        return self.is_open if self.is_shared else self.is_live

    @property
    def has_flipped(self) -> bool:
        """Whether what refers to it must change, because it came or went."""
        return self.may_be_shown != self.was_live

    @property
    def own_end(self) -> datetime | None:
        """The thing's own expiry, whatever shows it."""
        if self.desired is not None:
            return self.desired.expires_at
        return self.end if self.is_end_known or self.stored is None else self.stored.expires_at

    @property
    def stored_state(self) -> tuple[bool, datetime | None]:
        """Whether the ledger has it as public, and until when."""
        return self.was_live, self.stored.visible_until if self.stored and self.was_live else None

    @property
    def stored_links(self) -> set[str]:
        """The keys that the stored payload refers to."""
        return set(self.stored.links.splitlines()) if self.stored is not None else set()

    @property
    def shown_links(self) -> set[str]:
        """The keys that the payload shall refer to; none where the thing may not be shown."""
        row = self.desired or self.stored
        return set(row.links.splitlines()) if row is not None and self.may_be_shown else set()

    @property
    def public_state(self) -> PublicState:
        """What standalone content depends on: whether it is public, until when, and under which path."""
        row = self.desired or self.stored
        return (True, self.own_end, row.path if row is not None else "") if self.is_live else NOT_PUBLIC

    @property
    def stored_public_state(self) -> PublicState:
        """The same as the ledger has it."""
        row = self.stored
        return (True, row.expires_at, row.path) if row is not None and self.was_live else NOT_PUBLIC

    @property
    def has_moved(self) -> bool:
        """Whether standalone content that depends on it must be checked again."""
        return self.public_state != self.stored_public_state

    @property
    def public_paths(self) -> set[SitePath]:
        """The paths under which a page was public until now, or is from now on."""
        rows = ((self.stored, self.was_live), (self.desired, self.is_live)) if self.is_page else ()
        return {
            (self.site, row.path_digest or path_key(row.path))
            for row, is_public in rows
            if row is not None and is_public
        }

    @property
    def is_reach_unchanged(self) -> bool:
        """Whether nothing that it shows can come, go, or end at another moment because of it."""
        is_steady = (self.is_live, self.own_end) == self.stored_state
        return not self.is_shared and is_steady and self.shown_links == self.stored_links

    def fail(self, stored_edges: set[str], *, is_kept: bool) -> None:
        """Keep the last good version of what cannot be projected; without one it is not public."""
        self.has_failed, self.desired = True, None
        self.wanted, self.is_open = set(stored_edges), is_kept
        self.is_live = self.is_live and is_kept


class LedgerSnapshot:
    """Snapshot of the ledger in memory. Rows that were read once are not read again.

    Made with rows, edges ``(site, source key, target key)`` and paths it is complete and asks no
    database; ``StoredSnapshot`` reads from the ledger what is asked for.
    """

    def __init__(
        self,
        *,
        installation: UUID,
        paths_since: datetime,
        rows: Iterable[Publication] = (),
        edges: Iterable[tuple[int, str, str]] = (),
        paths: Iterable[SitePath] = (),
    ) -> None:
        self.installation = installation
        self.paths_since = paths_since
        self._given_rows, self._given_edges, self._given_paths = [*rows], [*edges], {*paths}
        self._rows: dict[tuple[int, str, str, str], Publication] = {}
        self._known_uuids: set[str] = set()
        self._edges: dict[Address, set[str]] = {}
        self._referrers: dict[Address, set[str]] = {}

    def rows_of_sources(self, sources: set[str]) -> list[Publication]:
        """Return the rows that these edited rows have written."""
        rows = self._read_rows_of_sources(sources)
        self.preload(str(row.uuid) for row in rows)
        return [self._rows[row.site, row.kind, str(row.uuid), row.locale] for row in rows]

    def preload(self, uuids: Iterable[str]) -> None:
        """Read all rows of these UUIDs, on all sites and in all locales, in one query."""
        missing = set(uuids) - self._known_uuids
        if missing:
            self._known_uuids |= missing
            for row in self._read_rows(missing):
                self._rows[row.site, row.kind, str(row.uuid), row.locale] = row

    def row(self, site: int, key: Key) -> Publication | None:
        """Return the row of a key on a site."""
        if key.uuid not in self._known_uuids:
            self.preload([key.uuid])
        return self._rows.get((site, *key))

    def live_row(self, site: int, key: Key) -> Publication | None:
        """Return the row of a key on a site if it is public."""
        row = self.row(site, key)
        return row if row is not None and not row.is_withdrawn else None

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

    def _sides(self, known: dict[Address, set[str]], addresses: list[Address], read: Any) -> dict[Address, set[str]]:
        missing = {address for address in addresses if address not in known}
        if missing:
            known.update({address: set() for address in missing})
            for site, near, far in read({key for _, key in missing}):
                if (site, near) in missing:
                    known[site, near].add(far)
        return {address: known[address] for address in addresses}

    def _read_rows_of_sources(self, sources: set[str]) -> list[Publication]:
        return [row for row in self._given_rows if row.source in sources]

    def _read_rows(self, uuids: set[str]) -> Iterable[Publication]:
        return [row for row in self._given_rows if str(row.uuid) in uuids]

    def _read_edges(self, keys: set[str]) -> Iterable[tuple[int, str, str]]:
        return [edge for edge in self._given_edges if edge[1] in keys]

    def _read_referrers(self, keys: set[str]) -> Iterable[tuple[int, str, str]]:
        return [(site, target, source) for site, source, target in self._given_edges if target in keys]

    def _read_paths(self, keys: set[str]) -> set[SitePath]:
        return {path for path in self._given_paths if path[1] in keys}


class StoredSnapshot(LedgerSnapshot):
    """The snapshot of the ledger in the database, read as far as it is asked for."""

    def _read_rows_of_sources(self, sources: set[str]) -> list[Publication]:
        return list(Publication.objects.filter(source__in=sources).defer("payload"))

    def _read_rows(self, uuids: set[str]) -> Iterable[Publication]:
        return Publication.objects.filter(uuid__in=uuids).defer("payload")

    def _read_edges(self, keys: set[str]) -> Iterable[tuple[int, str, str]]:
        return Edge.objects.filter(source_key__in=keys).values_list("site", "source_key", "target_key")

    def _read_referrers(self, keys: set[str]) -> Iterable[tuple[int, str, str]]:
        return Edge.objects.filter(target_key__in=keys).values_list("site", "target_key", "source_key")

    def _read_paths(self, keys: set[str]) -> set[SitePath]:
        return set(PublicPath.objects.filter(path_digest__in=keys).values_list("site", "path_digest"))
