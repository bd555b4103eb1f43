"""``route``: from a path to content with its breadcrumbs, to a redirect, or to nothing."""

import json
from datetime import timedelta
from typing import Any
from unicodedata import normalize
from urllib.parse import quote, urlparse

import pytest
import time_machine
from django.test import Client, RequestFactory
from django.urls import include
from django.urls import path as url_path
from django.utils import timezone
from hypothesis import example, given
from hypothesis import strategies as st
from wagtail import urls as wagtail_urls
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, Site

from demo.urls import plugin_patterns
from destination_cms.graphql.reading.ids import global_id
from destination_cms.graphql.types.route_paths import MAX_PATH, page_paths, redirect_paths, told_path
from destination_cms.models import Publication
from destination_cms.publishing.reconcile import reconcile_publications
from destination_cms.publishing.records import path_key
from tests.destination import Destination, fresh, publish

QUERY = """query Route($path: String!, $locale: Locale) {
  route(path: $path, locale: $locale) {
    __typename
    ... on RouteContent { content { __typename title path } breadcrumbs { title path url } }
    ... on RouteRedirect { redirect { id } path to isPermanent target { __typename path } }
  }
}"""


def ask(path: str, locale: str | None = None, host: str = "testserver") -> dict[str, Any]:
    body = json.dumps({"query": QUERY, "variables": {"path": path, "locale": locale}})
    response = Client(headers={"host": host}).post("/graphql/", body, content_type="application/json")
    assert response.status_code == 200
    return dict(response.json())


def route(path: str, locale: str | None = None, host: str = "testserver") -> Any:
    body = ask(path, locale, host)
    assert "errors" not in body, body
    return body["data"]["route"]


def title_at(path: str, locale: str | None = None) -> str | None:
    found = route(path, locale)
    return found["content"]["title"] if found else None


def goal_of(path: str, locale: str | None = None, host: str = "testserver") -> str | None:
    found = route(path, locale, host)
    return found["to"] if found else None


@pytest.fixture
def mill(destination: Destination) -> Any:
    sights = destination.section("Sights", slug="sights")
    return destination.spot("Mill", sights, slug="mill")


def test_a_path_leads_to_content_and_the_way_down_to_it(mill: Any) -> None:
    assert route("/fr/sights/mill/") == {
        "__typename": "RouteContent",
        "content": {"__typename": "Spot", "title": "Mill", "path": "/fr/sights/mill/"},
        "breadcrumbs": [
            {"title": "Issy", "path": "/fr/", "url": "http://testserver/fr/"},
            {"title": "Sights", "path": "/fr/sights/", "url": "http://testserver/fr/sights/"},
            {"title": "Mill", "path": "/fr/sights/mill/", "url": "http://testserver/fr/sights/mill/"},
        ],
    }


def test_a_home_page_is_its_own_breadcrumb(destination: Destination) -> None:
    assert [step["path"] for step in route("/fr")["breadcrumbs"]] == ["/fr/"]


SPELLINGS = (
    "/fr/sights/mill",
    "/fr/sights/mill/",
    "fr/sights/mill/",
    "  /fr/sights/mill/\n",
    "/fr/sights/mill/?page=2&utm=%C3%A9",
    "/fr/sights/mill#top",
    "/%66r/sights/m%69ll/",
)
NOWHERE = ("", "/", "/fr/sights/mill/x", "/fr//sights/mill", "/de/sights/mill/", "/fr/sights/MILL/", "\x00", "/fr/\x00")
ODD = ("\ud800", "/fr/%00/", "/%", "/%ff%fe", "/;", "/?", "/\\", "'\"--", "/" + "%" * 4000)
FULL = ("https://testserver/fr/", "HTTP://x", "//testserver/fr/", "mailto:a@b.example")


def test_a_path_may_be_spelled_in_many_ways(mill: Any) -> None:
    assert {path: title_at(path) for path in SPELLINGS} == dict.fromkeys(SPELLINGS, "Mill")


def test_a_path_may_be_percent_encoded_or_not(destination: Destination) -> None:
    destination.section("Île", slug="île-verte")

    assert title_at("/fr/île-verte/") == title_at("/fr/%C3%AEle-verte") == title_at("/fr/%c3%aele-verte/") == "Île"


def test_where_nothing_is_there_is_null(mill: Any) -> None:
    assert {path: route(path) for path in (*NOWHERE, *ODD)} == dict.fromkeys((*NOWHERE, *ODD))


