"""What refers to a record: of one kind and language, as the public sees it, read for a whole batch at once."""

from datetime import UTC, datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext

from destination_cms.graphql.reading.reader import Reader, Record
from destination_cms.graphql.reading.referrers import referrers
from destination_cms.models import LedgerSite
from tests.destination import Destination, fresh, publish

NOW = datetime(2026, 7, 1, tzinfo=UTC)


def events() -> list[Record]:
    reader = Reader(LedgerSite.objects.get(), NOW)
    return reader.batch(reader.published("event", "fr").order_by("title"))


def referrers_of(kind: str = "event") -> dict[str, list[str]]:
    return {record.row.title: sorted(found.row.title for found in referrers(record, kind)) for record in events()}


def test_what_is_public_and_refers_to_a_record_is_found(destination: Destination) -> None:
    last = destination.event("Last")
    first = destination.event("First", links=[last])
    destination.event("Middle", links=[last, first])
    destination.event("Draft", links=[last], live=False)

    assert referrers_of() == {"First": ["Middle"], "Last": ["First", "Middle"], "Middle": []}
    assert referrers_of("spot") == {"First": [], "Last": [], "Middle": []}

    fresh(first).unpublish()
    assert referrers_of() == {"Last": ["Middle"], "Middle": []}


def test_what_only_wants_a_record_in_place_of_its_translation_does_not_refer_to_it(destination: Destination) -> None:
    last = destination.event("Last")
    first = destination.event("First", links=[last])
    copy = fresh(first).copy_for_translation(destination.en, copy_parents=True)
    publish(copy, title="English")

    assert referrers_of()["Last"] == ["First"]


def test_a_batch_costs_two_queries(destination: Destination) -> None:
    last, other = destination.event("Last"), destination.event("Other")
    for number in range(3):
        destination.event(f"Event {number}", links=[last, other] if number else [last])
    reader = Reader(LedgerSite.objects.get(), NOW)
    records = reader.batch(reader.published("event", "fr").filter(title__in=["Last", "Other"]).order_by("title"))

    with CaptureQueriesContext(connection) as queries:
        found = [referrers(record, "event") for record in records]

    assert [len(each) for each in found] == [3, 2]
    assert len(queries) == 2
