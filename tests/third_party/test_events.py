"""A third party's vertical works with one line in INSTALLED_APPS and no edit to the core."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.core import checks
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from destination_cms.graphql.schema import schema_text
from destination_cms.publishing.reconcile import reconcile_publications
from destination_cms.testing import assert_vertical_contract
from tests.bulk import bulk_pages
from tests.destination import Destination
from tests.feed import Replica, summary

from .events.models import EventPage
from .events.vertical import vertical

LIST = """{
  events(first: 300) {
    totalCount
    nodes {
      title startsAt endsAt venue teaser
      cover { alt image { width renditions { url } } }
      related { __typename title url translations { locale } }
      body { __typename }
      translations { locale }
    }
  }
}"""


def event(parent: Any = None, *, hours: int = 24, **fields: Any) -> EventPage:
    starts_at = timezone.now().replace(microsecond=0) + timedelta(hours=hours)
    return EventPage(starts_at=starts_at, ends_at=starts_at + timedelta(hours=2), venue="The square", **fields)


def publish_event(destination: Destination, slug: str, **fields: Any) -> EventPage:
    page = event(title=slug.title(), slug=slug, locale=destination.fr, live=False, **fields)
    destination.home.refresh_from_db()
    destination.home.add_child(instance=page)
    page.save_revision().publish()
    return EventPage.objects.get(pk=page.pk)


def ask(query: str) -> dict[str, Any]:
    response = Client().post("/graphql/", {"query": query}, content_type="application/json")
    body = response.json()
    assert "errors" not in body, body
    return body["data"]


def test_an_installation_with_it_is_sound():
    ours = [m for m in checks.run_checks() if str(m.id).startswith("destination_cms.E")]

    assert ours == []


@pytest.mark.django_db
def test_its_migrations_say_what_its_models_say():
    output = io.StringIO()

    call_command("makemigrations", "destination_events", check=True, dry_run=True, stdout=output)

    assert "No changes" in output.getvalue()


def test_its_types_are_part_of_the_schema():
    text = schema_text()

    assert "type Event implements Content & Node {" in text
    assert "input EventFilter {" in text
    assert "enum EventOrderField {" in text


def test_it_keeps_the_contract(destination: Destination):
    assert_vertical_contract(
        vertical,
        make={
            "event": lambda parent: event(
                cover_image=destination.image(), cover_image_alt="The square by night", related_page=parent
            )
        },
    )


class InATestCase(TestCase):
    """The kit serves those who write Django's own test cases, where nothing is ever committed."""

    def test_it_keeps_the_contract(self):
        assert_vertical_contract(vertical, make={"event": event})


def test_an_event_is_read_and_synced(destination: Destination):
    spot = destination.spot("The fort")
    picture = destination.image()
    page = publish_event(
        destination, "concert", cover_image=picture, cover_image_alt="An orchestra", related_page_id=spot.pk
    )

    (node,) = ask(LIST)["events"]["nodes"]
    assert (node["title"], node["venue"], node["startsAt"]) == ("Concert", "The square", page.starts_at.isoformat())
    assert node["cover"]["alt"] == "An orchestra"
    assert node["related"] == {
        "__typename": "Spot", "title": "The fort", "url": f"http://testserver/fr/{spot.slug}/", "translations": []
    }  # fmt: skip

    replica = Replica()
    replica.sync()
    record = replica.records[f"event:{page.translation_key}:fr"]
    assert record["payload"]["related"] == {"ref": f"spot:{spot.translation_key}:fr"}

    spot.unpublish()
    assert summary(replica.sync()) == {("event", "upsert"), ("spot", "WITHDRAWN")}
    assert ask(LIST)["events"]["nodes"][0]["related"] is None


def test_a_page_of_no_kind_of_its_own_is_referred_to_as_a_plain_page(destination: Destination):
    section = destination.section()
    page = publish_event(destination, "concert", related_page=section)

    replica = Replica()
    replica.sync()
    related = replica.records[f"event:{page.translation_key}:fr"]["payload"]["related"]
    assert related == {"ref": f"page:{section.translation_key}:fr"}
    assert ask(LIST)["events"]["nodes"][0]["related"]["__typename"] == "Page"


def test_events_are_chosen_and_ordered_by_the_index(destination: Destination):
    publish_event(destination, "over", hours=-10)
    publish_event(destination, "later", hours=48)
    publish_event(destination, "sooner", hours=24)
    publish_event(destination, "running", hours=-1)
    now = timezone.now().isoformat()

    found = ask(
        f"""{{ events(filter: {{endsAt: {{gte: "{now}"}}}}, orderBy: [{{field: STARTS_AT}}]) {{ nodes {{ slug }} }} }}"""
    )

    assert [node["slug"] for node in found["events"]["nodes"]] == ["running", "sooner", "later"]


@pytest.mark.django_db
def test_an_event_that_ends_before_it_starts_is_refused_at_the_field():
    page = event(title="Backwards", slug="backwards")
    page.ends_at = page.starts_at - timedelta(minutes=1)

    with pytest.raises(ValidationError) as caught:
        page.clean()

    assert set(caught.value.message_dict) == {"ends_at"}


def test_a_list_costs_the_same_for_3_and_for_300(destination: Destination):
    spot = destination.spot()
    picture = destination.image()
    counts = []
    for total in (3, 300):
        known = EventPage.objects.count()
        pages = [
            event(
                title=f"Event {number:03}",
                slug=f"event-{number}",
                cover_image=picture,
                cover_image_alt="A crowd",
                related_page_id=spot.pk,
            )
            for number in range(known, total)
        ]
        bulk_pages(EventPage, destination.home, pages)
        reconcile_publications(is_restart=True)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            answer = ask(LIST)
        assert len(answer["events"]["nodes"]) == total
        counts.append(len([query for query in queries if query["sql"].startswith("SELECT")]))

    assert counts[0] == counts[1]
