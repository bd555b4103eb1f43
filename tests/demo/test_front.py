"""Visitors of the demo find every page of it whole, in both languages."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client, override_settings

from demo.front.api import FRAGMENTS, QUERIES
from tests.destination import ensure_roots
from tests.emptying import empty
from tests.feed import Replica
from tests.payload_schemas import record_faults

from .front_pages import LANGUAGES, FrontPage, ask, read

FEW_FILES = {"IMAGE_FORMATS": ["jpeg"], "IMAGE_FACTORS": [1]}
CONTENT = """query Content($language: Locale!) {
  circuits(first: 100, locale: $language) { nodes { title path stops { uuid title } } }
  spots(first: 100, locale: $language) { nodes { title path } }
  miceOffers(first: 100, locale: $language) { nodes { title path offerKind } }
  newsArticles(first: 100, locale: $language) { nodes { title path sections { slug } } }
  miceIndexes(locale: $language) { nodes { title path } }
  newsIndexes(locale: $language) { nodes { title path } }
  textPages(locale: $language) { nodes { title path } }
}"""
AT_LEAST = {
    "circuits": 3,
    "spots": 24,
    "miceOffers": 8,
    "newsArticles": 12,
    "miceIndexes": 1,
    "newsIndexes": 1,
    "textPages": 2,
}
FIRST_KINDS = ("circuit", "spot", "mice_offer", "mice_index", "news_article", "news_index", "text_page")
LISTS = {
    "fr": ("/fr/circuits/", "/fr/lieux/", "/fr/quartiers/", "/fr/organismes/", "/fr/fermetures-et-deviations/"),
    "en": ("/en/circuits/", "/en/places/", "/en/districts/", "/en/organisations/", "/en/closures-and-diversions/"),
}
#: Lists of words.
WITHOUT_PICTURES = {path for paths in LISTS.values() for path in paths[3:]}


@pytest.fixture(scope="module")
def seeded(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, Any]]:
    """Write the demo once for all tests; return what the API lists of it, by language."""
    with (
        django_db_blocker.unblock(),
        override_settings(ROOT_URLCONF="demo.urls", DESTINATION_CMS=FEW_FILES),
    ):
        cache.clear()
        ensure_roots()
        call_command("seed_demo", "--port", "80", verbosity=0)
        yield {
            language: {name: found["nodes"] for name, found in ask(CONTENT, language=language).items()}
            for language in LANGUAGES
        }
        empty("default")
        cache.clear()


@pytest.fixture(scope="module")
def walked(seeded: dict[str, Any], django_db_blocker: Any) -> dict[str, FrontPage]:
    """Open the homes, the lists and every page of content, by path."""
    paths = [
        path
        for language in LANGUAGES
        for path in (
            f"/{language}/",
            *LISTS[language],
            *(item["path"] for items in seeded[language].values() for item in items),
        )
    ]
    with django_db_blocker.unblock():
        return {path: read(path) for path in paths}


@pytest.fixture(autouse=True)
def reader(seeded: dict[str, Any], db: None) -> None:
    """Every test reads the demo, and writes nothing that stays."""


def test_every_record_of_the_feed_is_what_its_schema_says():
    replica = Replica()
    replica.sync()

    kinds = {record["kind"] for record in replica.records.values()}
    assert kinds >= {
        *FIRST_KINDS,
        "image",
        "district",
        "theme",
        "event_tag",
        "menu",
        "site_identity",
        "section",
        "page",
        "organisation",
        "notice",
        "ar_layer",
        "ar_model",
    }
    assert [fault for record in replica.records.values() for fault in record_faults(record)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_enough_to_visit(seeded, language):
    counts = {name: len(items) for name, items in seeded[language].items()}

    assert {name: count for name, count in counts.items() if count < AT_LEAST[name]} == {}
    assert all(len(circuit["stops"]) >= 6 for circuit in seeded[language]["circuits"])


def test_no_page_has_an_empty_part(walked):
    assert [fault for page in walked.values() for fault in page.faults()] == []


def test_every_page_shows_its_title(seeded, walked):
    items = [item for lists in seeded.values() for found in lists.values() for item in found]

    assert [item["path"] for item in items if walked[item["path"]].soup.h1.get_text() != item["title"]] == []
    assert walked["/fr/"].soup.h1.get_text() == walked["/en/"].soup.h1.get_text() == "Smart Issy"


def test_every_picture_that_is_ready_is_shown(walked):
    pictures = {path: page.soup.find_all("img") for path, page in walked.items()}

    assert {path for path, found in pictures.items() if not found} == WITHOUT_PICTURES
    assert all(image["srcset"] and image["sizes"] for found in pictures.values() for image in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_home_page_shows_some_of_everything(seeded, walked, language):
    links = walked[f"/{language}/"].links()

    for name in ("circuits", "spots", "miceOffers", "newsArticles"):
        assert len(links & {item["path"] for item in seeded[language][name]}) >= 3, name
    assert {*LISTS[language], *(item["path"] for item in seeded[language]["miceIndexes"])} <= links


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_circuit_shows_its_stops_in_order_and_on_the_map(seeded, walked, language):
    for circuit in seeded[language]["circuits"]:
        soup = walked[circuit["path"]].soup
        told = [tag.get_text(strip=True) for tag in soup.select(".stops h3")]

        assert told == [stop["title"] for stop in circuit["stops"]]
        # Printed codes of stops lead there.
        assert [tag["id"] for tag in soup.select(".stops > li")] == [
            f"stop-{stop['uuid']}" for stop in circuit["stops"]
        ]
        assert soup.select_one("#map-data").string.count('"latitude"') == len(told)


def test_every_link_leads_to_a_page(walked):
    paths = {path for page in walked.values() for path in page.links()}
    asked = {path: Client().get(path).status_code for path in paths if path not in walked}

    assert len(paths) > 60
    assert {path: status for path, status in asked.items() if status != 200} == {}


def test_the_switch_leads_to_the_same_content_in_the_other_language(walked):
    for path, page in walked.items():
        there = {link["hreflang"]: link["href"] for link in page.soup.select(".languages a")}

        assert there[page.language] == path
        other = next(language for language in LANGUAGES if language != page.language)
        assert walked[there[other]].asked == page.asked


def test_every_query_of_the_front_is_used(walked):
    assert {name for page in walked.values() for name in page.asked} == {
        path.stem for path in QUERIES.glob("*.graphql") if path.stem != FRAGMENTS
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_offers_are_narrowed_down_by_kind(seeded, language):
    index = seeded[language]["miceIndexes"][0]["path"]
    offers = seeded[language]["miceOffers"]
    paths = {offer["path"] for offer in offers}

    for kind in {offer["offerKind"] for offer in offers}:
        page = read(f"{index}?kind={kind}")
        assert page.links() & paths == {offer["path"] for offer in offers if offer["offerKind"] == kind}
        assert len(page.soup.select(".choices [aria-current]")) == 1
        assert page.faults() == []
    assert read(f"{index}?kind=CASTLE").links() & paths == paths


@pytest.mark.parametrize("language", LANGUAGES)
def test_news_is_narrowed_down_by_section(seeded, language):
    index = seeded[language]["newsIndexes"][0]["path"]
    articles = seeded[language]["newsArticles"]
    slugs = {section["slug"] for article in articles for section in article["sections"]}

    assert len(slugs) > 2
    for slug in slugs:
        page = read(f"{index}?section={slug}")
        wanted = {a["path"] for a in articles if slug in {section["slug"] for section in a["sections"]}}
        assert page.links() & {article["path"] for article in articles} == wanted
        assert page.faults() == []


@pytest.mark.parametrize(
    ("accepted", "path"),
    [("en-GB,en;q=0.8", "/en/"), ("fr", "/fr/"), ("de", "/fr/"), ("", "/fr/"), ("de,en;q=0.5", "/en/")],
)
def test_the_root_leads_to_the_language_of_the_visitor(accepted, path):
    response = Client(headers={"accept-language": accepted}).get("/")

    assert (response.status_code, response["Location"]) == (302, path)
    assert "Accept-Language" in response["Vary"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/fr/n-importe-quoi/", "Cette page est partie en balade"),
        ("/en/whatever/", "This page has gone for a walk"),
        ("/en/circuits/?after=nonsense", "This page has gone for a walk"),
        ("/en/" + "a" * 5000, "This page has gone for a walk"),
    ],
)
def test_nothing_is_said_kindly_and_in_the_language(path, words):
    page = read(path, 404)

    assert page.soup.h1.get_text() == words
    assert page.faults() == []


def test_a_path_in_another_spelling_leads_to_the_one(seeded):
    path = seeded["fr"]["circuits"][0]["path"]

    for asked, wanted in ((path.rstrip("/"), path), (f"{path.rstrip('/')}?a=1", f"{path}?a=1"), ("/en", "/en/")):
        response = Client().get(asked)
        assert (response.status_code, response["Location"]) == (301, wanted)


def test_without_an_answer_visitors_are_asked_to_wait():
    with override_settings(DESTINATION_CMS={"MAX_QUERY_BYTES": 1}):
        response = Client().get("/fr/")

    assert (response.status_code, response["Retry-After"]) == (503, "10")
    assert "De retour dans un instant" in response.content.decode()
