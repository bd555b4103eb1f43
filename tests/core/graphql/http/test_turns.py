"""Answers are computed one after the other on SQLite, and none waits long for another."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from destination_cms.graphql.http import turns
from destination_cms.graphql.http.turns import one_at_a_time

is_on_sqlite = connection.vendor == "sqlite"


class Crowd:
    """Counts how many are inside at once."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.inside, self.most = seconds, 0, 0
        self._lock = threading.Lock()

    def compute(self, _number: int) -> None:
        with one_at_a_time():
            with self._lock:
                self.inside += 1
                self.most = max(self.most, self.inside)
            time.sleep(self.seconds)
            with self._lock:
                self.inside -= 1


def test_one_computes_at_a_time_on_sqlite(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "WAIT_SECONDS", 10)
    crowd = Crowd(seconds=0.02)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(crowd.compute, range(6)))

    assert crowd.most == 1 if is_on_sqlite else crowd.most > 1


def test_a_short_answer_does_not_wait_for_a_long_one() -> None:
    held, release = threading.Event(), threading.Event()

    def compute_long() -> None:
        with one_at_a_time():
            held.set()
            release.wait(10)

    with ThreadPoolExecutor(1) as pool:
        long = pool.submit(compute_long)
        assert held.wait(10)
        started = time.monotonic()
        with one_at_a_time():
            waited = time.monotonic() - started
            is_long_running = not long.done()
        release.set()

    assert is_long_running
    assert waited < turns.WAIT_SECONDS + 1
    assert waited >= turns.WAIT_SECONDS or not is_on_sqlite


def test_a_turn_ends_with_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "WAIT_SECONDS", 10)
    for _ in range(2):
        started = time.monotonic()
        with pytest.raises(ValueError, match="broken"), one_at_a_time():
            raise ValueError("broken")
        assert time.monotonic() - started < 5