def test_a_full_address_is_refused(destination: Destination) -> None:
    for path in FULL:
        (error,) = ask(path)["errors"]
        assert error["extensions"]["code"] == "BAD_USER_INPUT"
        assert error["message"].startswith("The argument 'path' is a full address;")


def test_a_long_path_is_refused_with_the_limit(destination: Destination) -> None:
    assert route("/" + "a" * (MAX_PATH - 1)) is None
    (error,) = ask("/" + "a" * MAX_PATH)["errors"]

    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert error["message"] == "The argument 'path' has more than 4096 characters."


def test_a_locale_completes_a_path_without_a_prefix(destination: Destination, mill: Any) -> None:
    publish(Page.objects.get(pk=destination.home.pk).copy_for_translation(destination.en), title="Issy in English")
    Redirect.add_redirect("/fr/old", mill)

    assert (title_at("/", "fr"), title_at("/", "en"), title_at("", "en")) == (
        "Issy",
        "Issy in English",
        "Issy in English",
    )
    assert title_at("/sights/mill/", "fr") == title_at("/fr/sights/mill/", "en") == "Mill"
    assert goal_of("/old/?x=1", "fr") == "/fr/sights/mill/"
    assert route("/sights/mill/") is route("/sights/mill/", "en") is route("/old", "en") is None


def test_an_ancestor_that_is_hidden_is_left_out(mill: Any) -> None:
    fresh(mill.get_parent()).unpublish()

    assert [step["title"] for step in route("/fr/sights/mill/")["breadcrumbs"]] == ["Issy", "Mill"]
    assert route("/fr/sights/") is None


def test_hidden_pages_and_those_past_their_moment_lead_nowhere(destination: Destination, mill: Any) -> None:
    destination.spot("Draft", slug="draft", live=False)
    private = destination.spot("Private", slug="private")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    publish(mill, expire_at=timezone.now() + timedelta(hours=1))

    assert route("/fr/draft/") is route("/fr/private/") is None
    assert title_at("/fr/sights/mill/") == "Mill"
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert route("/fr/sights/mill/") is None


def test_a_redirect_says_where_to_go(mill: Any) -> None:
    Redirect.add_redirect("/old", mill)
    Redirect.add_redirect("/away", "https://example.org/new", is_permanent=False)
    id_ = route("/old/")["redirect"]["id"]

    assert route("/old/") == {
        "__typename": "RouteRedirect",
        "redirect": {"id": id_},
        "path": "/old",
        "to": "/fr/sights/mill/",
        "isPermanent": True,
        "target": {"__typename": "Spot", "path": "/fr/sights/mill/"},
    }
    away = route("/away")
    assert (away["to"], away["isPermanent"], away["target"]) == ("https://example.org/new", False, None)
    assert node(id_) == {"__typename": "Redirect", "to": "/fr/sights/mill/"}


def node(value: str) -> Any:
    query = "query($id: ID!) { node(id: $id) { __typename ... on Redirect { to } } nodes(ids: [$id]) { id } }"
    body = json.dumps({"query": query, "variables": {"id": value}})
    response = Client().post("/graphql/", body, content_type="application/json").json()
    assert "errors" not in response, response
    assert (response["data"]["nodes"] == [None]) == (response["data"]["node"] is None)
    return response["data"]["node"]


def test_a_redirect_follows_its_page_and_goes_with_it(mill: Any) -> None:
    Redirect.add_redirect("/old", mill)
    mill = publish(mill, slug="watermill", expire_at=timezone.now() + timedelta(hours=1))

    assert goal_of("/old") == goal_of("/fr/sights/mill/") == "/fr/sights/watermill/"
    id_ = route("/old")["redirect"]["id"]
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert route("/old") is route("/fr/sights/mill") is node(id_) is None
    mill.unpublish()
    assert route("/old") is route("/fr/sights/mill") is node(id_) is None


def test_a_redirect_whose_page_goes_between_two_statements_is_null(mill: Any) -> None:
    """The ledger never has that; a reader without a transaction may see it."""
    Redirect.add_redirect("/old", mill)
    id_ = route("/old")["redirect"]["id"]
    Publication.objects.filter(kind="spot").update(is_withdrawn=True)

    assert route("/old") is node(id_) is None


def test_what_no_installed_kind_shows_is_null(mill: Any) -> None:
    Publication.objects.filter(kind="spot").update(kind="gone")

    assert route("/fr/sights/mill/") is None
    assert node(global_id(f"gone:{mill.translation_key}:fr")) is None


