"""Input of a plan: a record for each key and site."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from ..models import Publication
from ..models.publication import WithdrawalReason
from ..projections.kinds import page_kind_names, shared_kind_names
from ..verticals import Kind
from .payload import Key
from .records import path_key

#: A site and the text of a key.
Address = tuple[int, str]
#: A site and the key of a path.
SitePath = tuple[int, str]


class OwnedUuid(NamedTuple):
    """A UUID with a permanent address on a site, and the kind and the UUID of the record that it belongs to."""

    site: int
    uuid: UUID
    kind: str
    owner: UUID


#: The position of a thing, among the names of kinds.
POSITION = ""
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
        is_held: it is no longer public, but stays in the ledger until nothing shows it.
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
    is_held: bool = False
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
    def new_facts(self) -> set[str]:
        """What is new of it while it stays public: ``POSITION``, and the names of kinds that it refers to otherwise."""
        row, stored = self.desired, self.stored
        if row is None or stored is None or not self.was_live:
            return set()
        found = {POSITION} if (row.latitude, row.longitude) != (stored.latitude, stored.longitude) else set()
        if row.links != stored.links:
            found |= {key.partition(":")[0] for key in self.stored_links.symmetric_difference(row.links.splitlines())}
        return found

    @property
    def own_end(self) -> datetime | None:
        """The thing's own expiry, whatever shows it."""
        if self.desired is not None:
            return self.desired.expires_at
        return self.end if self.is_end_known or self.stored is None else self.stored.expires_at

    @property
    def changes_at(self) -> datetime | None:
        """When it must be projected again; a last good version stays until something is edited."""
        row = self.desired or self.stored
        return None if row is None or self.has_failed else row.changes_at

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

    def hold(self) -> None:
        """Stay as the ledger has it, until another plan has changed what shows it."""
        self.is_held = self.is_open = self.is_live = True
        self.desired, self.wanted, self.is_end_known = None, None, False
