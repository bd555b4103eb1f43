"""An answer is computed once for all who ask for it, and a cache that fails never keeps one from a reader."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core.cache.backends.locmem import LocMemCache

from destination_cms.graphql.http import answer_cache
from destination_cms.graphql.http.answer_cache import MOST_BYTES, Answer, AnswerCache


@pytest.fixture
def store(request: pytest.FixtureRequest) -> LocMemCache:
    found = LocMemCache(request.node.name, {})
    found.clear()
    return found


class Counted:
    """A computation that takes its time."""

    def __init__(self, answer: bytes = b"{}", *, may_be_kept: bool = True, seconds: float = 0) -> None:
        self.answer, self.may_be_kept, self.seconds, self.count = answer, may_be_kept, seconds, 0
        self._lock = threading.Lock()

    def __call__(self) -> Answer:
        with self._lock:
            self.count += 1
        time.sleep(self.seconds)
        return self.answer, self.may_be_kept


def test_a_second_reader_gets_what_was_kept(store: LocMemCache) -> None:
    compute, kept = Counted(), AnswerCache(lambda: store)

    assert [kept.answer("a", 60, compute) for _ in range(3)] == [(b"{}", True)] * 3
    assert compute.count == 1
    assert kept.answer("b", 60, compute) == (b"{}", True)
    assert compute.count == 2


@pytest.mark.parametrize(
    ("compute", "seconds"),
    [(Counted(may_be_kept=False), 60), (Counted(b"x" * (MOST_BYTES + 1)), 60), (Counted(), 0)],
    ids=["an answer with errors", "a large one", "one whose moment has come"],
)
def test_what_may_not_be_kept_is_computed_again(store: LocMemCache, compute: Counted, seconds: int) -> None:
    kept = AnswerCache(lambda: store)

    for _ in range(2):
        assert kept.answer("a", seconds, compute) == (compute.answer, compute.may_be_kept)

    assert compute.count == 2


@pytest.mark.parametrize("processes", [1, 4])
def test_many_who_ask_at_once_make_one_computation(store: LocMemCache, processes: int) -> None:
    """Of several caches over one store, each stands for a process."""
    compute, caches = Counted(seconds=0.3), [AnswerCache(lambda: store) for _ in range(processes)]

    with ThreadPoolExecutor(100) as pool:
        answers = list(pool.map(lambda n: caches[n % processes].answer("a", 60, compute), range(500)))

    assert answers == [(b"{}", True)] * 500
    assert compute.count == 1


def test_a_computation_that_fails_leaves_the_next_reader_alone(store: LocMemCache) -> None:
    def fail() -> Answer:
        raise RuntimeError("no")

    kept = AnswerCache(lambda: store)
    with pytest.raises(RuntimeError):
        kept.answer("a", 60, fail)

    compute = Counted()
    assert kept.answer("a", 60, compute) == (b"{}", True)
    assert compute.count == 1


class Broken:
    """A cache whose server is gone, or does not answer."""

    def __init__(self, seconds: float = 0) -> None:
        self.seconds, self.asked = seconds, 0

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def ask(*arguments: Any, **named: Any) -> Any:
            self.asked += 1
            time.sleep(self.seconds)
            raise ConnectionError("the server is gone")

        return ask


def test_a_cache_that_fails_is_left_alone_for_a_while(monkeypatch: pytest.MonkeyPatch, caplog: Any) -> None:
    broken, compute = Broken(), Counted()
    kept = AnswerCache(lambda: broken)

    for key in "abcde":
        assert kept.answer(key, 60, compute) == (b"{}", True)

    assert broken.asked == 1
    assert compute.count == 5
    kept.answer("a", 60, compute)
    assert compute.count == 5
    assert len(caplog.records) == 1
    monkeypatch.setattr(answer_cache, "REST_SECONDS", -1)
    kept._rests_until = 0
    kept.answer("f", 60, compute)
    assert broken.asked > 1


def test_a_cache_that_is_slow_is_left_alone_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer_cache, "SLOW_SECONDS", 0.01)
    slow, compute = Broken(0.02), Counted()
    kept = AnswerCache(lambda: slow)

    for number in range(20):
        kept.answer(str(number), 60, compute)

    assert slow.asked == 1


def test_a_lock_whose_owner_died_is_waited_for_and_then_passed(
    store: LocMemCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer_cache, "WAIT_SECONDS", 0.1)
    store.add("a.lock", 1, timeout=60)
    compute = Counted()

    assert AnswerCache(lambda: store).answer("a", 60, compute) == (b"{}", True)
    assert compute.count == 1


def test_something_else_under_a_key_is_not_an_answer(store: LocMemCache) -> None:
    store.set("a", {"not": "bytes"})

    assert AnswerCache(lambda: store).answer("a", 60, Counted()) == (b"{}", True)
