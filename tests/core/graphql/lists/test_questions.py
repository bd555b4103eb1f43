"""Whatever the size of a kind, a page of its list is read from an index: no order sorts it, no filter scans it."""

import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from destination_cms.graphql.lists import hits
from destination_cms.graphql.lists.listing import listings_of
from destination_cms.graphql.lists.ordering import DISTANCE
from destination_cms.graphql.reading.context import Context
from destination_cms.graphql.reading.ids import encode_cursor
from destination_cms.graphql.reading.reader import Reader
from destination_cms.graphql.schema import get_schema
from destination_cms.models import LedgerSite
from destination_cms.models.publication_index import copied_values
from destination_cms.projections.kinds import get_kinds

from .rows import add_rows

pytestmark = pytest.mark.django_db

NEAR = {"location": {"near": {"latitude": 48.8, "longitude": 2.2, "radius_meters": 500.0}}}


LISTS = listings_of(get_schema())
ORDERS = [
    (name, column, direction)
    for name, listing in LISTS.items()
    for column in listing.all_columns
    if column != DISTANCE and listing.rules
    for direction in ("ASC", "DESC")
]


@pytest.fixture
def reader() -> Reader:
    site = LedgerSite.objects.create(site=1, hostname="localhost", port=80, default_locale="fr", locales=["fr"])
    return Reader(site, timezone.now(), is_due=False)


def plans(reader: Reader, name: str, **arguments: Any) -> Iterator[str]:
    """Yield how the database answers each statement of a list."""
    with CaptureQueriesContext(connection) as captured:
        LISTS[name].resolve(None, SimpleNamespace(context=Context(reader)), **arguments).total_count  # noqa: B018
    statements = [each["sql"] for each in captured.captured_queries if each["sql"].startswith(("SELECT", "WITH"))]
    assert statements
    for sql in statements:
        yield plan_of(sql)


def plan_of(sql: str) -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            return "\n".join(row[3] for row in cursor.fetchall())
        # The tables are small here: a large one would not be scanned.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
        cursor.execute(f"EXPLAIN {sql}")
        return "\n".join(row[0] for row in cursor.fetchall())


def is_flat(plan: str) -> bool:
    """Say whether a plan walks an index: it scans no table and sorts nothing, one page's ties aside."""
    if connection.vendor == "sqlite":
        scans = re.findall(r"SCAN (?!json_each|part_|CONSTANT)\w+", plan)
        return not scans and "USE TEMP B-TREE FOR ORDER BY" not in plan
    return "Seq Scan" not in plan and not re.search(r"(?<!Incremental )\bSort\b  ", plan)


@pytest.mark.parametrize(("name", "column", "direction"), ORDERS)
def test_an_order_is_read_from_its_index(reader: Reader, name: str, column: str, direction: str) -> None:
    order = [{"field": column, "direction": direction}]
    for arguments in ({"first": 20}, {"last": 20}):
        for plan in plans(reader, name, order_by=order, **arguments):
            assert is_flat(plan), plan


@pytest.mark.parametrize(("name", "column", "direction"), ORDERS)
def test_a_page_deep_in_a_list_starts_at_its_cursor(reader: Reader, name: str, column: str, direction: str) -> None:
    listing, sign = LISTS[name], "-" if direction == "DESC" else ""
    placed = listing.all_columns[column]
    uuid = "00000000-0000-0000-0000-000000000001"
    values = [2, "2026-07-01T12:00:00+00:00", "x"]
    value = next(each for each in values if _parses(placed, each))
    for given in (value, None) if placed.is_nullable else (value,):
        cursor = encode_cursor([f"{sign}{placed.name},{sign}uuid", given, uuid])
        order = [{"field": column, "direction": direction}]
        for arguments in ({"after": cursor}, {"before": cursor, "last": 20}):
            for plan in plans(reader, name, order_by=order, **arguments):
                assert is_flat(plan), plan
                assert starts_at_cursor(plan), plan


