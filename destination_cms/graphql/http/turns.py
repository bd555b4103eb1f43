"""Threads of a process that compute answers one after the other, where to take turns costs more.

SQLite's driver lets the other threads of a process run after every row. When several compute, each row of a list makes
them change places, which took up to three times the CPU time of the answers. Only one of them can run Python at any
moment anyway. PostgreSQL's driver waits once for all rows, and others may well run meanwhile.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from django.db import connections, router

from ...models import Publication

#: Seconds that a thread waits for its turn at most: a short answer is not held up by one that takes long.
WAIT_SECONDS = 0.05

_turn = Lock()


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Run the block when no other thread does, or when that has taken a while; on SQLite only."""
    is_sqlite = connections[router.db_for_read(Publication)].vendor == "sqlite"
    is_held = is_sqlite and _turn.acquire(timeout=WAIT_SECONDS)
    try:
        yield
    finally:
        if is_held:
            _turn.release()
