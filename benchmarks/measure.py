"""Measure every scenario at one scale, in a process of its own: ``python -m benchmarks.measure small FILE``."""

import argparse
import json
import os
from pathlib import Path
from statistics import median
from typing import Any

import django

LATENCY_REQUESTS = 60
ROUNDS = 3
ROUND_SECONDS = 2.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scale", choices=["small", "large"])
    parser.add_argument("file", type=Path)
    parser.add_argument("--only", action="append", help="measure this scenario only")
    parser.add_argument("--only-fill", action="store_true", help="create the database without measuring")
    arguments = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    django.setup()
    from .dataset import fill
    from .scenarios import SCENARIOS

    filled = Path(os.environ["DESTINATION_BENCHMARK_DIR"], "filled")
    if not filled.exists():
        fill(arguments.scale)
        filled.touch()
    if arguments.only_fill:
        return
    chosen = [SCENARIOS[name] for name in arguments.only or SCENARIOS]
    arguments.file.write_text(json.dumps(_measure(chosen)))


def _measure(chosen: list[Any]) -> dict[str, Any]:
    from django.db import connection

    from .answering import ENDPOINTS, Application
    from .floors import answer_path
    from .serving import running

    application = Application()
    found: dict[str, Any] = {}
    for scenario in chosen:
        content = _check(application, scenario)
        answer_path(scenario.name).write_bytes(content)
        spent = application.spend(scenario, LATENCY_REQUESTS)
        found[scenario.name] = {
            endpoint: {
                "statements": application.statements(endpoint, scenario),
                "median_ms": spent[endpoint].median_ms,
                "p95_ms": spent[endpoint].p95_ms,
                "cpu_ms": median(spent[endpoint].process) * 1000,
                "bytes": len(application.answer(endpoint, scenario, _first_body(scenario))),
            }
            for endpoint in ENDPOINTS
        }
    connection.close()
    with running() as server:
        for scenario in chosen:
            _load(server, scenario, found[scenario.name])
    return found


def _first_body(scenario: Any) -> bytes:
    from .answering import bodies_of

    return bodies_of(scenario)[0]


def _check(application: Any, scenario: Any) -> bytes:
    """Return the product's response, which must equal that of the floor."""
    from .answering import CORE, PRODUCT

    content: bytes = application.answer(PRODUCT, scenario, _first_body(scenario))
    floor = application.answer(CORE, scenario, _first_body(scenario))
    answered = json.loads(content)
    assert "errors" not in answered, answered["errors"]
    assert answered["data"] == json.loads(floor)["data"], f"{scenario.name}: the floor answers something else"
    return content


def _load(server: Any, scenario: Any, found: dict[str, Any]) -> None:
    from .answering import ENDPOINTS, bodies_of, path_of

    bodies = bodies_of(scenario)
    rates: dict[str, list[float]] = {endpoint: [] for endpoint in ENDPOINTS}
    for endpoint in ENDPOINTS:
        server.forget_peak()
        server.requests_per_second(path_of(endpoint, scenario), bodies, 0.5)
        found[endpoint]["peak_memory_mb"] = server.peak_memory_mb()
    for _ in range(ROUNDS):
        for endpoint in ENDPOINTS:
            rates[endpoint].append(server.requests_per_second(path_of(endpoint, scenario), bodies, ROUND_SECONDS))
    for endpoint in ENDPOINTS:
        found[endpoint]["requests_per_second"] = median(rates[endpoint])


if __name__ == "__main__":
    main()
