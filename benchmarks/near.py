"""What lists by position cost beside the SQL alone: ``python -m benchmarks.near FILE``.

The spots and circuits of the demo are scattered over a region, 50,000 and 2,000 of them (``scattered_rows``). Each question is
answered in turn by the product, through its view and middleware, and by ``near_floor``: the same rows read with SQL written
by hand, and written as the same bytes of JSON. The figure is the CPU time of the quickest of many answers, that of the
PostgreSQL backend included. It may be at most ``MOST_OF_FLOOR`` times that of the floor, in at most ``MOST_STATEMENTS``.
``--plant everywhere`` brings back a search that works out the distance of every place, to see the check fail.
"""

import argparse
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import django

COUNTS = {"spot": 50_000, "circuit": 2_000}
MOST_OF_FLOOR = 5.0
MOST_STATEMENTS = 3
ROUNDS = 41
PLANTS = ("everywhere",)


def main() -> None:
    """Fill the database, measure, and write the figures to a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--plant", choices=PLANTS)
    arguments = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.admin_settings")
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from .scattered_rows import scatter

    call_command("migrate", verbosity=0)
    call_command("seed_demo", verbosity=0)
    scatter(COUNTS)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    with planted(arguments.plant):
        arguments.file.write_text(json.dumps(measured()))


@contextmanager
def planted(plant: str | None) -> Iterator[None]:
    """Bring back a fault: a search round a point without the rectangle that an index serves."""
    if plant is None:
        yield
        return
    from django.db.models import Q

    from destination_cms.graphql.lists import geo

    with patch.object(geo, "near_condition", lambda near: Q(geo._is_within(near))):  # noqa: SLF001 - a planted fault
        yield


def complaints_of(found: dict[str, dict[str, float]]) -> list[str]:
    """Return a sentence for each figure beyond its bound."""
    complaints = []
    for name, figures in found.items():
        ratio = figures["product_ms"] / figures["floor_ms"]
        if ratio > MOST_OF_FLOOR:
            complaints.append(f"{name}: {ratio:.1f} times the SQL alone; at most {MOST_OF_FLOOR:.0f}")
        if figures["statements"] > MOST_STATEMENTS:
            complaints.append(f"{name}: {figures['statements']:.0f} statements; at most {MOST_STATEMENTS}")
    return complaints


def figures_of(found: dict[str, dict[str, float]]) -> str:
    """Return the figures as text, a line for each question."""
    lines = [f"{'50,000 spots, 2,000 circuits':52} {'ms CPU':>8} {'SQL alone':>10} {'ratio':>6} {'statements':>11}"]
    for name, figures in found.items():
        ratio = figures["product_ms"] / figures["floor_ms"]
        spent = f"{figures['product_ms']:8.2f} {figures['floor_ms']:10.2f} {ratio:6.1f} {figures['statements']:11.0f}"
        lines.append(f"{name:52} {spent}")
    return "\n".join(lines)


def measured() -> dict[str, dict[str, float]]:
    """Return the figures of each question: milliseconds of both, statements, bytes."""
    from .near_questions import questions

    found = {}
    for name, query, floor in questions():
        found[name] = _measure(name, query, floor)
    return found


def _measure(name: str, query: str, floor: Callable[[], bytes]) -> dict[str, float]:
    from django.db import connection

    from .answering import Application
    from .section_site import cpu_seconds

    application, body = Application(), json.dumps({"query": query}).encode()

    def product() -> bytes:
        return application.post("/graphql/", body)

    statements: list[str] = []

    def note(execute: Any, sql: str, *arguments: Any) -> Any:
        statements.append(sql)
        return execute(sql, *arguments)

    with connection.execute_wrapper(note):
        answered = product()
    assert data_of(answered) == floor(), f"{name}: the floor answers something else"
    spent: dict[str, list[float]] = {"product": [], "floor": []}
    for number in range(ROUNDS + 3):
        for which, answer in (("product", product), ("floor", floor)):
            started = cpu_seconds()
            answer()
            if number > 2:
                spent[which].append(cpu_seconds() - started)
    return {
        # The quickest: whatever else the machine does only adds to it.
        "product_ms": min(spent["product"]) * 1000,
        "floor_ms": min(spent["floor"]) * 1000,
        "statements": len(statements),
        "bytes": len(answered),
    }


def data_of(answered: bytes) -> bytes:
    """Return the bytes of an answer's data, without what it says of its cost.

    Raises:
        AssertionError: the answer has errors.
    """
    assert b'"errors"' not in answered, answered[:500]
    start, end = answered.index(b'"data":') + len(b'"data":'), answered.rindex(b',"extensions":')
    return answered[start:end]


if __name__ == "__main__":
    main()
