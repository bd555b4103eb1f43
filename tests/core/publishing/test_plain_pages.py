"""Pages whose class has no kind of its own: they are published as plain pages, and change hands with their class."""

from typing import Any

from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from destination_cms.models import Publication
from destination_cms.publishing.reconcile import reconcile_publications
from tests.declared import declared_instead_of_events
from tests.destination import Destination, publish
from tests.feed import Replica, summary
from tests.third_party.events.models import EventPage


def lines_of(replica: Replica) -> set[tuple[str, str]]:
    """Reconcile, sync, and return what came."""
    reconcile_publications()
    return summary(replica.sync())


def event(destination: Destination) -> Any:
    moment = timezone.now()
    page = EventPage(title="Concert", slug="concert", locale=destination.fr, starts_at=moment, ends_at=moment)
    Page.objects.get(pk=destination.home.pk).add_child(instance=page)
    return page


def test_a_plain_page_says_what_every_page_has(destination: Destination) -> None:
    section = publish(
        destination.section("Sights", slug="sights"),
        show_in_menus=True,
        seo_title="All sights",
        search_description="What there is to see.",
    )
    replica = Replica()
    replica.sync()

    record = replica.records[f"page:{section.translation_key}:fr"]

    assert (record["title"], record["path"]) == ("Sights", "/fr/sights/")
    assert record["payload"] == {
        "is_in_menus": True,
        "seo": {"title": "All sights", "description": "What there is to see."},
    }


def test_graphql_shows_it_as_a_page(destination: Destination) -> None:
    section = destination.section("Sights", slug="sights")
    query = """{
      page(slug: "sights") { title path isInMenus seo { title description jsonLd } translations { locale } }
      pages(orderBy: [{field: TITLE}]) { totalCount nodes { path } }
    }"""

    answer = Client().get("/graphql/", {"query": query}).json()

    url = f"http://testserver/fr/{section.slug}/"
    assert answer["data"]["page"] == {
        "title": "Sights",
        "path": "/fr/sights/",
        "isInMenus": False,
        "seo": {
            "title": "Sights",
            "description": None,
            "jsonLd": {
                "@context": "https://schema.org",
                "@type": "WebPage",
                "@id": url,
                "url": url,
                "name": "Sights",
                "inLanguage": "fr",
            },
        },
        "translations": [],
    }
    assert answer["data"]["pages"] == {"totalCount": 2, "nodes": [{"path": "/fr/"}, {"path": "/fr/sights/"}]}


def test_a_class_that_gets_a_kind_leaves_no_plain_page_behind(destination: Destination) -> None:
    with declared_instead_of_events():
        page = event(destination)
        replica = Replica()
        replica.sync()
        assert f"page:{page.translation_key}:fr" in replica.records

    assert lines_of(replica) == {("page", "WITHDRAWN"), ("event", "upsert")}
    assert reconcile_publications(is_dry_run=True).count == 0


def test_a_class_that_loses_its_kind_is_a_plain_page_again(destination: Destination) -> None:
    page = event(destination)
    replica = Replica()
    replica.sync()

    with declared_instead_of_events():
        assert lines_of(replica) == {("event", "WITHDRAWN"), ("page", "upsert")}
        assert reconcile_publications(is_dry_run=True).count == 0

    assert Publication.objects.get(uuid=page.translation_key, is_withdrawn=False).kind == "page"


def test_a_class_that_is_gone_is_not_public(destination: Destination) -> None:
    """Its app was removed, so the class of its pages is unknown."""
    section = destination.section("Left over")
    replica = Replica()
    replica.sync()
    kind = section.content_type
    Page.objects.filter(pk=section.pk).update(content_type=_content_type_without_a_class(kind))

    assert lines_of(replica) == {("page", "WITHDRAWN")}


def _content_type_without_a_class(kind: Any) -> Any:
    return type(kind).objects.get_or_create(app_label="taken_out", model="gonepage")[0]
