"""Whole answers, kept in Django's cache under a key of everything that decides them.

The key holds the ledger's head, so nothing has to be thrown away when something is published: an older answer is not
asked for again. The cache is the one that ``CACHES`` names ``destination_answers``; without it, nothing is kept. Each
process keeps the answers that it was asked for last itself as well (``near_answers``).

An answer that many ask for at once is computed once: the threads of a process wait for one of them, and the processes
for each other by way of the cache. A cache that fails or is slow is left alone for a while, and answers go on.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from threading import Event, Lock
from typing import Any

from django.conf import settings
from django.core.cache import caches

from .near_answers import NearAnswers

logger = logging.getLogger(__name__)

ALIAS = "destination_answers"
#: Bytes of an answer that is kept at most, and seconds that it is kept at most.
MOST_BYTES, MOST_SECONDS = 1_000_000, 3_600
#: Seconds from which a cache is slow, and that it is left alone then.
SLOW_SECONDS, REST_SECONDS = 0.25, 10.0
#: Seconds that one waits for another's answer at most, and between two looks at the cache.
WAIT_SECONDS, LOOK_SECONDS = 5.0, 0.02

#: The body of an answer, and whether it may be kept.
Answer = tuple[bytes, bool]


@dataclass(slots=True)
class _Flight:
    """A computation that others wait for."""

    landed: Event = field(default_factory=Event)
    answer: Answer | None = None


class AnswerCache:
    """Answers in a cache of Django's; one object for each process.

    Args:
        store: returns the cache of the running thread.
    """

    def __init__(self, store: Callable[[], Any]) -> None:
        self._store = store
        self._flights: dict[str, _Flight] = {}
        self._near = NearAnswers()
        self._lock = Lock()
        self._rests_until = 0.0

    def answer(self, key: str, seconds: float, compute: Callable[[], Answer]) -> Answer:
        """Return the answer under a key, or compute it and keep it so many seconds."""
        near = self._near.get(key)
        if near is not None:
            return near, True
        kept = self._get(key)
        if kept is not None:
            self._near.keep(key, kept, min(seconds, MOST_SECONDS))
            return kept, True
        with self._lock:
            flight = self._flights.get(key)
            is_first = flight is None
            if flight is None:
                flight = self._flights[key] = _Flight()
        if not is_first:
            flight.landed.wait(WAIT_SECONDS)
            return flight.answer or compute()
        try:
            flight.answer = self._compute_once(key, seconds, compute)
            return flight.answer
        finally:
            with self._lock:
                del self._flights[key]
            flight.landed.set()

    def _compute_once(self, key: str, seconds: float, compute: Callable[[], Answer]) -> Answer:
        """Compute an answer unless another process does: then return what that one kept."""
        lock = f"{key}.lock"
        is_ours = self._try(lambda store: store.add(lock, 1, timeout=WAIT_SECONDS))
        # Another may just have kept it; and where the cache says nothing, there is nothing to wait for.
        kept = self._wait(key, lock) if is_ours is False else self._get(key)
        try:
            if kept is not None:
                return kept, True
            found, may_be_kept = compute()
            if may_be_kept and len(found) <= MOST_BYTES and seconds > 0:
                self._near.keep(key, found, min(seconds, MOST_SECONDS))
                self._try(lambda store: store.set(key, found, timeout=min(seconds, MOST_SECONDS)))
            return found, may_be_kept
        finally:
            if is_ours:
                self._try(lambda store: store.delete(lock))

    def _wait(self, key: str, lock: str) -> bytes | None:
        deadline = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < deadline:
            time.sleep(LOOK_SECONDS)
            is_computed = self._try(lambda store: store.get(lock)) is None
            if (kept := self._get(key)) is not None or is_computed:
                return kept
        return None

    def _get(self, key: str) -> bytes | None:
        kept = self._try(lambda store: store.get(key))
        return kept if isinstance(kept, bytes) else None

    def _try(self, ask: Callable[[Any], Any]) -> Any:
        """Return what the cache says, or ``None`` when it fails or rests."""
        started = time.monotonic()
        if started < self._rests_until:
            return None
        try:
            return ask(self._store())
        except Exception as error:  # noqa: BLE001 - every backend has errors of its own
            self._rest(repr(error))
            return None
        finally:
            if (spent := time.monotonic() - started) > SLOW_SECONDS:
                self._rest(f"it took {spent:.2f} s to answer")

    def _rest(self, cause: str) -> None:
        if self._rests_until < time.monotonic():
            logger.warning("the cache %s is not used for %.0f s: %s", ALIAS, REST_SECONDS, cause)
        self._rests_until = time.monotonic() + REST_SECONDS


class NoCache:
    """What stands for the cache where none is set up."""

    def answer(self, key: str, seconds: float, compute: Callable[[], Answer]) -> Answer:
        """Compute the answer."""
        return compute()


@cache
def answer_cache() -> AnswerCache | NoCache:
    """Return the cache of answers that the site's settings name."""
    return AnswerCache(lambda: caches[ALIAS]) if ALIAS in settings.CACHES else NoCache()
