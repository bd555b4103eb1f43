"""What a list costs as its kind grows: ``python -m benchmarks.growth FILE``.

The demo's content is cloned to 3,300, 33,000 and 330,000 publications (``cloned_rows``). At each size every list is
asked for its first page and one at nine tenths of its depth, in each order, with filters, and with its total. The figure
is the CPU time of the quickest of many answers, that of the PostgreSQL backend included; at the largest size it may be at
most ``MOST_GROWTH`` times that at the smallest. A total with a filter counts its index: it grows with what it counts, and
is printed beside. ``--plant sorted`` brings back lists that sort their kind, to see the check fail.
"""

import argparse
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import django

SIZES = (3_300, 33_000, 330_000)
MOST_GROWTH = 1.3
ROUNDS = 41
PLANTS = ("sorted",)


def main() -> None:
    """Fill the database, measure at each size, and write the figures to a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--size", type=int, action="append")
    parser.add_argument("--plant", choices=PLANTS)
    arguments = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.admin_settings")
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from .cloned_rows import grow_to

    call_command("migrate", verbosity=0)
    call_command("seed_demo", verbosity=0)
    found: dict[str, Any] = {}
    with planted(arguments.plant):
        for size in arguments.size or SIZES:
            rows = grow_to(size)
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("ANALYZE")
            found[str(rows)] = {name: _milliseconds(query) for name, query in questions()}
            arguments.file.write_text(json.dumps(found))


@contextmanager
def planted(plant: str | None) -> Iterator[None]:
    """Bring back a fault: orders that no index gives."""
    if plant is None:
        yield
        return
    from destination_cms.graphql.lists import questions as lists
    from destination_cms.graphql.lists.roots import Unindexed

    honest = lists.sql_order

    def sort(*arguments: Any, **named: Any) -> list[Any]:
        terms = honest(*arguments, **named)
        for term in terms:
            term.set_source_expressions([Unindexed(each) for each in term.get_source_expressions()])
        return terms

    with patch.object(lists, "sql_order", sort):
        yield


def complaints_of(found: dict[str, dict[str, float]]) -> list[str]:
    """Return a sentence for each list that grows with its kind."""
    small, *_, large = found.values()
    return [
        f"{name}: {large[name]:.2f} ms at the largest size, {small[name]:.2f} at the smallest; at most {MOST_GROWTH} times"
        for name in small
        if not name.endswith("filtered total") and large[name] > MOST_GROWTH * small[name]
    ]


def table_of(found: dict[str, dict[str, float]]) -> str:
    """Return the figures as text: a line for each question, CPU milliseconds by size."""
    sizes = [*found]
    lines = [f"{'CPU ms of an answer':60}" + "".join(f"{int(size):>12,}" for size in sizes) + "   growth"]
    for name in found[sizes[0]]:
        cells = [found[size][name] for size in sizes]
        lines.append(f"{name:60}" + "".join(f"{cell:12.2f}" for cell in cells) + f"{cells[-1] / cells[0]:9.2f}")
    return "\n".join(lines)


def _milliseconds(query: str) -> float:
    from .answering import Application
    from .section_site import cpu_seconds

    application, body = Application(), json.dumps({"query": query}).encode()
    spent = []
    for number in range(ROUNDS + 3):
        started = cpu_seconds()
        answered = application.post("/graphql/", body)
        if number > 2:
            spent.append(cpu_seconds() - started)
    assert b'"errors"' not in answered, answered[:500]
    # The quickest: whatever else the machine does only adds to it.
    return min(spent) * 1000


def questions() -> Iterator[tuple[str, str]]:
    """Yield names and queries, at the present size of the ledger."""
    from destination_cms.graphql.lists.listing import listings_of
    from destination_cms.graphql.lists.ordering import DISTANCE
    from destination_cms.graphql.schema import get_schema

    for name, listing in listings_of(get_schema()).items():
        if listing.root.index is None:
            continue
        yield f"{name} first page", _query(name, "first: 20")
        yield f"{name} first page with total", _query(name, "first: 20", "totalCount")
        for order in listing.all_columns:
            if order != DISTANCE:
                for direction in ("ASC", "DESC"):
                    asked = f"orderBy: [{{field: {order}, direction: {direction}}}]"
                    yield f"{name} by {order} {direction}", _query(name, f"first: 20, {asked}")
        yield f"{name} nine tenths deep", _query(name, f'first: 20, after: "{_deep_cursor(listing)}"')
    for name, chosen in FILTERS.items():
        listed, _, _what = name.partition(" ")
        yield f"{name}", _query(listed, f"first: 20, filter: {chosen}")
        yield f"{name} filtered total", _query(listed, f"first: 1, filter: {chosen}", "totalCount")
        yield (
            f"{name} by change",
            _query(listed, f"first: 20, filter: {chosen}, orderBy: [{{field: LAST_PUBLISHED_AT, direction: DESC}}]"),
        )


_NEAR = "{location: {near: {latitude: 48.82, longitude: 2.27, radiusMeters: 800}}}"
_BOX = "{location: {withinBounds: {south: 48.81, west: 2.24, north: 48.83, east: 2.29}}}"
FILTERS = {
    "spots of a kind": "{kind: {eq: VIEWPOINT}}",
    "spots near": _NEAR,
    "spots in a box": _BOX,
    "spots not of a kind": "{not: {kind: {eq: VIEWPOINT}}}",
    "circuits short": "{lengthMeters: {lte: 3000}}",
    "circuits of a mode": "{practiceMode: {eq: WALK}}",
    "miceOffers for 40": "{groupSize: 40}",
    "newsArticles of a slug": '{slug: {eq: "none"}}',
    "newsArticles recent": '{displayedAt: {gte: "2020-01-01T00:00:00Z"}}',
}


def _query(name: str, arguments: str, more: str = "") -> str:
    return f"{{ {name}({arguments}) {{ {more} nodes {{ id title slug }} pageInfo {{ endCursor hasNextPage }} }} }}"


def _deep_cursor(listing: Any) -> str:
    """Return the cursor of the row at nine tenths of a list in its usual order."""
    from destination_cms.graphql.lists.ordering import cursor_value, signature, terms_of
    from destination_cms.graphql.reading.ids import encode_cursor
    from destination_cms.models import LedgerSite

    terms = terms_of(None, listing.all_columns, is_near=False, usual=listing.usual_order)
    site = LedgerSite.objects.get(is_default=True)
    names = [listing.root.within(term.column.name) for term in terms]
    order = [f"-{name}" if term.is_descending else name for name, term in zip(names, terms, strict=True)]
    rows = listing.root.index.objects.filter(site=site.pk, locale=site.default_locale).order_by(*order)
    values = rows.values_list(*names)[rows.count() * 9 // 10]
    return encode_cursor([signature(terms), *map(cursor_value, values)])


if __name__ == "__main__":
    main()
