"""The ledger's lock: one sweep at a time, held until it commits."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, router, transaction
from django.db.models import F

from ..models import LedgerState

#: Longer than SQLite's longest pause between two tries for a lock (100 ms), so that whoever waits gets it.
_SQLITE_PAUSE_SECONDS = 0.12


def give_way() -> None:
    """Let others have the lock between two batches: PostgreSQL queues them, SQLite has them try again."""
    if connections[router.db_for_write(LedgerState)].vendor == "sqlite":
        time.sleep(_SQLITE_PAUSE_SECONDS)


@contextmanager
def ledger_locked() -> Iterator[LedgerState]:
    """Open a transaction that holds the ledger's lock, and give its state.

    The lock is an UPDATE of the state row, the first statement: PostgreSQL holds others at it
    until we commit, and SQLite takes its write lock. Under READ COMMITTED every later statement
    sees all that was committed before the lock was ours; a connection with another default is
    brought to it for this transaction, since a snapshot taken while waiting would be too old.
    """
    using = router.db_for_write(LedgerState)
    connection = connections[using]
    is_outermost = not connection.in_atomic_block
    with transaction.atomic(using=using):
        if is_outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
        if not LedgerState.objects.filter(pk=1).update(sweeps=F("sweeps") + 1):
            LedgerState.objects.get_or_create(pk=1)
            LedgerState.objects.filter(pk=1).update(sweeps=F("sweeps") + 1)
        yield LedgerState.objects.get(pk=1)
