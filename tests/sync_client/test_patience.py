"""A run waits for a server that cannot answer, as long as it was told to and no longer."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from destination_cms.sync_client.feed_errors import Transient
from destination_cms.sync_client.patience import MAX_WAIT_SECONDS, Patience


@dataclass
class Server:
    """Fails so often, asking for these waits, then answers; keeps how long it was left alone."""

    waits: list[float | None]
    slept: list[float] = field(default_factory=list)

    def ask(self) -> str:
        if not self.waits:
            return "a page"
        error = Transient("busy")
        error.retry_after_seconds = self.waits.pop(0)
        raise error


def persist(server: Server, retries: int) -> Callable[[], str]:
    patience = Patience(retry_limit=retries, sleep=server.slept.append)
    return lambda: patience.persist(server.ask)


def test_it_waits_longer_each_time_where_the_server_does_not_say() -> None:
    server = Server([None] * 4)

    assert persist(server, 5)() == "a page"
    assert server.slept == [1, 2, 4, 8]


def test_it_waits_as_long_as_the_server_says() -> None:
    server = Server([30, None, 0.5])

    assert persist(server, 5)() == "a page"
    assert server.slept == [30, 2, 0.5]


def test_the_budget_is_that_of_the_run_and_not_of_a_page() -> None:
    server = Server([None, None])
    ask = persist(server, 3)
    assert ask() == "a page"

    server.waits = [None, None]
    with pytest.raises(Transient):
        ask()
    assert len(server.slept) == 3


def test_a_server_that_asks_for_long_is_left_alone_at_once() -> None:
    server = Server([MAX_WAIT_SECONDS + 1])

    with pytest.raises(Transient):
        persist(server, 5)()
    assert server.slept == []


def test_without_retries_the_first_failure_is_the_last() -> None:
    with pytest.raises(Transient):
        persist(Server([None]), 0)()
