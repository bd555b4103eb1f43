"""Requests to the application in this process: responses, SQL statements and durations."""

import gc
import itertools
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import RequestFactory

from .scenarios import Scenario

PRODUCT, CORE, DJANGO = "product", "core", "django"
ENDPOINTS = (PRODUCT, CORE, DJANGO)
WARM_UPS = 5


def path_of(endpoint: str, scenario: Scenario) -> str:
    """Return the path of an endpoint for a scenario."""
    return "/graphql/" if endpoint == PRODUCT else f"/floors/{endpoint}/{scenario.name}/"


def bodies_of(scenario: Scenario) -> list[bytes]:
    """Return the bodies of a scenario's requests. Responses to POST are not cached, so each is computed."""
    return [json.dumps({"query": scenario.query, "variables": each}).encode() for each in scenario.variables]


@dataclass(slots=True)
class Spent:
    """Seconds that requests took: wall clock, and CPU time of this process."""

    clock: list[float] = field(default_factory=list)
    process: list[float] = field(default_factory=list)

    @property
    def median_ms(self) -> float:
        return median(self.clock) * 1000

    @property
    def p95_ms(self) -> float:
        return quantiles(self.clock, n=20)[-1] * 1000


class Application:
    """The WSGI application, with settings and middleware."""

    def __init__(self) -> None:
        self._handler = WSGIHandler()

    def answer(self, endpoint: str, scenario: Scenario, body: bytes, spent: Spent | None = None) -> bytes:
        """Return the bytes of an answer.

        Raises:
            AssertionError: the response is an error.
        """
        return self.post(path_of(endpoint, scenario), body, spent)

    def post(self, path: str, body: bytes, spent: Spent | None = None) -> bytes:
        """Return the bytes of the answer to a POST.

        Raises:
            AssertionError: the response is an error.
        """
        made = RequestFactory(headers={"host": "localhost"}).post(path, data=body, content_type="application/json")
        statuses: list[str] = []
        clock, process = time.perf_counter(), time.process_time()
        response: Any = self._handler(made.environ, lambda status, headers: statuses.append(status))
        content = b"".join(response)
        if spent is not None:
            spent.process.append(time.process_time() - process)
            spent.clock.append(time.perf_counter() - clock)
        response.close()
        assert statuses == ["200 OK"], (statuses, content[:300])
        return content

    def statements(self, endpoint: str, scenario: Scenario) -> int:
        """Return the number of statements that one request takes."""
        counted = 0

        def count(execute: Any, *arguments: Any) -> Any:
            nonlocal counted
            counted += 1
            return execute(*arguments)

        with connection.execute_wrapper(count):
            self.answer(endpoint, scenario, bodies_of(scenario)[0])
        return counted

    def spend(self, scenario: Scenario, requests: int) -> dict[str, Spent]:
        """Send requests to the endpoints alternately, so that other load affects all of them equally."""
        found = {endpoint: Spent() for endpoint in ENDPOINTS}
        bodies = itertools.cycle(bodies_of(scenario))
        for number in range(WARM_UPS + requests):
            body = next(bodies)
            for endpoint in _turned(ENDPOINTS, number):
                self.answer(endpoint, scenario, body, found[endpoint] if number >= WARM_UPS else None)
        gc.collect()
        return found


def _turned(items: Sequence[str], by: int) -> Iterator[str]:
    return (items[(number + by) % len(items)] for number in range(len(items)))
