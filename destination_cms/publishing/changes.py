"""Marks: append-only notes, written in the transaction of a change, of what must be checked again."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connections, router, transaction

from ..models import Mark
from ..models.ledger import MarkScope

_is_deferred: ContextVar[bool] = ContextVar("destination_sweep_deferred", default=False)


def mark(scope: MarkScope, targets: Iterable[str] = ("",)) -> None:
    """Append marks, and have the ledger swept once this transaction has committed.

    The sweep after commit is robust: when it fails, the change stands, the marks stay, and the
    next sweep finds them.
    """
    if not Mark.objects.bulk_create([Mark(scope=scope, target=target) for target in targets]):
        return
    if not _is_deferred.get():
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


def _sweep_on_commit() -> None:
    from .sweep import sweep_after_commit

    using = router.db_for_write(Mark)
    if any(entry[1] is sweep_after_commit for entry in connections[using].run_on_commit):
        return
    transaction.on_commit(sweep_after_commit, using=using, robust=True)
