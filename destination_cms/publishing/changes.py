"""Marks: append-only notes, written in the transaction of a change, of what must be checked again."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connections, router, transaction

from ..models import Mark
from ..models.ledger import MarkScope
from .collected import COLLECTED, Collected, collecting, write_marks

_is_deferred: ContextVar[bool] = ContextVar("destination_sweep_deferred", default=False)


def mark(scope: MarkScope, targets: Iterable[str] = ("",)) -> None:
    """Append marks, and have the ledger swept once this transaction has committed.

    The sweep after commit is robust: when it fails, the change stands, the marks stay, and the
    next sweep finds them.
    """
    fresh = dict.fromkeys((scope, target) for target in targets)
    if not fresh:
        return
    collected = collecting()
    if collected is None:
        write_marks(fresh)
    else:
        collected.marks |= fresh
    if _is_deferred.get():
        return
    if collected is None:
        _sweep_on_commit()
    elif not collected.is_sweep_wanted:
        # At the first mark: whoever is told of the same change after the commit reads the ledger with the change in it.
        collected.is_sweep_wanted = True
        _sweep_on_commit()


def mark_source(*sources: str) -> None:
    """Mark edited rows such as ``page:12``."""
    mark(MarkScope.SOURCE, sources)


@contextmanager
def sweep_deferred() -> Iterator[None]:
    """Write marks without sweeping after each commit: for imports, which sweep once at their end."""
    token = _is_deferred.set(True)
    try:
        yield
    finally:
        _is_deferred.reset(token)


@contextmanager
def collect_marks() -> Iterator[None]:
    """Write the marks of a transaction at its end, as its last part, and equal ones once.

    Must be entered within the transaction, which may be rolled back. A section of 2,000 pages that is deleted leaves
    16,000 marks, of which a statement each would take longer than the deletion of the pages.
    """
    collected = Collected()
    token = COLLECTED.set(collected)
    try:
        yield
    finally:
        COLLECTED.reset(token)
        collected.is_open = False
    if not transaction.get_rollback(using=router.db_for_write(Mark)):
        write_marks(collected.marks)
        # A savepoint that was rolled back takes what was registered in it along.
        if collected.is_sweep_wanted:
            _sweep_on_commit()


def _sweep_on_commit() -> None:
    from .sweep import sweep_after_commit

    using = router.db_for_write(Mark)
    if any(entry[1] is sweep_after_commit for entry in connections[using].run_on_commit):
        return
    transaction.on_commit(sweep_after_commit, using=using, robust=True)
