"""A link to any content: shown while its target is public, in the reader's language, without a query for each."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.models import PageViewRestriction

from destination_cms.models import Edge
from destination_cms.models.links import linkable_models
from destination_cms.projections.content import project_links
from destination_cms.publishing.reconcile import reconcile_publications
from tests.asking import ask
from tests.bulk import bulk_pages
from tests.destination import Destination, fresh, new_event, publish
from tests.feed import Replica, summary
from tests.third_party.events.models import EventLink, EventPage

LINKS = """query($slug: String!, $locale: Locale) { event(slug: $slug, locale: $locale) {
  links { label note content { __typename title locale url ... on Spot { address } ... on Circuit { stops { position } } } }
} }"""


def titles(event: Any, locale: str = "fr") -> list[str]:
    links = ask(LINKS, slug=event.slug, locale=locale)["event"]["links"]
    return [link["content"]["title"] for link in links]


def translated(page: Any, destination: Destination, title: str, *, live: bool = True) -> Any:
    copy = page.copy_for_translation(destination.en, copy_parents=True)
    copy.title = title
    revision = copy.save_revision()
    if live:
        revision.publish()
    return fresh(copy)


def test_a_link_is_read_and_synced_as_what_it_leads_to(destination: Destination) -> None:
    spot = destination.spot("The fort", address="1 Example Street")
    circuit = destination.circuit("A walk", [spot])
    event = destination.event(links=[circuit, spot])
    event.links = [
        EventLink(content_id=circuit.pk, sort_order=0, label="Walk it", note="With glasses."),
        EventLink(content_id=spot.pk, sort_order=1),
    ]
    publish_rows(event)

    links = ask(LINKS, slug=event.slug)["event"]["links"]

    assert [(link["label"], link["note"]) for link in links] == [("Walk it", "With glasses."), ("The fort", "")]
    assert links[0]["content"]["stops"] == [{"position": 1}]
    assert links[1]["content"] == {
        "__typename": "Spot",
        "title": "The fort",
        "locale": "fr",
        "url": f"http://testserver/fr/{spot.slug}/",
        "address": "1 Example Street",
    }
    replica = Replica()
    replica.sync()
    assert replica.records[f"event:{event.translation_key}:fr"]["payload"]["links"] == [
        {"content": {"ref": f"circuit:{circuit.translation_key}:fr"}, "label": "Walk it", "note": "With glasses."},
        {"content": {"ref": f"spot:{spot.translation_key}:fr"}, "label": "", "note": ""},
    ]


def publish_rows(event: Any) -> None:
    event.save_revision().publish()


def test_a_draft_is_hidden_until_it_is_published(destination: Destination) -> None:
    spot = destination.spot("Not yet", live=False)
    event = destination.event(links=[spot])
    replica = Replica()
    replica.sync()
    assert titles(event) == []
    assert Edge.objects.filter(target_key=f"spot:{spot.translation_key}:fr").count() == 1

    publish(spot)

    assert titles(event) == ["Not yet"]
    assert summary(replica.sync()) == {("spot", "upsert"), ("event", "upsert")}

    fresh(spot).unpublish()

    assert titles(event) == []
    assert summary(replica.sync()) == {("spot", "WITHDRAWN"), ("event", "upsert")}


def test_what_is_in_a_private_section_is_not_linked(destination: Destination) -> None:
    section = destination.section()
    spot = destination.spot("Members only", section)
    event = destination.event(links=[spot])
    assert titles(event) == ["Members only"]

    restriction = PageViewRestriction.objects.create(page=section, restriction_type="login")
    assert titles(event) == []

    restriction.delete()
    assert titles(event) == ["Members only"]


def test_a_link_leads_to_the_translation_where_there_is_one(destination: Destination) -> None:
    spot = destination.spot("Le fort")
    other = destination.spot("La gare")
    event = destination.event("Un événement", links=[spot, other])
    english = translated(event, destination, "An event")
    assert [link.content_id for link in english.links.all()] == [spot.pk, other.pk]
    assert titles(english, "en") == ["Le fort", "La gare"]

    copy = translated(spot, destination, "The fort", live=False)
    assert titles(english, "en") == ["Le fort", "La gare"]

    publish(copy, title="The fort")
    assert titles(english, "en") == ["The fort", "La gare"]
    assert titles(event) == ["Le fort", "La gare"]

    fresh(copy).unpublish()
    assert titles(english, "en") == ["Le fort", "La gare"]

    fresh(copy).delete()
    assert titles(english, "en") == ["Le fort", "La gare"]


def test_a_page_and_its_translation_are_one_link(destination: Destination) -> None:
    spot = destination.spot("Le fort")
    copy = translated(spot, destination, "The fort")
    event = destination.event(links=[copy, spot])

    assert titles(event) == ["Le fort"]


def test_a_link_is_hidden_and_kept_when_its_page_is_deleted(destination: Destination) -> None:
    spot = destination.spot("Soon gone")
    event = destination.event(links=[spot])
    replica = Replica()
    replica.sync()

    fresh(spot).delete()

    assert titles(event) == []
    assert EventLink.objects.get().content is None
    assert summary(replica.sync()) == {("spot", "DELETED"), ("event", "upsert")}
    # The draft that still names it can be published.
    publish(event, teaser="Still here.")
    assert titles(event) == []


def test_events_may_link_each_other(destination: Destination) -> None:
    first = destination.event("First")
    second = destination.event("Second", links=[first])
    first.links = [EventLink(content_id=second.pk)]
    publish_rows(first)

    assert (titles(first), titles(second)) == (["Second"], ["First"])


def test_a_page_of_no_kind_is_refused_in_both_languages(destination: Destination) -> None:
    section = destination.section("A section")
    found = {}
    for language in ("en", "fr"):
        with override(language):
            with pytest.raises(ValidationError) as caught:
                EventLink(content_id=section.pk).clean()
            found[language] = caught.value.message_dict

    with override("en"):
        allowed = ", ".join(sorted(str(model._meta.verbose_name) for model in linkable_models()))
    assert "event" in allowed
    assert found["en"] == {
        "content": [
            (
                "“A section” cannot be linked to: it is a page of the type “Page”. Choose a page of one of these types: "
                f"{allowed}."
            )
        ]
    }
    assert found["fr"]["content"][0].startswith("On ne peut pas faire de lien vers «\u00a0A section\u00a0»")
    EventLink(content_id=destination.spot().pk).clean()


def test_a_plain_page_that_came_in_otherwise_is_shown(destination: Destination) -> None:
    event = destination.event(links=[destination.section(), destination.spot("The fort")])

    assert titles(event) == ["Section", "The fort"]


def test_the_form_says_what_cannot_be_linked(destination: Destination, admin_user: Any) -> None:
    section = destination.section("A section")
    event = destination.event()
    form_class = EventPage.get_edit_handler().get_form_class()
    data = {"title": "Event", "slug": event.slug, "starts_at": "2026-06-01 18:00", "ends_at": "2026-06-01 20:00"}
    data |= {"body-count": "0"}
    for name in ("links", "comments"):
        data |= {f"{name}-TOTAL_FORMS": "0", f"{name}-INITIAL_FORMS": "0"}
    data |= {"links-TOTAL_FORMS": "1", "links-0-content": str(section.pk), "links-0-ORDER": "1"}

    form = form_class(data, instance=event, for_user=admin_user)

    with override("en"):
        assert not form.is_valid()
        assert "“A section” cannot be linked to" in form.formsets["links"].errors[0]["content"][0]


def test_the_chooser_offers_the_published_kinds_and_no_others(destination: Destination, admin_user: Any) -> None:
    event, section = destination.event("A concert"), destination.section("A section")
    client = Client()
    client.force_login(admin_user)

    assert "/admin/destination/choose-content/" in client.get(f"/admin/pages/{event.pk}/edit/").content.decode()
    offered = client.get("/admin/destination/choose-content/results/").content.decode()
    assert event.title in offered
    assert section.title not in offered
    assert destination.home.title not in offered


class _AnyTarget:
    """A resolver that shows everything, for the shape of the answer."""

    def refer(self, model: Any, pk: int | None) -> dict[str, str] | None:
        return {"ref": f"spot:{pk}:fr"} if pk else None


def test_a_row_without_a_page_is_left_out() -> None:
    rows = [EventLink(label="Nowhere"), EventLink(content_id=7, label="There", note="Go.")]

    assert project_links(rows, _AnyTarget()) == [{"content": {"ref": "spot:7:fr"}, "label": "There", "note": "Go."}]


def test_no_link_costs_a_query_of_its_own(destination: Destination, settings: Any) -> None:
    settings.DESTINATION_CMS = {"MAX_COST": 10_000_000, "SWEEP_BATCH_SIZE": 2000}
    targets = [destination.spot(f"Spot {number}") for number in range(3)]
    read, written = [], []
    for total in (3, 30):
        known = EventPage.objects.count()
        pages = bulk_pages(
            EventPage, destination.home, [new_event(slug=f"bulk-{number}") for number in range(known, total)]
        )
        EventLink.objects.bulk_create(
            [EventLink(event=page, locale=page.locale, content_id=target.pk) for page in pages for target in targets]
        )
        with CaptureQueriesContext(connection) as queries:
            reconcile_publications(is_restart=True)
        written.append(len([query for query in queries if query["sql"].startswith("SELECT")]))
        with CaptureQueriesContext(connection) as queries:
            nodes = ask("{ events(first: 100) { nodes { links { content { title } } } } }")["events"]["nodes"]
        assert len(nodes) == total
        assert all(len(node["links"]) == 3 for node in nodes)
        read.append(len([query for query in queries if query["sql"].startswith("SELECT")]))

    assert read[0] == read[1]
    assert written[1] <= written[0] + 2
