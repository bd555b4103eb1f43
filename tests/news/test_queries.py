"""Articles are chosen and ordered by what their index rows say; the newest come first."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from destination_cms.graphql.reading.ids import global_id
from destination_cms.publishing.reconcile import reconcile_publications
from news.models import ArticleEventTag, ArticleLink, ArticleReadAlso, ArticleSection, NewsArticlePage
from tests.bulk import bulk_pages

from .news_site import NewsSite, answer, ask, moment

TITLES = """query($filter: NewsArticleFilter, $order: [NewsArticleOrder!], $first: Int, $after: String) {
  newsArticles(filter: $filter, orderBy: $order, first: $first, after: $after) {
    totalCount nodes { title } pageInfo { endCursor hasNextPage } } }"""

EVERYTHING = """{ newsArticles(first: 100) { totalCount nodes {
  title displayedAt coverCredit readingTimeMinutes newsIndex { title }
  cover { alt image { title } responsive(preset: CARD) { src } }
  sections { name } eventTags { label } links { label content { title url } }
  readAlso { label content { title ... on NewsArticle { sections { name } } } }
  body { __typename } seo { jsonLd } translations { id } } } }"""


def titles(**variables: Any) -> list[str]:
    found = ask(TITLES, **variables)["newsArticles"]
    assert found["totalCount"] >= len(found["nodes"])
    return [node["title"] for node in found["nodes"]]


def key(instance: Any, kind: str, locale: str = "fr") -> str:
    return global_id(f"{kind}:{instance.translation_key}:{locale}")


@pytest.fixture
def shelf(news: NewsSite) -> dict[str, Any]:
    """Three articles over two sections, two tags and three audiences."""
    mobility, business = news.section("Mobility"), news.section("Business")
    totec, games = news.tag("TOTEC19"), news.tag("PARIS2024")
    news.article("Old", [mobility], tags=[totec], audiences=["TRADE"], displayed_at=moment(1))
    news.article("New", [business, mobility], tags=[games, totec], audiences=["PRESS"], displayed_at=moment(20))
    news.article("Middle", [business], audiences=["TRADE", "RESIDENTS"], displayed_at=moment(10))
    return {"mobility": mobility, "business": business, "totec": totec, "games": games, "news": news}


def test_the_newest_come_first_unless_asked_otherwise(shelf):
    assert titles() == ["New", "Middle", "Old"]
    assert titles(order=[{"field": "DISPLAYED_AT"}]) == ["Old", "Middle", "New"]
    assert titles(order=[{"field": "TITLE"}]) == ["Middle", "New", "Old"]


def test_pages_follow_each_other_in_the_usual_order(shelf):
    seen, after = [], None
    for _ in range(3):
        page = ask(TITLES, first=1, after=after)["newsArticles"]
        seen += [node["title"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]

    assert seen == ["New", "Middle", "Old"]
    assert page["pageInfo"]["hasNextPage"] is False


def test_an_article_without_a_date_of_its_own_stands_where_it_was_published(shelf):
    shelf["news"].article("Today", [shelf["mobility"]])

    assert titles() == ["Today", "New", "Middle", "Old"]


@pytest.mark.parametrize(
    ("filter_", "expected"),
    [
        pytest.param(lambda s: {"section": {"eq": key(s["mobility"], "section")}}, ["New", "Old"], id="section"),
        pytest.param(
            lambda s: {"section": {"in": [key(s["mobility"], "section"), key(s["business"], "section")]}},
            ["New", "Middle", "Old"],
            id="one of two sections",
        ),
        pytest.param(
            lambda s: {
                "and": [
                    {"section": {"eq": key(s["mobility"], "section")}},
                    {"section": {"eq": key(s["business"], "section")}},
                ]
            },
            ["New"],
            id="both sections",
        ),
        pytest.param(
            lambda s: {"not": {"section": {"eq": key(s["business"], "section")}}}, ["Old"], id="not in a section"
        ),
        pytest.param(lambda s: {"eventTag": {"eq": key(s["totec"], "event_tag")}}, ["New", "Old"], id="event tag"),
        pytest.param(lambda s: {"eventTag": {"eq": key(s["games"], "event_tag")}}, ["New"], id="second tag"),
        pytest.param(lambda s: {"eventTag": {"eq": key(s["games"], "event_tag", "en")}}, [], id="another language"),
        pytest.param(lambda s: {"section": {"eq": "no id of ours"}}, [], id="no id"),
        pytest.param(lambda s: {"section": {"in": []}}, [], id="none of none"),
        pytest.param(lambda s: {"sectionSlug": {"eq": s["mobility"].slug}}, ["New", "Old"], id="slug of a section"),
        pytest.param(
            lambda s: {"sectionSlug": {"in": [s["mobility"].slug, s["business"].slug, "no-such"]}},
            ["New", "Middle", "Old"],
            id="slug of one of two sections",
        ),
        pytest.param(lambda s: {"sectionSlug": {"eq": "no-such"}}, [], id="slug of no section"),
        pytest.param(lambda s: {"sectionSlug": {"in": []}}, [], id="slug of none"),
        pytest.param(
            lambda s: {"not": {"sectionSlug": {"eq": s["business"].slug}}}, ["Old"], id="not in the section of a slug"
        ),
        pytest.param(lambda s: {"eventTagSlug": {"eq": "totec19"}}, ["New", "Old"], id="slug of an event tag"),
        pytest.param(lambda s: {"newsIndexSlug": {"eq": "news"}}, ["New", "Middle", "Old"], id="slug of a news page"),
        pytest.param(lambda s: {"newsIndexSlug": {"eq": "none"}}, [], id="slug of no news page"),
        pytest.param(lambda s: {"audience": {"eq": "TRADE"}}, ["Middle", "Old"], id="audience"),
        pytest.param(lambda s: {"audience": {"in": ["PRESS", "RESIDENTS"]}}, ["New", "Middle"], id="audiences"),
        pytest.param(
            lambda s: {"displayedAt": {"gte": "2026-01-05T00:00:00Z", "lt": "2026-01-15T00:00:00Z"}},
            ["Middle"],
            id="dates",
        ),
        pytest.param(
            lambda s: {"newsIndex": {"eq": key(s["news"].index, "news_index")}}, ["New", "Middle", "Old"], id="page"
        ),
        pytest.param(lambda s: {"readingTimeMinutes": {"gte": 1}}, [], id="reading time"),
    ],
)
def test_filters(shelf, filter_, expected):
    assert titles(filter=filter_(shelf)) == expected


def test_a_list_of_ids_has_its_limit(shelf):
    body = answer(TITLES, filter={"section": {"in": ["x"] * 501}})

    assert body["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
    assert "500" in body["errors"][0]["message"]


def test_news_pages_are_listed(shelf):
    found = ask('{ newsIndexes { nodes { title seo { jsonLd } } } newsIndex(slug: "news") { title } }')

    assert [node["title"] for node in found["newsIndexes"]["nodes"]] == ["News"]
    assert found["newsIndexes"]["nodes"][0]["seo"]["jsonLd"]["@type"] == "CollectionPage"
    assert found["newsIndex"] == {"title": "News"}


def bulk_articles(news: NewsSite, total: int, section: Any, tag: Any, picture: Any) -> None:
    """Insert articles until there are so many, each with a section, a tag, a link and a pick."""
    known = NewsArticlePage.objects.count()
    pages = [
        NewsArticlePage(
            title=f"Article {number:03}",
            slug=f"bulk-{number}",
            displayed_at=timezone.now() - timedelta(days=number),
            cover_image=picture,
            cover_image_alt="A rack",
            body=[("paragraph", "<p>Words.</p>")],
        )
        for number in range(known, total)
    ]
    bulk_pages(NewsArticlePage, news.index, pages)
    first = NewsArticlePage.objects.order_by("pk").first()
    for page in pages:
        ArticleSection.objects.create(article=page, section=section)
        ArticleEventTag.objects.create(article=page, event_tag=tag)
        ArticleLink.objects.create(article=page, content_id=news.index.pk)
        ArticleReadAlso.objects.create(article=page, content_id=first.pk)
    reconcile_publications(is_restart=True)


def test_a_list_costs_the_same_for_3_and_for_30(news: NewsSite, settings):
    settings.DESTINATION_CMS = {"MAX_COST": 10_000_000}
    section, tag, picture = news.section(), news.tag(), news.destination.image()
    counts = []
    for total in (3, 30):
        bulk_articles(news, total, section, tag, picture)
        ask(EVERYTHING)
        with CaptureQueriesContext(connection) as queries:
            found = ask(EVERYTHING)["newsArticles"]
        assert found["totalCount"] == len(found["nodes"]) == total
        assert all(
            node["sections"] and node["eventTags"] and node["links"] and node["readAlso"] for node in found["nodes"]
        )
        counts.append(len([query for query in queries if query["sql"].startswith("SELECT")]))

    assert counts[0] == counts[1]
    assert counts[0] <= 10


def test_a_sweep_reads_the_news_pages_of_all_its_articles_at_once(news: NewsSite):
    section, tag, picture = news.section(), news.tag(), news.destination.image()
    counts = []
    for total in (3, 30):
        bulk_articles(news, total, section, tag, picture)
        with CaptureQueriesContext(connection) as queries:
            reconcile_publications(is_restart=True)
        counts.append(len([query for query in queries if 'FROM "destination_news_newsindexpage"' in query["sql"]]))

    assert counts[0] == counts[1]
