"""Conditions and orders name columns from a publication; a list finds them where one index has them all."""

import pytest
from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce

from destination_cms.graphql.lists.roots import Root, by_title, renamed, root_of, unindexed
from destination_cms.models import Publication
from destination_cms.projections.kinds import get_kinds

from .rows import START

EVENT = get_kinds()["event"].index
STARTS = EVENT.lookup("starts_at")  # type: ignore[union-attr]


def test_a_column_that_an_index_row_has_too_is_found_there() -> None:
    root = root_of("event")

    assert root.at("title_key") == EVENT.lookup("title_key")  # type: ignore[union-attr]
    assert root.at("last_published_at__gte") == f"{EVENT.lookup('last_published_at')}__gte"  # type: ignore[union-attr]
    assert root.at(STARTS) == STARTS
    assert root.at("path") == "path"


def test_a_kind_without_index_rows_is_listed_from_the_publications() -> None:
    root = root_of("district")

    assert root == Root("district", None)
    assert root.at("title_key") == root.within("title_key") == "title_key"


def test_from_an_index_row_a_publication_is_one_step_away() -> None:
    root = root_of("event")

    assert root.within(f"{STARTS}__gte") == "starts_at__gte"
    assert root.within("uuid__in") == "uuid__in"
    assert root.within("pk__in") == "pk__in"
    assert root.within("kind") == "publication__kind"


def test_a_condition_keeps_its_shape_when_its_columns_are_renamed() -> None:
    condition = ~Q(a__in=[1], b=2) | Q(Q(c=3) & ~Q(d=4))

    assert renamed(condition, str.upper) == ~Q(A__IN=[1], B=2) | Q(Q(C=3) & ~Q(D=4))
    assert renamed(Coalesce(F("a"), Value("")), str.upper).get_source_expressions() == [F("A"), Value("")]


def test_a_subquery_keeps_its_own_columns() -> None:
    there = Exists(Publication.objects.filter(path_digest=OuterRef("path_digest")))

    assert renamed(Q(there), str.upper).children[0] is there


@pytest.mark.django_db
def test_sqlite_is_kept_from_the_index_of_a_condition() -> None:
    sql = str(unindexed(Publication.objects.all(), Q(slug="a") | ~Q(title__in=["b"], pk__in=[1])).query)
    sign = "+" if connection.vendor == "sqlite" else ""

    assert f'{sign}"destination_publication"."slug" = a' in sql
    assert f'{sign}"destination_publication"."title" IN (b)' in sql


@pytest.mark.django_db
def test_in_the_order_of_titles_one_value_is_found_by_its_own_index() -> None:
    root = root_of("event")
    kept = Publication.objects.all()

    assert not root.has_titles_by(f"{STARTS}__exact")
    assert root.has_titles_by(f"{EVENT.lookup('ends_at')}__exact")  # type: ignore[union-attr]
    assert not root.has_titles_by(f"{EVENT.lookup('ends_at')}__gte")  # type: ignore[union-attr]
    condition = Q(slug="a", **{f"{EVENT.lookup('ends_at')}__exact": START})  # type: ignore[union-attr]
    sql = str(by_title(kept, condition, root).query)
    sign = "+" if connection.vendor == "sqlite" else ""
    assert '+"destination_event_index"."ends_at"' not in sql
    assert f'{sign}"destination_publication"."slug" = a' in sql


def test_a_kind_that_is_not_installed_has_a_list_that_is_empty() -> None:
    assert root_of("gone") == Root("gone", None)
