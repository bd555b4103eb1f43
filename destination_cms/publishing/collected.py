"""Marks that one transaction collects, and what its receivers have asked the database."""

from collections.abc import Callable, Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from threading import get_ident
from typing import Any, TypeVar

from ..compiled_writes import insert_rows
from ..models import Mark
from ..models.ledger import MarkScope

_Answer = TypeVar("_Answer")


@dataclass(slots=True)
class Collected:
    """The marks of one transaction, each once, and what its receivers have asked the database.

    Attributes:
        marks: scopes and targets, in the order of the first mark of each.
        thread: the one whose connection has the transaction.
        is_open: until the marks are written. A task that the request began has its context, and may outlive it.
    """

    marks: dict[tuple[MarkScope, str], None] = field(default_factory=dict)
    answers: dict[Callable[[], Any], Any] = field(default_factory=dict)
    is_sweep_wanted: bool = False
    thread: int = field(default_factory=get_ident)
    is_open: bool = True


#: What is collected here; entered and left by ``changes.collect_marks``.
COLLECTED: ContextVar[Collected | None] = ContextVar("destination_marks", default=None)


def collecting() -> Collected | None:
    """Return what this transaction collects; ``None`` outside, or in another thread."""
    collected = COLLECTED.get()
    is_ours = collected is not None and collected.is_open and collected.thread == get_ident()
    return collected if is_ours else None


def is_collecting() -> bool:
    """Say whether marks are collected, and answers remembered."""
    return collecting() is not None


def write_marks(marks: Iterable[tuple[MarkScope, str]]) -> None:
    """Write marks, given as scope and target."""
    insert_rows(Mark, [Mark(scope=scope, target=target) for scope, target in marks])


def write_collected() -> None:
    """Write the marks that are collected so far, for a sweep within their transaction."""
    if (collected := collecting()) is not None:
        write_marks(collected.marks)
        collected.marks.clear()


def once(ask: Callable[[], _Answer]) -> _Answer:
    """Return the answer to a question that receivers ask for each row: the first one, while marks are collected."""
    collected = collecting()
    if collected is None:
        return ask()
    if ask not in collected.answers:
        collected.answers[ask] = ask()
    return collected.answers[ask]  # type: ignore[no-any-return]
