"""The row of the ledger's state: its lock, and what is due."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import connections, router, transaction
from django.db.models import Exists, F, Subquery
from django.db.models.functions import Coalesce, Least
from django.utils import timezone

from ..compiled_queries import Parameter, columns_of, compiled_query
from ..compiled_writes import update_rows
from ..models import LedgerState, Mark, ProjectionFailure, Publication

#: Columns of a publication with the moments at which a sweep looks at it again.
DUE_COLUMNS = ("visible_until", "changes_at")
#: Longer than SQLite's longest pause between two tries for a lock (100 ms), so that whoever waits gets it.
_SQLITE_PAUSE_SECONDS = 0.12


@contextmanager
def ledger_locked() -> Iterator[LedgerState]:
    """Open a transaction that holds the ledger's lock, and give its state.

    The lock is taken by the first statement: PostgreSQL holds others at the locked row until we
    commit, and SQLite's IMMEDIATE transactions begin with the write lock; one of another mode takes
    it by an UPDATE. Under READ COMMITTED every later statement sees all that was committed before
    the lock was ours; a connection with another default is brought to it for this transaction,
    since a snapshot taken while waiting would be too old.
    """
    using = router.db_for_write(LedgerState)
    connection = connections[using]
    is_outermost = not connection.in_atomic_block
    with transaction.atomic(using=using):
        if connection.vendor == "postgresql":
            if is_outermost:
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
        elif getattr(connection, "transaction_mode", None) not in {"IMMEDIATE", "EXCLUSIVE"}:
            LedgerState.objects.filter(pk=1).update(sweeps=F("sweeps"))
        yield _locked_state(using) or _new_state(using)


def _locked_state(using: str) -> LedgerState | None:
    states = LedgerState.objects.using(using).select_for_update().filter(pk=1)
    found = compiled_query(
        LedgerState,
        "locked",
        lambda: states.annotate(any_failure=Exists(ProjectionFailure.objects.all())),
        (*columns_of(LedgerState), "any_failure"),
        using=using,
    )
    for state, (any_failure,) in found.instances(LedgerState):
        state.has_failures = any_failure
        return state  # type: ignore[no-any-return]
    return None


def _new_state(using: str) -> LedgerState:
    LedgerState.objects.using(using).get_or_create(pk=1)
    state = _locked_state(using)
    assert state is not None  # noqa: S101 - made above, and never deleted
    return state


def save_state(state: LedgerState) -> None:
    """Save the state, with the moment when the next publication ends or changes, in one statement.

    The object keeps the moment that was read with it.
    """
    update_rows(
        LedgerState,
        "swept",
        lambda: LedgerState.objects.filter(pk=1),
        _swept_columns,
        {name: getattr(state, name) for name in columns_of(LedgerState)},
    )


def _swept_columns() -> dict[str, Any]:
    ends, changes = (
        Subquery(
            Publication.objects.filter(is_withdrawn=False, **{f"{column}__isnull": False})
            .order_by(column)
            .values(column)[:1]
        )
        for column in DUE_COLUMNS
    )
    # With a null, the least is null on SQLite and the other one on PostgreSQL.
    soonest = Coalesce(Least(ends, changes), ends, changes)
    as_given = {field.name: Parameter(field) for field in LedgerState._meta.concrete_fields if not field.primary_key}
    return {**as_given, "sweeps": F("sweeps") + 1, "next_due_at": soonest}


def is_due(state: LedgerState, now: datetime) -> bool:
    """Say whether a publication of the ledger has ended, or must be projected again."""
    return _is_past(state.next_due_at, now)


def _is_past(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and moment <= now


def is_anything_left() -> bool:
    """Say whether there is a mark, or a publication that is due: one statement, without the lock."""
    found = compiled_query(
        LedgerState,
        "left",
        lambda: LedgerState.objects.filter(pk=1).annotate(has_marks=Exists(Mark.objects.all())),
        ("next_due_at", "has_marks"),
    ).records()
    return not found or any(has_marks or _is_past(next_due_at, timezone.now()) for next_due_at, has_marks in found)


def give_way() -> None:
    """Let others have the lock between two batches: PostgreSQL queues them, SQLite has them try again."""
    if connections[router.db_for_write(LedgerState)].vendor == "sqlite":
        time.sleep(_SQLITE_PAUSE_SECONDS)
