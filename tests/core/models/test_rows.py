"""Rows of equal or missing numbers have one order, on every database and for every reader."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Orderable

from destination_cms.models.rows import OrderedRow, lookups_in_order, row_relations
from destination_cms.projections.extensions import models_of
from destination_cms.projections.kinds import get_kinds
from destination_cms.publishing.sources import load_instances
from tests.destination import Destination
from tests.third_party.events.models import EventLink, EventPage

#: Numbers as an import may leave them, in the order in which the rows were written, and the order that counts.
NUMBERS = (3, None, 1, 1, None)
ORDER = [1, 4, 2, 3, 0]

pytestmark = pytest.mark.django_db


@pytest.fixture
def written(destination: Destination) -> tuple[EventPage, list[int]]:
    """Return a page with rows, and their primary keys in the order that counts."""
    page, target = destination.event("Festival"), destination.event("Concert")
    rows = [
        EventLink.objects.create(event=page, content=target, sort_order=number, locale=page.locale)
        for number in NUMBERS
    ]
    # PostgreSQL gives equal rows in the order in which they were last written.
    for each in (rows[2], rows[1]):
        EventLink.objects.filter(pk=each.pk).update(label="Written again")
    return page, [rows[number].pk for number in ORDER]


def test_forms_and_projections_tell_one_order(written: tuple[EventPage, list[int]]) -> None:
    page, order = written
    loaded = load_instances(get_kinds()["event"], [page.pk]).instances[page.pk]

    assert [each.pk for each in EventPage.objects.get(pk=page.pk).links.all()] == order
    assert [each.pk for each in loaded.links.all()] == order


def test_rows_of_wagtails_own_class_are_projected_in_order(written: tuple[EventPage, list[int]]) -> None:
    page, order = written
    (found,) = EventPage.objects.filter(pk=page.pk).prefetch_related(
        *lookups_in_order(EventPage, ["links", "links__content", "locale"])
    )

    assert [each.pk for each in found.links.all()] == order


def test_a_relation_that_an_extension_names_again_is_read_once(written: tuple[EventPage, list[int]]) -> None:
    page, order = written
    (found,) = EventPage.objects.filter(pk=page.pk).prefetch_related(*lookups_in_order(EventPage, ["links", "links"]))

    assert [each.pk for each in found.links.all()] == order


def test_rows_that_no_page_has_are_not_asked_for(
    destination: Destination, written: tuple[EventPage, list[int]]
) -> None:
    (page, order), bare = written, destination.event("Bare")
    kind = get_kinds()["event"]

    def load(*pks: int) -> tuple[Any, int]:
        with CaptureQueriesContext(connection) as queries:
            loaded = load_instances(kind, pks).instances
        return loaded, len(queries)

    without, few = load(bare.pk)
    with CaptureQueriesContext(connection) as queries:
        assert not [*without[bare.pk].links.all()]
    assert not queries.captured_queries
    both, more = load(bare.pk, page.pk)
    assert more == few + 1
    assert [[each.pk for each in both[pk].links.all()] for pk in (bare.pk, page.pk)] == [[], order]
    assert [*row_relations(EventPage, ("links", "locale"))] == ["links"]


def test_rows_whose_class_has_another_order_keep_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(EventLink._meta, "ordering", ["-pk"])

    assert EventPage.objects.all().prefetch_related(
        *lookups_in_order(EventPage, ["links"])
    )._prefetch_related_lookups == ("links",)


def test_every_row_of_ours_is_ordered() -> None:
    rows = {
        relation.related_model
        for kind in get_kinds().values()
        for model in models_of(kind)
        for relation in get_all_child_relations(model)
        if relation.get_accessor_name() != COMMENTS_RELATION_NAME and issubclass(relation.related_model, Orderable)
    }

    assert rows
    assert {row.__name__ for row in rows if not issubclass(row, OrderedRow)} == set()
