"""Public addresses on sites of several shapes: what the ledger says is where Wagtail answers."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from django.conf.urls.i18n import i18n_patterns
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_script_prefix
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from demo.urls import plugin_patterns
from destination_cms.addresses import export_url, permanent_url, site_url
from destination_cms.models import LedgerSite, Publication
from destination_cms.publishing.reconcile import reconcile_publications
from tests.asking import ask
from tests.destination import Destination, publish
from tests.feed import Replica
from tests.third_party.events.models import EventPage

WAGTAIL = path("", include(wagtail_urls))


@dataclass(frozen=True)
class Shape:
    """URLconf and settings of a site, and the paths that its English and French home pages have there."""

    urls: tuple[Any, ...]
    french: str
    english: str
    is_multilingual: bool = True
    script_name: str = ""


SHAPES = {
    "i18n, no i18n_patterns": Shape((*plugin_patterns, WAGTAIL), "/", "/"),
    "prefix_default_language=False": Shape(
        (*plugin_patterns, *i18n_patterns(WAGTAIL, prefix_default_language=False)), "/", "/en/"
    ),
    "wagtail below pages/": Shape(
        (*plugin_patterns, *i18n_patterns(path("pages/", include(wagtail_urls)))), "/fr/pages/", "/en/pages/"
    ),
    "script prefix": Shape((*plugin_patterns, *i18n_patterns(WAGTAIL)), "/fr/", "/en/", script_name="/cms"),
    "one language": Shape((*plugin_patterns, WAGTAIL), "/", "", is_multilingual=False),
}


@pytest.fixture(params=SHAPES.values(), ids=SHAPES.keys())
def shape(request: Any, settings: Any, transactional_db: None) -> Shape:
    return _use(request.param, settings)


def _use(shape: Shape, settings: Any) -> Shape:
    settings.ROOT_URLCONF = shape.urls
    settings.WAGTAIL_I18N_ENABLED = shape.is_multilingual
    settings.FORCE_SCRIPT_NAME = shape.script_name or None
    return shape


@contextmanager
def served(shape: Shape) -> Iterator[None]:
    """Be in a process that a web server has told where the site is mounted."""
    with override_script_prefix(f"{shape.script_name}/") if shape.script_name else nullcontext():
        yield


def fill(destination: Destination, shape: Shape) -> None:
    """Publish pages of several depths, and in English where the site has it."""
    town = destination.section("Town", slug="ville")
    destination.event("Concert", destination.section("Île", town, slug="île-verte"), slug="concert")
    if shape.is_multilingual:
        home = publish(destination.home.copy_for_translation(destination.en))
        destination.event("Concert in English", destination.section("Town", home, slug="town"), slug="concert-en")


def status(url: str, locale: str, shape: Shape) -> int:
    """Return how the site answers at an address, to a browser in the page's language."""
    address = urlsplit(url)
    assert address.netloc == "testserver"
    assert address.path.startswith(f"{shape.script_name}/")
    # A web server takes the script's name off what the application is asked for.
    inner = unquote(address.path)[len(shape.script_name) :]
    return int(Client(headers={"accept-language": locale}).get(inner).status_code)


def shown_by_graphql() -> dict[str, tuple[str, str]]:
    """Return URL and locale by title, of every page."""
    query = """query($locale: Locale) {
      pages(first: 100, locale: $locale) { nodes { title url locale } }
      events(first: 100, locale: $locale) { nodes { title url locale seo { canonicalUrl } } }
    }"""
    found = {}
    for locale in LedgerSite.objects.get().locales:
        for nodes in ask(query, locale=locale).values():
            for node in nodes["nodes"]:
                assert node.get("seo", {"canonicalUrl": node["url"]})["canonicalUrl"] == node["url"]
                found[f"{node['title']} {node['locale']}"] = node["url"], node["locale"]
    return found


def shown_by_feed() -> dict[str, tuple[str, str]]:
    replica = Replica()
    replica.sync()
    base = replica.checkpoint["siteUrl"]
    pages = [record for record in replica.records.values() if record["kind"] in {"page", "event"}]
    return {f"{page['title']} {page['locale']}": (base + page["path"], page["locale"]) for page in pages}


def test_every_published_address_answers(shape: Shape) -> None:
    with served(shape):
        destination = Destination.create()
        fill(destination, shape)
        graphql, feed = shown_by_graphql(), shown_by_feed()

        assert graphql == feed
        assert len(feed) == (7 if shape.is_multilingual else 4)
        assert {url: status(url, locale, shape) for url, locale in feed.values()} == {
            url: 200 for url, _ in feed.values()
        }
        assert graphql["Issy fr"][0] == f"http://testserver{shape.script_name}{shape.french}"


def test_request_worker_and_command_write_the_same(shape: Shape) -> None:
    with served(shape):
        fill(Destination.create(), shape)
    paths = set(Publication.objects.filter(locale="fr").values_list("path", flat=True))

    assert reconcile_publications().count == 0
    assert paths >= {shape.french, f"{shape.french}ville/", f"{shape.french}ville/île-verte/concert/"}


