"""Detection and repair of damage: rows of the ledger that do not say what their digests were computed from."""

from collections.abc import Iterable

from django.utils import timezone

from ..models import Publication
from .records import is_intact
from .snapshot import StoredSnapshot
from .state import ledger_locked, save_state
from .sweep import plan_and_write
from .visibility import VisibilityRules


def repair(sources: Iterable[str]) -> None:
    """Publish edited rows again whose records are damaged. What cannot be projected is withdrawn: it has no good version.

    Raises:
        DatabaseError: the database is away, locked, or read-only.
    """
    with ledger_locked() as state:
        now = timezone.now()
        rules = VisibilityRules.load(now)
        plan_and_write(set(sources), rules, state, is_careful=True, snapshot_type=CheckedSnapshot)
        save_state(state)


class CheckedSnapshot(StoredSnapshot):
    """The snapshot of the ledger with its payloads, so that damage is found; the sweep leaves them in the database."""

    is_checked = True

    def is_damaged(self, row: Publication) -> bool:
        return not is_intact(row)

    def _read_rows_of_sources(self, sources: set[str], uuids: set[str]) -> Iterable[Publication]:
        # What these only refer to is not compared, and its payload need not be read.
        return [*Publication.objects.filter(source__in=sources), *self._read_rows(uuids)]
