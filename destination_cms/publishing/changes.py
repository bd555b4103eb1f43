"""Marks: append-only notes, written in the transaction of a change, of what must be checked again."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import connections, router, transaction

from ..models import Mark
from ..models.ledger import MarkScope

_Answer = TypeVar("_Answer")


@dataclass(slots=True)
class _Collected:
    """The marks of one transaction, each once, and what its receivers have asked the database.

    Attributes:
        marks: scopes and targets, in the order of the first mark of each.
    """

    marks: dict[tuple[MarkScope, str], None] = field(default_factory=dict)
    answers: dict[Callable[[], Any], Any] = field(default_factory=dict)
    is_sweep_wanted: bool = False


_is_deferred: ContextVar[bool] = ContextVar("destination_sweep_deferred", default=False)
_collected: ContextVar[_Collected | None] = ContextVar("destination_marks", default=None)


def mark(scope: MarkScope, targets: Iterable[str] = ("",)) -> None:
    """Append marks, and have the ledger swept once this transaction has committed.

    The sweep after commit is robust: when it fails, the change stands, the marks stay, and the
    next sweep finds them.
    """
    collected, fresh = _collected.get(), dict.fromkeys((scope, target) for target in targets)
    if not fresh:
        return
    if collected is not None:
        collected.marks |= fresh
        collected.is_sweep_wanted |= not _is_deferred.get()
        return
    _write(fresh)
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


@contextmanager
def collect_marks() -> Iterator[None]:
    """Write the marks of a transaction at its end, as its last part, and equal ones once.

    Must be entered within the transaction, which may be rolled back. A section of 2,000 pages that is deleted leaves
    16,000 marks, of which a statement each would take longer than the deletion of the pages.
    """
    collected = _Collected()
    token = _collected.set(collected)
    try:
        yield
    finally:
        _collected.reset(token)
    if collected.marks and not transaction.get_rollback(using=router.db_for_write(Mark)):
        _write(collected.marks)
        if collected.is_sweep_wanted:
            _sweep_on_commit()


def is_collecting() -> bool:
    """Say whether marks are collected, and answers remembered."""
    return _collected.get() is not None


def once(ask: Callable[[], _Answer]) -> _Answer:
    """Return the answer to a question that receivers ask for each row: the first one, while marks are collected."""
    collected = _collected.get()
    if collected is None:
        return ask()
    if ask not in collected.answers:
        collected.answers[ask] = ask()
    return collected.answers[ask]  # type: ignore[no-any-return]


def _write(marks: Iterable[tuple[MarkScope, str]]) -> None:
    Mark.objects.bulk_create([Mark(scope=scope, target=target) for scope, target in marks], batch_size=1000)


def _sweep_on_commit() -> None:
    from .sweep import sweep_after_commit

    using = router.db_for_write(Mark)
    if any(entry[1] is sweep_after_commit for entry in connections[using].run_on_commit):
        return
    transaction.on_commit(sweep_after_commit, using=using, robust=True)
