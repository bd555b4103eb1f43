"""Text pages in GraphQL and in the feed: each in its language, listed apart from plain pages."""

from typing import Any

import pytest

from destination_cms.models.text_pages import TextPage
from tests.asking import ask
from tests.destination import Destination, fresh, publish
from tests.feed import Replica
from tests.headless import body_of

TEXT = """query($slug: String!, $locale: Locale) { textPage(slug: $slug, locale: $locale) {
  __typename title teaser cover { alt } body { __typename } path seo { title description jsonLd }
  translations { locale path } } }"""
TEXTS = """query($filter: TextPageFilter, $order: [TextPageOrder!], $locale: Locale) {
  textPages(filter: $filter, orderBy: $order, locale: $locale) { totalCount nodes { title } } }"""


@pytest.fixture
def notice(destination: Destination) -> TextPage:
    page = TextPage(
        title="Mentions légales",
        slug="mentions-legales",
        teaser="Qui publie ce site.",
        body=body_of(destination.image()),
        seo_title="Mentions",
    )
    return destination._add(page)  # type: ignore[no-any-return]


def titles(**variables: Any) -> list[str]:
    return [node["title"] for node in ask(TEXTS, **variables)["textPages"]["nodes"]]


def test_it_answers_everything_in_each_language(destination: Destination, notice: TextPage) -> None:
    english = fresh(notice).copy_for_translation(destination.en, copy_parents=True)
    publish(english, title="Legal notice", slug="legal-notice", teaser="", search_description="Who publishes")

    found = ask(TEXT, slug="mentions-legales")["textPage"]

    assert {block["__typename"] for block in found.pop("body")} >= {"HeadingBlock", "ParagraphBlock", "PictureBlock"}
    assert found.pop("seo") == {
        "title": "Mentions",
        "description": "Qui publie ce site.",
        "jsonLd": {
            "@context": "https://schema.org",
            "@type": "WebPage",
            "@id": "http://testserver/fr/mentions-legales/",
            "url": "http://testserver/fr/mentions-legales/",
            "name": "Mentions légales",
            "description": "Qui publie ce site.",
            "inLanguage": "fr",
        },
    }
    assert found == {
        "__typename": "TextPage",
        "title": "Mentions légales",
        "teaser": "Qui publie ce site.",
        "cover": None,
        "path": "/fr/mentions-legales/",
        "translations": [{"locale": "en", "path": "/en/legal-notice/"}],
    }
    translation = ask(TEXT, slug="legal-notice", locale="en")["textPage"]
    assert translation["seo"]["description"] == "Who publishes"
    assert "description" not in translation["seo"]["jsonLd"]


def test_it_is_listed_filtered_and_ordered(destination: Destination, notice: TextPage) -> None:
    destination._add(TextPage(title="À propos", slug="a-propos"))
    destination._add(TextPage(title="Draft", slug="draft"), live=False)
    publish(destination.home.copy_for_translation(destination.en), slug="en")

    assert sorted(titles()) == ["Mentions légales", "À propos"]
    assert titles(filter={"slug": {"eq": "a-propos"}}) == ["À propos"]
    assert titles(filter={"lastPublishedAt": {"lt": "2000-01-01T00:00:00Z"}}) == []
    assert titles(order=[{"field": "FIRST_PUBLISHED_AT"}]) == ["Mentions légales", "À propos"]
    assert titles(locale="en") == []
    assert [node["title"] for node in ask("{ pages { nodes { title } } }")["pages"]["nodes"]] == ["Issy"]


def test_the_feed_has_it_as_a_kind_of_its_own(destination: Destination, notice: TextPage) -> None:
    replica = Replica()
    replica.sync()
    (record,) = [record for record in replica.records.values() if record["kind"] == "text_page"]
    assert record["title"] == "Mentions légales"
    assert set(record["payload"]) == {"teaser", "cover", "body", "seo"}

    fresh(notice).unpublish()

    gone = [line for line in replica.sync() if line["op"] == "delete"]
    assert "text_page" in [line["kind"] for line in gone]
