"""What asks for too much is refused by name, without a query of ours, and as cheaply as what is no query at all."""

import gc
import itertools
import json
import statistics
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import RequestFactory

from .hostile_queries import HOSTILE, HOSTILE_ONCE_PARSED, Hostile, brace

MOST_TIMES_A_BRACE = 2.0
#: CPU seconds of a refusal at most, whatever it takes to find out.
MOST_SECONDS = 0.05
SAMPLES = 40
ATTEMPTS = 6

pytestmark = pytest.mark.django_db

_numbers = itertools.count(1)


class Server:
    """The application as a server calls it, settings and middleware included."""

    def __init__(self) -> None:
        self._handler = WSGIHandler()
        self.statements: list[str] = []

    def answer(self, body: bytes) -> tuple[str, dict[str, Any], float]:
        """Return status, answer and the CPU seconds that it took."""
        environ = RequestFactory().post("/graphql/", data=body, content_type="application/json").environ
        statuses: list[str] = []
        started = time.process_time()
        response = self._handler(environ, lambda status, headers: statuses.append(status))
        content = b"".join(response)
        spent = time.process_time() - started
        response.close()
        return statuses[0], json.loads(content), spent

    def _count(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.statements.append(sql)
        return execute(sql, params, many, context)

    def run(self) -> "Iterator[Server]":
        with connection.execute_wrapper(self._count):
            yield self


@pytest.fixture
def server() -> Iterator[Server]:
    yield from Server().run()


def codes_of(answer: dict[str, Any]) -> set[str]:
    assert "data" not in answer
    return {error["extensions"]["code"] for error in answer["errors"]}


def times_a_brace(server: Server, hostile: Hostile) -> float:
    """Return how often refusing a brace fits into refusing something hostile: medians of different texts in turns."""
    braces, spent = [], []
    gc.collect()
    gc.disable()
    try:
        for _ in range(SAMPLES):
            braces.append(server.answer(brace(next(_numbers)))[2])
            spent.append(server.answer(hostile.make(next(_numbers)))[2])
    finally:
        gc.enable()
    return statistics.median(spent) / statistics.median(braces)


@pytest.mark.parametrize("hostile", HOSTILE + HOSTILE_ONCE_PARSED, ids=str)
def test_it_is_refused_by_name_without_a_query(server: Server, hostile: Hostile) -> None:
    status, answer, _ = server.answer(hostile.make(next(_numbers)))

    assert codes_of(answer) == {hostile.code}
    assert status[0] in "24"
    assert server.statements == []


@pytest.mark.parametrize("hostile", HOSTILE, ids=str)
def test_it_costs_at_most_twice_as_much_as_a_brace(server: Server, hostile: Hostile) -> None:
    server.answer(brace(0))
    measured = []
    # Somebody else's work on the same machine makes a measurement worse, never better.
    while not measured or (min(measured) > MOST_TIMES_A_BRACE and len(measured) < ATTEMPTS):
        measured.append(times_a_brace(server, hostile))

    assert min(measured) <= MOST_TIMES_A_BRACE


@pytest.mark.parametrize("hostile", HOSTILE_ONCE_PARSED, ids=str)
def test_what_has_to_be_parsed_first_is_refused_soon(server: Server, hostile: Hostile) -> None:
    server.answer(hostile.make(0))
    spent = [server.answer(hostile.make(next(_numbers)))[2] for _ in range(5)]

    assert min(spent) <= MOST_SECONDS
