"""Queries that are compiled once, compared with what Django gives each time."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import Exists, OuterRef
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, Site

from circuits.models import SpotPage
from destination_cms import compiled_queries
from destination_cms.compiled_queries import columns_of, compiled_query, padded, primary_key, query_in, rows_where
from destination_cms.models import Publication
from tests.destination import Destination


def of_pks(model: Any, pks: list[int]) -> Any:
    lookup, field = primary_key(model)
    return query_in(
        model, "test", lambda pks: model._default_manager.filter(**{lookup: pks}), columns_of(model), (field, pks)
    )


def columns_by_name(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in columns_of(type(row))}


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5])
def test_a_row_is_the_instance_that_django_gives(destination: Destination, count: int) -> None:
    spots = [destination.spot() for _ in range(count)]

    found = [row for row, _ in of_pks(SpotPage, [spot.pk for spot in spots]).instances(SpotPage)]

    expected = SpotPage.objects.filter(pk__in=[spot.pk for spot in spots])
    assert list(map(columns_by_name, found)) == list(map(columns_by_name, expected))
    assert all(type(row) is SpotPage and row._state.db == "default" and not row._state.adding for row in found)


def test_what_is_annotated_comes_beside_the_instance(destination: Destination) -> None:
    def build(pks: Any) -> Any:
        sites = Site.objects.filter(root_page=OuterRef("pk"))
        return Page.objects.filter(pk__in=pks).annotate(destination_is_root=Exists(sites))

    spot, root = destination.spot(), Site.objects.get().root_page
    pks = [spot.pk, root.pk]
    names = (*columns_of(Page), "destination_is_root")
    found = query_in(Page, "test annotated", build, names, (Page._meta.pk, pks)).instances(Page)

    assert {row.pk: flags for row, flags in found} == {spot.pk: (False,), root.pk: (True,)}


def test_a_column_that_is_left_out_is_deferred(destination: Destination) -> None:
    spot = destination.spot()
    names = columns_of(Publication, "payload")
    ((row, _),) = rows_where(Publication, "source", [f"page:{spot.pk}"], names).instances(Publication)

    assert row.get_deferred_fields() == {"payload"}
    assert row.payload == Publication.objects.get(source=f"page:{spot.pk}").payload


def test_sql_is_kept_for_few_numbers_of_values_and_not_for_many(
    destination: Destination, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: dict[Any, Any] = {}
    monkeypatch.setattr(compiled_queries, "_compiled", kept)
    for count in (1, 2, 3, 4):
        of_pks(SpotPage, list(range(count))).fetch()
    assert [shape[-1] for *_, shape in kept] == [(1,), (2,), (4,)]

    of_pks(SpotPage, list(range(1_000))).fetch()
    assert len(kept) == 3


def test_nothing_is_looked_for_without_a_statement(destination: Destination) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert rows_where(Publication, "uuid", set(), ("pk",)).records() == []
    assert not queries.captured_queries


def test_a_manager_that_may_ask_otherwise_tomorrow_is_asked_each_time(
    destination: Destination, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager = type(Locale._default_manager)
    asked = []

    class OfToday(manager):  # type: ignore[misc, valid-type]
        def get_queryset(self) -> Any:
            asked.append(1)
            return super().get_queryset().filter(language_code="fr" if len(asked) == 1 else "en")

    today = OfToday()
    today.model = Locale
    monkeypatch.setattr(Locale._meta, "default_manager", today)
    compiled_queries._is_steady.cache_clear()
    try:
        codes = [rows_where(Locale, "language_code", ["fr", "en"], ("language_code",)).records() for _ in range(2)]
    finally:
        compiled_queries._is_steady.cache_clear()

    assert codes == [[("fr",)], [("en",)]]


def test_the_oldest_is_dropped_first(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    kept: dict[Any, Any] = {}
    monkeypatch.setattr(compiled_queries, "_compiled", kept)
    monkeypatch.setattr(compiled_queries, "MAX_COMPILED", 2)
    for shape in "abc":
        compiled_query(Locale, shape, Locale.objects.all, ("pk",))
    assert [shape for *_, shape in kept] == ["b", "c"]


def test_values_are_padded_to_a_power_of_two() -> None:
    assert [len(padded(range(count))) for count in (0, 1, 2, 3, 5, 9)] == [0, 1, 2, 4, 8, 16]
    assert set(padded([uuid := str(uuid4()), "b", "c"])) == {uuid, "b", "c"}


def test_the_key_of_a_child_is_looked_for_as_its_parents() -> None:
    assert primary_key(SpotPage) == ("page_ptr__id__in", Page._meta.pk)
    assert primary_key(Locale) == ("id__in", Locale._meta.pk)