def _parses(column: Any, value: Any) -> bool:
    try:
        column.parse(value)
    except (TypeError, ValueError):
        return False
    return True


def starts_at_cursor(plan: str) -> bool:
    if connection.vendor == "sqlite":
        return "destination_tally" in plan or bool(re.search(r"[<>]\((\?,?)+\)|[<>]\?", plan))
    return True


@pytest.fixture
def museums() -> None:
    """Ten spots of each of two kinds, in two districts, with what the sweep writes for a list."""
    rows = add_rows(
        {"title": f"Spot {n}", "title_key": f"{n:02}", "latitude": 48.8, "longitude": 2.2} for n in range(20)
    )
    model: Any = get_kinds()["spot"].index
    model.objects.bulk_create(
        model(
            publication_id=row.pk, kind=("MUSEUM", "PARK")[row.pk % 2], district=f"d{row.pk % 5}", **copied_values(row)
        )
        for row in rows
    )


FILTERS: list[dict[str, Any]] = [
    {"kind": {"eq": "MUSEUM"}},
    {"kind": {"in_": ["MUSEUM", "PARK"]}, "slug": {"eq": ""}},
    {"not_": {"kind": {"eq": "PARK"}}},
    {"or_": [{"kind": {"eq": "PARK"}}, {"step_free": {"eq": "YES"}}]},
    NEAR,
    {"location": {"within_bounds": {"south": 48.0, "west": 2.0, "north": 49.0, "east": 3.0}}},
]


@pytest.mark.parametrize("chosen", FILTERS)
@pytest.mark.parametrize("order", ["TITLE", "LAST_PUBLISHED_AT"])
def test_few_rows_that_meet_a_filter_are_sorted_and_many_are_met_on_a_walk(
    reader: Reader, museums: None, monkeypatch: pytest.MonkeyPatch, chosen: dict[str, Any], order: str
) -> None:
    arguments = {"filter": chosen, "order_by": [{"field": order, "direction": "DESC"}], "first": 4}
    _probe, few = plans(reader, "spots", **arguments)
    sorted_page = titles(reader, **arguments)
    monkeypatch.setattr(hits, "MOST_SORTED", 3)
    monkeypatch.setattr(hits, "MOST_SORTED_IN_A_PLACE", 3)
    _probe, walk, _count = plans(reader, "spots", **arguments)

    assert "Spot" in "".join(sorted_page)
    assert titles(reader, **arguments) == sorted_page
    assert is_flat(walk), walk
    assert connection.vendor != "sqlite" or "destination_publication USING INTEGER PRIMARY KEY" in few, few


@pytest.mark.parametrize(
    ("chosen", "index"), [({"kind": {"eq": "PARK"}}, "destination_spot_kind"), (NEAR, "destination_spot_latitude")]
)
def test_a_filter_is_found_and_counted_by_its_index(
    reader: Reader, museums: None, monkeypatch: pytest.MonkeyPatch, chosen: dict[str, Any], index: str
) -> None:
    monkeypatch.setattr(hits, "MOST_SORTED", 3)
    monkeypatch.setattr(hits, "MOST_SORTED_IN_A_PLACE", 3)
    found = [*plans(reader, "spots", filter=chosen, first=4)]
    # The nearest are sorted at once; with another order, it is first asked whether they are few.
    assert len(found) == (2 if chosen is NEAR else 3)
    probe, count = found[0], found[-1]

    assert is_flat(probe) or chosen is NEAR, probe
    assert is_flat(count), count
    # PostgreSQL weighs its indexes by statistics, which a table of twenty rows does not have.
    assert connection.vendor != "sqlite" or (index in probe and index in count), (probe, count)


def titles(reader: Reader, **arguments: Any) -> list[str]:
    page = LISTS["spots"].resolve(None, SimpleNamespace(context=Context(reader)), **arguments)
    return [record.row.title for record in page.nodes]
