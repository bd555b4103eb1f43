"""Answers that a process keeps itself, before the cache that it shares with others is asked."""

import time
from collections import OrderedDict
from threading import Lock

__all__ = ["NearAnswers"]

#: Bytes of all answers that a process keeps, and of the largest of them.
MOST_BYTES, LARGEST_BYTES = 8_000_000, 250_000


class NearAnswers:
    """The answers that were asked for last, each until its moment; a key must hold everything that decides an answer."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[float, bytes]] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, key: str) -> bytes | None:
        """Return the answer under a key, or ``None`` where there is none any longer."""
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            until, answer = found
            if until <= time.monotonic():
                self._drop(key)
                return None
            self._kept.move_to_end(key)
            return answer

    def keep(self, key: str, answer: bytes, seconds: float) -> None:
        """Keep an answer so many seconds at most; the oldest make room for it."""
        if len(answer) > LARGEST_BYTES or seconds <= 0:
            return
        with self._lock:
            if key in self._kept:
                self._drop(key)
            self._kept[key] = (time.monotonic() + seconds, answer)
            self._bytes += len(answer)
            while self._bytes > MOST_BYTES:
                self._drop(next(iter(self._kept)))

    def _drop(self, key: str) -> None:
        _, answer = self._kept.pop(key)
        self._bytes -= len(answer)
