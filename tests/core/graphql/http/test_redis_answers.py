"""Answers in a real Redis: kept for all processes, and given as ever when it is killed or never answers."""

import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from pathlib import Path
from typing import Any

import pytest
from django.core.cache.backends.redis import RedisCache

from destination_cms.graphql.http import answer_cache, views
from destination_cms.graphql.http.answer_cache import AnswerCache
from destination_cms.graphql.http.near_answers import NearAnswers
from scripts.redis_server import TIMEOUT, RedisServer, redis_program
from tests.asking import answer
from tests.destination import Destination
from tests.kept_answers import answers_kept, assert_kept_answers_are_fresh

from .test_answer_cache import Counted

QUERY = "query($first: Int) { events(first: $first) { totalCount nodes { title } } }"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RedisServer]:
    if redis_program() is None:
        # ``make test`` needs no packages of the system; ``.ci/run`` installs this one.
        assert not os.environ.get("CI"), "redis-server is not installed"
        pytest.skip("redis-server is not installed")
    found = RedisServer(tmp_path)
    found.start()
    yield found
    found.kill()


@pytest.fixture
def kept(server: RedisServer, destination: Destination) -> Iterator[RedisServer]:
    """A site whose answers are kept there; it has an event."""
    destination.event(title="Fair")
    with answers_kept(server.settings()):
        yield server


@pytest.fixture
def computed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A list that grows with each answer that is computed."""
    found: list[str] = []
    real: Any = views._read
    monkeypatch.setattr(views, "_read", lambda *given: found.append("one") or real(*given))
    return found


def test_an_answer_is_kept(kept: RedisServer, computed: list[str]) -> None:
    assert len({str(answer(QUERY, first=10)) for _ in range(3)}) == 1
    assert computed == ["one"]
    forget_near()
    assert len({str(answer(QUERY, first=10)) for _ in range(3)}) == 1
    assert computed == ["one"]
    assert_kept_answers_are_fresh("localhost")


def test_answers_go_on_when_it_is_killed_and_are_kept_when_it_is_back(
    kept: RedisServer, computed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer_cache, "REST_SECONDS", 0.3)
    first = answer(QUERY, first=10)
    kept.kill()

    # What this process has answered it keeps itself; what it has not is computed, and given.
    assert answer(QUERY, first=10) == first
    assert len(computed) == 1
    assert [answer(QUERY, first=size)["data"] for size in (11, 12, 13)] == [first["data"]] * 3
    assert len(computed) == 4

    kept.start()
    time.sleep(0.4)
    forget_near()
    assert [answer(QUERY, first=14)["data"] for _ in range(3)] == [first["data"]] * 3
    forget_near()
    assert answer(QUERY, first=14)["data"] == first["data"]
    assert len(computed) == 5


def forget_near() -> None:
    """Ask as another process does, which has answered nothing yet."""
    answer_cache.answer_cache()._near = NearAnswers()  # type: ignore[union-attr]


def test_who_never_answers_costs_one_wait_and_then_none(kept: RedisServer, computed: list[str]) -> None:
    first = answer(QUERY, first=10)

    with kept.black_hole():
        started = time.monotonic()
        assert answer(QUERY, first=11)["data"] == first["data"]
        waited = time.monotonic() - started
        rest = [answer(QUERY, first=size)["data"] for size in range(20, 40)]

    assert rest == [first["data"]] * 20
    assert len(computed) == 22
    # It was really asked, and given up soon; no request waits while it is left alone.
    assert waited >= TIMEOUT
    assert answer_cache.answer_cache()._rests_until > time.monotonic()  # type: ignore[union-attr]


@pytest.mark.parametrize("processes", [1, 4])
def test_many_who_ask_at_once_make_one_computation(
    server: RedisServer, processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of several caches, with connections of its own, stands for a process."""
    # A hundred threads may be slow to open their connections; then each process computes for itself.
    monkeypatch.setattr(answer_cache, "SLOW_SECONDS", 10)
    settings = server.settings()
    options = {"OPTIONS": {"socket_timeout": 10, "socket_connect_timeout": 10}}
    compute = Counted(seconds=0.5)
    stores = [RedisCache(settings["LOCATION"], options) for _ in range(processes)]
    caches = [AnswerCache(repeat(store).__next__) for store in stores]

    with ThreadPoolExecutor(100) as pool:
        answers = list(pool.map(lambda n: caches[n % processes].answer("a", 60, compute), range(500)))

    assert answers == [(b"{}", True)] * 500
    assert compute.count == 1
