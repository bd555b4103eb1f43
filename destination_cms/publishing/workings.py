"""What the parts of a settlement share: the working notes, and projecting one thing."""

import logging
from abc import ABC, abstractmethod
from contextlib import nullcontext
from typing import Any

from django.db import DatabaseError, connections, router, transaction

from ..models import LedgerState, Publication
from ..models.publication import WithdrawalReason
from ..projection import Projection, reason_of
from ..verticals import Kind
from .entries import Address, Entry, LedgerRows
from .gates import Gates
from .payload import Key
from .resolver import LedgerResolver, Targets

logger = logging.getLogger(__name__)


class Workings(ABC):
    """Notes on what is, and on what shall be."""

    def __init__(self, gates: Gates, state: LedgerState, *, is_careful: bool) -> None:
        self.gates = gates
        self.state = state
        self.rows = LedgerRows()
        self.entries: dict[Address, Entry] = {}
        self.failures: dict[str, tuple[str, str]] = {}
        self.settled: set[str] = set()
        self.targets = Targets(state.installation, gates.locales)
        self._is_careful = is_careful

    @abstractmethod
    def is_public(self, kind: Kind, key: Key, site: int) -> bool:
        """Say whether a payload on this site may refer to a key."""

    def resolver(self, site: int, locale: str) -> LedgerResolver:
        """Return what a projection on a site, in a locale, sees of others."""
        return LedgerResolver(self.targets, locale, lambda kind, key: self.is_public(kind, key, site))

    def project(self, entry: Entry, instance: Any, resolver: LedgerResolver) -> Projection | None:
        """Return a projection; without one, the failure is noted."""
        try:
            with transaction.atomic() if self._is_careful else nullcontext():
                return entry.kind.project(instance, resolver)
        except Exception as error:  # one broken item must not stop the others; it is reported
            if isinstance(error, DatabaseError) and not (self._is_careful and _is_database_there()):
                raise
            logger.warning("%s could not be projected: %s", entry.source, error, exc_info=error)
            self.failures[entry.source] = (str(instance)[:255], reason_of(error))
            return None

    def fail(self, entry: Entry, title: str, error: Exception | None) -> None:
        """Keep the last good version of an item that cannot be projected; without one it is not public."""
        if error is not None:
            self.failures[entry.source] = (title[:255], reason_of(error))
        entry.has_failed = True
        entry.wanted = set(self.rows.wanted_by(entry.address)) if entry.was_live else set()
        entry.is_open = entry.was_live
        entry.is_live = entry.is_live and entry.was_live
        entry.reason = entry.reason or WithdrawalReason.WITHDRAWN


def _is_database_there() -> bool:
    return bool(connections[router.db_for_write(Publication)].is_usable())