def test_route_knows_the_true_path(shape: Shape) -> None:
    query = """query($path: String!, $locale: Locale) { route(path: $path, locale: $locale) {
      ... on RouteContent { content { title path locale } breadcrumbs { title path } }
      ... on RouteRedirect { to }
    } }"""
    with served(shape):
        destination = Destination.create()
        fill(destination, shape)
        concert = EventPage.objects.get(slug="concert")
        Redirect.add_redirect("/old", concert)
        home = shape.script_name + shape.french
        found = ask(query, path=f"{home}ville/île-verte/concert/")["route"]

        assert found["content"] == {"title": "Concert", "path": f"{home}ville/île-verte/concert/", "locale": "fr"}
        assert [step["path"] for step in found["breadcrumbs"]] == [
            home,
            f"{home}ville/",
            f"{home}ville/île-verte/",
            f"{home}ville/île-verte/concert/",
        ]
        assert ask(query, path="/ville/", locale="fr")["route"]["content"]["path"] == f"{home}ville/"
        assert ask(query, path=f"{shape.script_name}/old")["route"]["to"] == f"{home}ville/île-verte/concert/"
        for locale, title in (("fr", "Issy"), *([("en", "Issy")] if shape.is_multilingual else ())):
            content = ask(query, path=shape.script_name + "/", locale=locale)["route"]["content"]
            assert (content["title"], content["locale"]) == (title, locale)


def test_another_urlconf_is_a_difference_that_reconcile_finds(settings: Any, transactional_db: None) -> None:
    fill(Destination.create(), _use(SHAPES["i18n, no i18n_patterns"], settings))
    assert Publication.objects.filter(path="/ville/").exists()
    _use(SHAPES["wagtail below pages/"], settings)

    assert reconcile_publications().count > 0
    assert Publication.objects.filter(path="/fr/pages/ville/").exists()
    assert reconcile_publications().count == 0


def test_a_page_class_with_addresses_of_its_own_is_asked(destination: Destination, monkeypatch: Any) -> None:
    inherited = EventPage.get_url_parts

    def by_number(self: Any, request: Any = None) -> Any:
        site, root, _ = inherited(self, request=request)
        return site, root, f"/e/{self.pk}"

    monkeypatch.setattr(EventPage, "get_url_parts", by_number)
    event = destination.event()

    assert Publication.objects.get(kind="event").path == f"/e/{event.pk}"
    assert ask(
        "query($path: String!) { route(path: $path) { ... on RouteContent { content { title } } } }",
        path=f"/e/{event.pk}",
    )["route"]


def test_addresses_cost_no_query_for_a_page(destination: Destination) -> None:
    def cost(pages: int) -> int:
        home = Page.objects.get(pk=destination.home.pk)
        for _ in range(pages):
            destination.event(parent=home)
        with CaptureQueriesContext(connection) as queries:
            reconcile_publications(is_dry_run=True)
        return len(queries)

    assert cost(2) == cost(20)


def test_a_front_end_has_prefixes_of_its_own(destination: Destination, settings: Any) -> None:
    settings.DESTINATION_CMS = {
        "FRONTEND_URLS": {"testserver": "https://visit.example.org"},
        "FRONTEND_PREFIXES": {"testserver": {"fr": "", "en": "/english"}},
    }
    fill(destination, SHAPES["i18n, no i18n_patterns"])

    with override_script_prefix("/cms/"):
        shown, fed = shown_by_graphql(), shown_by_feed()
    concert = EventPage.objects.get(slug="concert-en")

    assert shown == fed
    assert shown["Concert fr"][0] == "https://visit.example.org/ville/île-verte/concert/"
    assert shown["Concert in English en"][0] == "https://visit.example.org/english/town/concert-en/"
    assert concert.full_url == concert.url == shown["Concert in English en"][0], "'View live' leads to the same"


def test_links_lead_to_the_front_end_that_the_settings_name(settings: Any) -> None:
    site = Site(hostname="issy.test", port=80)
    assert site_url(site) == "http://issy.test"
    with override_script_prefix("/cms/"):
        assert site_url(site) == "http://issy.test/cms"

    settings.DESTINATION_CMS = {"FRONTEND_URLS": {"issy.test": "https://www.issy.example/"}}
    with override_script_prefix("/cms/"):
        assert site_url(site) == "https://www.issy.example"


@pytest.mark.parametrize(("prefix", "script", "path"), [("", "/", "/go/u"), ("api/", "/cms/", "/cms/api/go/u")])
def test_a_permanent_address_is_on_the_host_of_the_cms(settings: Any, prefix: str, script: str, path: str) -> None:
    settings.DESTINATION_CMS = {"URL_PREFIX": prefix, "FRONTEND_URLS": {"example.org": "https://front.example.org"}}
    with override_script_prefix(script):
        assert permanent_url(LedgerSite(hostname="example.org", port=443), "u") == f"https://example.org{path}"
        assert permanent_url(LedgerSite(hostname="example.org", port=8000), "u") == f"http://example.org:8000{path}"


@pytest.mark.parametrize(("prefix", "script", "path"), [("", "/", "/export/"), ("api/", "/cms/", "/cms/api/export/")])
def test_the_address_of_a_file_has_the_host_of_the_cms_and_the_language(
    settings: Any, prefix: str, script: str, path: str
) -> None:
    settings.DESTINATION_CMS = {"URL_PREFIX": prefix, "FRONTEND_URLS": {"example.org": "https://front.example.org"}}
    site = LedgerSite(hostname="example.org", port=443)
    with override_script_prefix(script):
        found = export_url(site, "circuit", "u", "gpx", "pt-BR")

    assert found == f"https://example.org{path}circuit/u.gpx?locale=pt-BR"