def test_a_page_comes_before_a_redirect(mill: Any) -> None:
    Redirect.add_redirect("/fr/sights/mill", "https://example.org/new")

    assert title_at("/fr/sights/mill/") == "Mill"
    mill.unpublish()
    assert goal_of("/fr/sights/mill/") == "https://example.org/new"


def test_a_route_below_a_page_is_put_behind_its_path(mill: Any) -> None:
    Redirect.add_redirect("/old", mill, page_route_path="/photos/")

    assert goal_of("/old") == "/fr/sights/mill/photos/"


def test_a_redirect_for_one_site_comes_before_one_for_all(destination: Destination, mill: Any) -> None:
    other = Destination.create("other.test", is_default=False, slug="other")
    Redirect.add_redirect("/old", "https://example.org/all")
    Redirect.add_redirect("/old", "https://example.org/one", site=destination.site)
    Redirect.add_redirect("/only", "https://example.org/only", site=other.site)

    assert goal_of("/old") == "https://example.org/one"
    assert goal_of("/old", host="other.test") == "https://example.org/all"
    assert (goal_of("/only"), goal_of("/only", host="other.test")) == (None, "https://example.org/only")


def redirects(**arguments: Any) -> dict[str, Any]:
    query = """query($first: Int, $after: String) { redirects(first: $first, after: $after) {
      totalCount nodes { path to isPermanent } pageInfo { endCursor hasNextPage } } }"""
    body = json.dumps({"query": query, "variables": arguments})
    return dict(Client().post("/graphql/", body, content_type="application/json").json()["data"]["redirects"])


def test_all_redirects_are_listed_a_page_at_a_time(mill: Any) -> None:
    for number in range(5):
        Redirect.objects.create(old_path=f"/old-{number}", redirect_page=mill, is_permanent=number % 2 == 0)
    Redirect.objects.create(old_path="/away", redirect_link="https://example.org/")
    Redirect.objects.create(old_path="/draft", redirect_page=Page.objects.get(pk=_draft(mill).pk))

    seen: list[dict[str, Any]] = []
    page: dict[str, Any] = {"pageInfo": {"endCursor": None}}
    while page["pageInfo"].get("hasNextPage", True):
        page = redirects(first=2, after=page["pageInfo"]["endCursor"])
        assert page["totalCount"] == 6
        seen += page["nodes"]

    assert [node["path"] for node in seen] == ["/away", *(f"/old-{number}" for number in range(5))]
    assert seen[0] == {"path": "/away", "to": "https://example.org/", "isPermanent": True}
    assert {node["to"] for node in seen[1:]} == {"/fr/sights/mill/"}


def test_the_list_of_redirects_says_what_route_says(destination: Destination, mill: Any) -> None:
    Redirect.objects.create(old_path="/fr/sights", redirect_link="https://example.org/hides-a-page")
    Redirect.objects.create(old_path="/old", redirect_link="https://example.org/for-all")
    Redirect.objects.create(old_path="/old", redirect_link="https://example.org/own", site=destination.site)
    Redirect.objects.create(old_path="/new", redirect_link="https://example.org/for-all")

    listed = {node["path"]: node["to"] for node in redirects()["nodes"]}

    assert listed == {"/new": "https://example.org/for-all", "/old": "https://example.org/own"}
    assert listed == {path: goal_of(path) for path in listed}
    assert redirects()["totalCount"] == 2


def _draft(beside: Page) -> Page:
    return Page.objects.get(pk=beside.pk).add_sibling(instance=Page(title="Draft", slug="draft", live=False))


def test_of_redirects_one_with_the_query_string_comes_first(destination: Destination) -> None:
    Redirect.add_redirect("/old", "https://example.org/any")
    Redirect.add_redirect("/old/?b=2&a=1", "https://example.org/both")

    assert goal_of("/old/?a=1&b=2") == goal_of("/old?b=2&a=1#x") == "https://example.org/both"
    assert goal_of("/old") == goal_of("/old?a=1") == "https://example.org/any"


_PIECES = st.sampled_from(
    ["a", "B", "é", "%C3%A9", "%20", " ", "/", ";", "&", "=", "1", "-", "%2F", "%zz", "~", "+", "."]
)
_WORD = st.lists(_PIECES, max_size=6).map("".join)


