"""The rows that meet a filter are found and counted in one statement each, by value where a column holds several."""

from typing import Any

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from destination_cms.graphql.lists import hits
from destination_cms.graphql.lists.hits import Hits, among, count_hits, count_rows, find_hits
from destination_cms.graphql.lists.roots import root_of
from destination_cms.graphql.reading.reader import Reader
from destination_cms.models import LedgerSite, Publication, PublicationMember, Tally
from destination_cms.models.publication_index import copied_values
from destination_cms.models.publication_members import term_of
from destination_cms.multi_values import holds_any
from destination_cms.projections.kinds import get_kinds

from .rows import START, add_rows
from .test_questions import is_flat, plan_of

pytestmark = pytest.mark.django_db

EVENT: Any = get_kinds()["event"].index
#: A column that holds several values; any will do.
COLUMN = EVENT.lookup("slug")
ROOT = root_of("event")


@pytest.fixture
def rows() -> list[Publication]:
    """Five events; the second, third and fourth say A in the column, and the third B as well."""
    made = add_rows({"kind": "event", "title": f"Event {n}"} for n in range(5))
    for row, values in zip(made, ["", "\nA\n", "\nA\nB\n", "\nA\n", ""], strict=True):
        copied = copied_values(row) | {"slug": values}
        EVENT.objects.create(publication=row, starts_at=START, ends_at=START, **copied)
        for value in filter(None, values.split("\n")):
            PublicationMember.objects.create(publication=row, term=term_of(COLUMN, value), site=1, locale="fr")
    Tally.objects.create(site=1, kind="event", locale="fr", count=5, checksum="0")
    return made


def reader(*, is_due: bool = False) -> Reader:
    return Reader(LedgerSite(site=1, default_locale="fr"), timezone.now(), is_due=is_due)


@pytest.mark.parametrize(
    ("condition", "numbers"),
    [
        (holds_any(COLUMN, ["A", "B"]), [2, 3, 4]),
        (holds_any(COLUMN, ["A"]) & holds_any(COLUMN, ["B"]), [3]),
        (holds_any(COLUMN, ["A"]) & Q(title="Event 3"), [4]),
        (~holds_any(COLUMN, ["A"]), [1, 5]),
        (holds_any(COLUMN, ["B"]) | Q(title="Event 0"), [1, 3]),
        (Q(uuid__in=["00000000-0000-0000-0000-000000000002"]), [2]),
        (holds_any(COLUMN, []), []),
    ],
)
@pytest.mark.parametrize("is_due", [False, True])
def test_a_filter_finds_and_counts_what_meets_it(
    rows: list[Publication], condition: Q, numbers: list[int], is_due: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    with CaptureQueriesContext(connection) as captured:
        found = find_hits(reader(is_due=is_due), ROOT, "fr", condition)

    assert sorted(rows.index(row) + 1 for row in rows if row.pk in found.pks) == numbers
    assert found.is_all
    assert len(captured) <= 1
    assert sorted(Publication.objects.filter(among(found)).values_list("pk", flat=True)) == sorted(found.pks)

    monkeypatch.setattr(hits, "MOST_SORTED", 1)
    few = find_hits(reader(is_due=is_due), ROOT, "fr", condition)
    assert few.is_all == (len(numbers) < 2)
    assert count_hits(reader(is_due=is_due), ROOT, "fr", condition, few) == len(numbers)


@pytest.mark.parametrize("is_due", [False, True])
@pytest.mark.parametrize(("title", "count"), [("Event", 5), ("Other", 0)])
def test_the_total_is_found_at_once_with_the_first_hits(
    rows: list[Publication], title: str, count: int, is_due: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hits, "MOST_SORTED", 2)
    condition = Q(title__gte=title, title__lt=f"{title}~")
    with CaptureQueriesContext(connection) as captured:
        found = find_hits(reader(is_due=is_due), ROOT, "fr", condition, has_total=True)
        assert count_hits(reader(is_due=is_due), ROOT, "fr", condition, found) == count

    assert len(captured) == 1
    assert len(found.pks) == min(count, 2)
    assert found.is_all == (count < 3)


@pytest.mark.parametrize("column", ["slug", "starts_at"])
def test_a_total_is_counted_in_the_index_alone(rows: list[Publication], column: str) -> None:
    condition = Q(**{EVENT.lookup(column): "a" if column == "slug" else START})
    with CaptureQueriesContext(connection) as captured:
        count_hits(reader(), ROOT, "fr", condition, Hits([], is_all=False))
    (sql,) = (each["sql"] for each in captured.captured_queries)

    plan = plan_of(sql)

    # PostgreSQL goes from the index to rows that no VACUUM has seen yet, as those of a test.
    assert "USING COVERING INDEX" in plan if connection.vendor == "sqlite" else is_flat(plan), plan


def test_what_is_past_its_moment_is_not_counted_before_the_sweep(rows: list[Publication]) -> None:
    Publication.objects.filter(pk=rows[1].pk).update(visible_until=START)
    late = reader(is_due=True)

    assert count_rows(late, "event", "fr", None) == 4
    assert len(find_hits(late, ROOT, "fr", holds_any(COLUMN, ["A"])).pks) == 2
    assert count_hits(late, ROOT, "fr", holds_any(COLUMN, ["A"]), Hits([], is_all=False)) == 2


def test_a_whole_kind_is_counted_already(rows: list[Publication]) -> None:
    with CaptureQueriesContext(connection) as captured:
        assert count_rows(reader(), "event", "fr", None) == 5
        assert count_rows(reader(), "event", "en", None) == 0

    assert all("destination_tally" in each["sql"] for each in captured.captured_queries)
