"""The folder that mirrors a site.

::

    records/<kind>/<locale or "_">/<uuid>.json   one file a record: the feed's upsert line
    state.json                                   token, count, checksum; whether an apply is under way
    staging/                                     pages not applied yet
    lock                                         held by the run that works here

An apply is decided by one rename of ``state.json``. Before it, a crash leaves the old set;
after it, the staged pages are on disk and the next run applies them, from the beginning.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from .inventory import Inventory, local_entries, take_inventory
from .lock import LOCK_NAME
from .plan import Plan, entries_after, plan_apply
from .records import Records
from .staging import Staging, clear_staging
from .state import STATE_NAME, Position, State, StateUnreadable, load_state, save_state

_RECORDS_NAME = "records"
_STAGING_NAME = "staging"
#: What a first run may leave behind when it ends before the state is written.
_NAMES_BEFORE_STATE = {LOCK_NAME, f"{STATE_NAME}.tmp"}


class FolderRefused(Exception):
    """The folder is not one that this site may be mirrored into."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """Counts of files that an apply changed; files that were already right do not count."""

    written_count: int
    deleted_count: int


def prepare_folder(folder: Path) -> None:
    """Make the folder, or see that it is a replica or empty.

    Raises:
        FolderRefused: something else lives there; an initial sync would delete files.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / STATE_NAME).exists():
        foreign = sorted({path.name for path in folder.iterdir()} - _NAMES_BEFORE_STATE)
        if foreign:
            raise FolderRefused(f"{folder} is not empty and not a replica: it holds {foreign[0]!r}")


def check_replica(folder: Path) -> None:
    """See that a folder is a replica, and change nothing.

    Raises:
        FolderRefused: it is not.
    """
    if not (folder / STATE_NAME).is_file():
        raise FolderRefused(f"{folder} is not a replica: it has no {STATE_NAME}")


class Replica:
    """A prepared folder, while its lock is held."""

    def __init__(self, folder: Path, site_url: str) -> None:
        """Open a folder.

        Raises:
            FolderRefused: it mirrors another site, or its state cannot be read.
        """
        try:
            state = load_state(folder)
        except StateUnreadable as error:
            raise FolderRefused(f"{folder}: {error}") from error
        if state is not None and state.site_url != site_url:
            raise FolderRefused(f"{folder} mirrors {state.site_url}: use another folder for {site_url}")
        self._folder = folder
        self._staging_folder = folder / _STAGING_NAME
        self._records = Records(folder / _RECORDS_NAME, scratch=folder / f"{_RECORDS_NAME}.tmp")
        self._state = state or State(site_url=site_url, position=Position())
        if state is None:
            save_state(folder, self._state)

    @property
    def position(self) -> Position:
        """The checkpoint that the files are at."""
        return self._state.position

    @property
    def is_applying(self) -> bool:
        """Whether an apply was begun and not finished: the files are between two checkpoints."""
        return self._state.applying is not None

    def begin_staging(self, *, is_initial: bool) -> Staging:
        """Discard what is staged and stage again from the position, or from nothing."""
        return Staging.begin(self._staging_folder, is_initial=is_initial, base_token=self.position.token)

    def resume_staging(self) -> Staging | None:
        """Return the pages that an earlier run staged for this position, or ``None``."""
        staging = Staging.resume(self._staging_folder)
        return staging if staging is not None and staging.base_token == self.position.token else None

    def clear_staging(self) -> None:
        """Forget what is staged."""
        clear_staging(self._staging_folder)

    def plan(self, staging: Staging) -> Plan:
        """Return what applying would do."""
        return plan_apply(staging, self._records)

    def inventory_after(self, plan: Plan, staging: Staging) -> Inventory:
        """Return what the set would be after applying.

        Raises:
            RecordDamaged: a file that would stay is damaged.
        """
        return take_inventory(entries_after(plan, staging, self._records))

    def inventory(self) -> Inventory:
        """Return what the set is, every file read and its digest computed again.

        Raises:
            RecordDamaged: a file is damaged.
        """
        return take_inventory(local_entries(self._records))

    def apply(self, plan: Plan, staging: Staging, position: Position) -> Applied:
        """Bring the files to a new position; from here on the staged pages are sure to be applied."""
        self._save(replace(self._state, applying=position))
        return self._finish(plan, staging, position)

    def finish_interrupted_apply(self) -> Applied:
        """Finish the apply that a crash interrupted; say what was left to do.

        Without its staged pages (they were deleted) it cannot be finished: then the
        position is dropped, and the next sync is an initial one.
        """
        applying = self._state.applying
        staging = Staging.resume(self._staging_folder)
        checkpoint = staging.checkpoint if staging is not None else None
        if applying is None or staging is None or checkpoint is None or checkpoint.token != applying.token:
            self._save(replace(self._state, position=Position(), applying=None))
            return Applied(written_count=0, deleted_count=0)
        return self._finish(self.plan(staging), staging, applying)

    def _finish(self, plan: Plan, staging: Staging, position: Position) -> Applied:
        written = sum(self._records.write(key, raw) for key, raw in staging.iter_upserts(plan.writes))
        deleted = sum(self._records.delete(key) for key in sorted(plan.deletes))
        self._records.flush()
        self._save(replace(self._state, position=position, applying=None))
        self.clear_staging()
        return Applied(written_count=written, deleted_count=deleted)

    def _save(self, state: State) -> None:
        save_state(self._folder, state)
        self._state = state