@given(path=_WORD, query=_WORD)
@example(path=";/", query="")
@example(path=";a/;b", query="c")
def test_paths_are_brought_to_wagtails_normal_form(path: str, query: str) -> None:
    asked = f"/x{path}?{query}"
    told = told_path(asked)
    assert told is not None

    found = [path_key(candidate) for candidate in redirect_paths(told)]

    assert found[0] == path_key(Redirect.normalise_path(asked))
    assert found[-1] == path_key(urlparse(Redirect.normalise_path(asked, decode_unicode=False)).path)
    assert page_paths(told) == [asked.strip().partition("?")[0]]


def test_what_wagtails_middleware_finds_is_found(destination: Destination) -> None:
    for stored in ("/old", "/ol%20d", "/vieil-été/", "/old?b=1&a=2", "/x/?q=%C3%A9"):
        goal = f"https://example.org/{path_key(stored)}"
        Redirect.add_redirect(stored, goal)
        path, _, query = stored.partition("?")
        request = RequestFactory().get(quote(path, safe="/%") + (f"?{query}" if query else ""))
        asked = request.get_full_path()
        assert get_redirect(request, Redirect.normalise_path(asked, decode_unicode=False)).link == goal

        assert goal_of(asked) == goal_of(stored) == goal


def test_without_languages_a_path_has_no_prefix(destination: Destination, mill: Any, settings: Any) -> None:
    settings.WAGTAIL_I18N_ENABLED = False
    settings.ROOT_URLCONF = (*plugin_patterns, url_path("", include(wagtail_urls)))
    Site.objects.get().save()

    assert [step["path"] for step in route("/sights/mill/")["breadcrumbs"]] == ["/", "/sights/", "/sights/mill/"]
    assert title_at("/") == title_at("", "fr") == "Issy"


def test_decomposed_paths_and_slugs_lead_to_the_same(destination: Destination) -> None:
    composed, decomposed = "église-été", normalize("NFD", "église-été")
    assert composed != decomposed
    destination.section("Église", slug=composed)
    Redirect.add_redirect(normalize("NFD", "/été"), destination.home)

    for slug in (composed, decomposed):
        assert title_at(f"/fr/{slug}/") == title_at(f"/fr/{quote(slug)}") == "Église"
        body = json.dumps({"query": "query($s: String!) { page(slug: $s) { title } }", "variables": {"s": slug}})
        response = Client().post("/graphql/", body, content_type="application/json").json()
        assert response["data"]["page"] == {"title": "Église"}
    assert goal_of("/été") == goal_of(normalize("NFD", "/été")) == "/fr/"


def test_what_was_saved_decomposed_is_found_composed(destination: Destination, settings: Any) -> None:
    """Wagtail's form refuses such a slug and its URLconf does not serve it; an import writes it for a front-end."""
    settings.DESTINATION_CMS = {"FRONTEND_PREFIXES": {"testserver": {"fr": "/fr"}}}
    page, slug = destination.section("Église", slug="x"), normalize("NFD", "église")
    Page.objects.filter(pk=page.pk).update(slug=slug, url_path=page.url_path.replace("/x/", f"/{slug}/"))
    reconcile_publications()

    assert title_at("/fr/église/") == "Église"
    body = json.dumps({"query": '{ page(slug: "église") { title } }'})
    assert Client().post("/graphql/", body, content_type="application/json").json()["data"]["page"]


def test_a_redirect_without_a_language_leads_to_the_language_that_is_asked_for(
    destination: Destination, mill: Any
) -> None:
    destination.home.copy_for_translation(destination.en).save_revision().publish()
    mill.get_parent().specific.copy_for_translation(destination.en).save_revision().publish()
    english = mill.copy_for_translation(destination.en)
    english.slug = "windmill"
    english.save_revision().publish()
    Redirect.add_redirect("/old", mill)
    Redirect.add_redirect("/fr/old", mill)
    there = f"/en/{english.get_parent().slug}/windmill/"

    assert goal_of("/old") == goal_of("/old", "fr") == "/fr/sights/mill/"
    assert goal_of("/old", "en") == goal_of("/old", "en-GB") == there
    assert route("/old", "en")["target"]["path"] == there
    assert route("/old", "en")["redirect"] == route("/old", "fr")["redirect"]
    assert goal_of("/fr/old", "en") == "/fr/sights/mill/"
    fresh(english).unpublish()
    assert goal_of("/old", "en") == "/fr/sights/mill/"
