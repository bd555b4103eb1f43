"""What refers to a record: of one kind and language, as the public sees it, read for a whole batch at once."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from destination_cms.graphql.reading import referrers as module
from destination_cms.graphql.reading.reader import Reader, Record
from destination_cms.graphql.reading.referrers import referrers
from destination_cms.models import LedgerSite, Publication, PublicationMember
from destination_cms.models.publication_members import link_members
from tests.core.graphql.lists.rows import add_rows
from tests.core.graphql.lists.test_questions import is_flat, plan_of
from tests.destination import Destination, fresh, publish

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 7, 1, tzinfo=UTC)


def events() -> list[Record]:
    reader = Reader(LedgerSite.objects.get(), NOW)
    return reader.batch(reader.published("event", "fr").order_by("title"))


def referrers_of(kind: str = "event") -> dict[str, list[str]]:
    return {record.row.title: [found.row.title for found in referrers(record, kind)] for record in events()}


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
        found = [referrers(record, "event", 20) for record in records]

    assert [len(each) for each in found] == [3, 2]
    assert len(queries) == 2


def test_they_come_as_a_dictionary_has_them_and_no_more_than_are_asked_for(destination: Destination) -> None:
    target = destination.event("Target")
    for title in ("Zoo", "Écluse", "eau", "Arche"):
        destination.event(title, links=[target])

    (last,) = (record for record in events() if record.row.title == "Target")
    asked = {most: [each.row.title for each in referrers(last, "event", most)] for most in (None, 3)}
    assert asked == {None: ["Arche", "eau", "Écluse", "Zoo"], 3: ["Arche", "eau", "Écluse"]}


def test_a_title_that_changes_takes_its_place(destination: Destination) -> None:
    last = destination.event("Last")
    first, _ = (destination.event(title, links=[last]) for title in ("First", "Middle"))

    publish(fresh(first), title="Zoo")

    assert referrers_of()["Last"] == ["Middle", "Zoo"]


def test_what_is_past_its_moment_is_left_out_before_a_sweep(destination: Destination) -> None:
    last = destination.event("Last")
    destination.event("Ended", links=[last])
    destination.event("Open", links=[last])
    Publication.objects.filter(title="Ended").update(visible_until=NOW)

    assert referrers_of()["Last"] == ["Open"]


@pytest.mark.parametrize("most", [20, 100, None])
def test_thousands_are_read_from_an_index_as_far_as_they_are_asked_for(most: int | None) -> None:
    targets = add_rows({"kind": "district", "slug": f"d{n}", "title_key": f"{n}"} for n in range(4))
    rows = add_rows(
        {"kind": "spot", "uuid": UUID(int=10_000 + n), "sequence": 10_000 + n, "title_key": f"{n * 7919 % 4_000:04}"}
        | {"links": f"district:{targets[n % 4].uuid}:fr", "payload": "{}"}
        for n in range(4_000)
    )
    PublicationMember.objects.bulk_create(member for row in rows for member in link_members(row))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    reader = Reader(
        LedgerSite.objects.create(site=1, hostname="localhost", port=80, default_locale="fr", locales=["fr"]), NOW
    )
    districts = reader.batch(reader.published("district", "fr"))

    with CaptureQueriesContext(connection) as queries:
        found = referrers(districts[0], "spot", most)

    assert len(found) == (most or 1_000)
    numbers = [each.row.uuid.int - 10_000 for each in found]
    assert numbers == sorted(range(0, 4_000, 4), key=lambda n: n * 7919 % 4_000)[:most]
    assert len(queries) == 2
    plan = plan_of(queries[0]["sql"])
    assert "destination_member_title" in plan
    assert is_flat(plan)


def test_many_records_are_asked_about_in_parts(destination: Destination, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_RECORDS_AT_ONCE", 2)
    targets = [destination.event(f"Target {number}") for number in range(5)]
    destination.event("Lists all", links=targets)

    assert [referrers_of()[page.title] for page in targets] == [["Lists all"]] * 5
