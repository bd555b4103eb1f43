"""What a Redis for the cache of answers costs when it is there, killed, and mute: ``python -m benchmarks.redis_answers FILE``.

A circuit's page is asked for again and again, each time another circuit's, in one process: without a cache, with a
running Redis, after that was killed, and with something in its place that takes connections and never answers. The figure
is the 95th percentile of the wall clock, as a ratio to that without a cache.
"""

import argparse
import json
import os
import tempfile
from contextlib import ExitStack
from pathlib import Path
from statistics import quantiles
from typing import Any

import django

REQUESTS = 400
#: Times the 95th percentile without a cache, at most.
MOST_OF_NONE = 2.0
WITHOUT, RUNNING, KILLED, MUTE = "without a cache", "Redis runs", "Redis is killed", "Redis never answers"


def main() -> None:
    """Measure each state, and write the milliseconds of each request to a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    arguments = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    django.setup()
    from scripts.redis_server import RedisServer

    with tempfile.TemporaryDirectory() as folder:
        server = RedisServer(Path(folder))
        server.start()
        try:
            found = _ask_in_each_state(server)
        finally:
            server.kill()
    arguments.file.write_text(json.dumps(found))


def complaints_of(found: dict[str, list[float]]) -> list[str]:
    """Return a sentence for each state in which readers wait too long."""
    return [
        f"{state}: p95 {_ratio(found, state):.2f} times that without a cache; at most {MOST_OF_NONE}"
        for state in found
        if _ratio(found, state) > MOST_OF_NONE
    ]


def table_of(found: dict[str, list[float]]) -> str:
    """Return the figures as text, a line for each state."""
    lines = ["a circuit's page        p95, ms    longest, ms    p95 to that without a cache"]
    lines += [
        f"{state.ljust(20)} {_p95(times):10.2f} {max(times):14.1f} {_ratio(found, state):17.2f}"
        for state, times in found.items()
    ]
    return "\n".join(lines)


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


def _ratio(found: dict[str, list[float]], state: str) -> float:
    return _p95(found[state]) / _p95(found[WITHOUT])


def _ask_in_each_state(server: Any) -> dict[str, list[float]]:
    from django.conf import settings
    from django.test import override_settings

    from destination_cms.graphql.http.answer_cache import ALIAS, answer_cache

    found = {WITHOUT: _ask()}
    for state in (RUNNING, KILLED, MUTE):
        with ExitStack() as stack:
            stack.enter_context(override_settings(CACHES={**settings.CACHES, ALIAS: server.settings()}))
            answer_cache.cache_clear()
            if state == RUNNING:
                _ask()
            if state == KILLED:
                server.kill()
            if state == MUTE:
                stack.enter_context(server.black_hole())
            found[state] = _ask()
        answer_cache.cache_clear()
    return found


def _ask() -> list[float]:
    """Return the milliseconds of each request."""
    from .answering import Application, Spent, bodies_of
    from .scenarios import SCENARIOS

    application, spent = Application(), Spent()
    bodies = bodies_of(SCENARIOS["circuit"])
    for number in range(REQUESTS):
        application.post("/graphql/", bodies[number % len(bodies)], spent)
    return [seconds * 1000 for seconds in spent.clock]


if __name__ == "__main__":
    main()
