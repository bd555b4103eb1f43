"""What lists by position cost beside SQL written by hand: ``python -m benchmarks.near FILE``.

The spots and circuits of the demo are scattered over a region, 50,000 and 2,000 of them (``scattered_rows``). Each question is
sent in turn to the product and to a view of the same site that reads the rows with SQL written by hand and sends the same
bytes of JSON (``near_floor``), and to that SQL without a request. The figure is the CPU time of the quickest of many answers,
that of a PostgreSQL backend included. It may be at most ``MOST_OF_FLOOR`` times that of the floor, and of
a full page at most as many times that of the SQL alone: where little is found, a request of Django's takes longer than that.
A list takes at most ``MOST_STATEMENTS`` in all; ``nearbySpots`` one more, for the record that is asked for. ``--plant
everywhere`` brings back a search that works out the distance of every place, to see the check fail.
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

from .near_floor import SIZE

COUNTS = {"spot": 50_000, "circuit": 2_000}
MOST_OF_FLOOR = 5.0
MOST_STATEMENTS = 3
ROUNDS = 41
WARM_UPS = 3
PLANTS = ("everywhere",)

Figures = dict[str, dict[str, float]]


def main() -> None:
    """Fill the database, measure, and write the figures to a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--plant", choices=PLANTS)
    arguments = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.near_settings")
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

    def everywhere(near: Any) -> Q:
        return Q(geo.Within(near))

    with patch.object(geo, "near_condition", everywhere):
        yield


def measured(rounds: int = ROUNDS) -> Figures:
    """Return the figures of each question: milliseconds of the product, the floor and the SQL, statements, bytes.

    Raises:
        AssertionError: the floor answers something else.
    """
    from .near_questions import questions

    return {name: _measure(name, number, query, sql, rounds) for number, (name, query, sql) in enumerate(questions())}


def complaints_of(found: Figures) -> list[str]:
    """Return a sentence for each question that is too dear, or takes too many statements."""
    dear = [
        f"{name}: {each['product_ms']:.2f} ms, the {beside} {each[figure]:.2f} ms; at most {MOST_OF_FLOOR:g} times"
        for name, each in found.items()
        for figure, beside in (("floor_ms", "floor"), ("sql_ms", "SQL alone"))
        if each["product_ms"] > MOST_OF_FLOOR * each[figure] and (beside == "floor" or each["rows"] >= SIZE)
    ]
    return dear + [
        f"{name}: {each['statements']} statements; at most {most}"
        for name, each in found.items()
        if each["statements"] > (most := MOST_STATEMENTS + name.startswith("nearby"))
    ]


def table_of(found: Figures) -> str:
    """Return the figures as text: a line for each question."""
    columns = "".join(f"{name:>9}" for name in ("product", "floor", "ratio", "SQL", "ratio", "calls", "rows", "bytes"))
    lines = [f"{'CPU ms of an answer':60}{columns}"]
    for name, each in found.items():
        spent = "".join(
            f"{each[beside]:9.2f}{each['product_ms'] / each[beside]:9.2f}" for beside in ("floor_ms", "sql_ms")
        )
        lines.append(
            f"{name:60}{each['product_ms']:9.2f}{spent}{each['statements']:9}{each['rows']:9}{each['bytes']:9}"
        )
    return "\n".join(lines)


def _measure(name: str, number: int, query: str, sql: Callable[[], bytes], rounds: int) -> dict[str, float]:
    from .answering import Application
    from .section_site import cpu_seconds

    application, body = Application(), json.dumps({"query": query}).encode()
    answers: dict[str, Callable[[], bytes]] = {
        "product_ms": lambda: application.post("/graphql/", body),
        "floor_ms": lambda: application.post(f"/floors/near/{number}/", b"{}"),
        "sql_ms": sql,
    }
    with _statements() as statements:
        answered = answers["product_ms"]()
    assert data_of(answered) == data_of(answers["floor_ms"]()), f"{name}: the floor answers something else"
    spent: dict[str, list[float]] = {which: [] for which in answers}
    for turn in range(WARM_UPS + rounds):
        for which, answer in answers.items():
            started = cpu_seconds()
            answer()
            if turn >= WARM_UPS:
                spent[which].append((cpu_seconds() - started) * 1000)
    # The quickest, as whatever else the machine does only adds to it.
    figures = {which: min(each) for which, each in spent.items()}
    rows = answered.count(b'"latitude"')
    return {**figures, "statements": len(statements), "rows": rows, "bytes": len(answered)}


@contextmanager
def _statements() -> Iterator[list[str]]:
    """Note the statements that are executed."""
    from django.db import connection

    noted: list[str] = []

    def note(execute: Any, sql: str, *arguments: Any) -> Any:
        noted.append(sql)
        return execute(sql, *arguments)

    with connection.execute_wrapper(note):
        yield noted


def data_of(answered: bytes) -> bytes:
    """Return the bytes of an answer's data, without what it says of its cost.

    Raises:
        AssertionError: the answer has errors.
    """
    assert b'"errors"' not in answered, answered[:500]
    before, extensions, _ = answered.partition(b',"extensions":')
    return before if extensions else answered[:-1]


if __name__ == "__main__":
    main()
