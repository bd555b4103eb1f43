"""Sections and event tags are public only while something public refers to them."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from destination_cms.graphql.reading.ids import global_id
from tests.destination import fresh, publish
from tests.feed import Replica, summary

from .news_site import NewsSite, ask

LISTS = "{ sections { totalCount nodes { name } } eventTags { totalCount nodes { label } } }"


def listed() -> tuple[list[str], list[str]]:
    found = ask(LISTS)
    assert found["sections"]["totalCount"] == len(found["sections"]["nodes"])
    return (
        [node["name"] for node in found["sections"]["nodes"]],
        [node["label"] for node in found["eventTags"]["nodes"]],
    )


def test_they_come_and_go_with_the_last_article_that_shows_them(news: NewsSite):
    section, tag = news.section("Mobility"), news.tag("TOTEC19")
    replica = Replica()
    replica.sync()
    assert listed() == ([], [])

    first = news.article("One", [section], tags=[tag])
    second = news.article("Two", [section], tags=[tag])
    assert listed() == (["Mobility"], ["TOTEC19"])
    assert summary(replica.sync()) == {("section", "upsert"), ("event_tag", "upsert"), ("news_article", "upsert")}

    fresh(first).unpublish()
    assert listed() == (["Mobility"], ["TOTEC19"])
    PageViewRestriction.objects.create(page_id=second.pk, restriction_type=PageViewRestriction.LOGIN)
    assert listed() == ([], [])
    assert {("section", "WITHDRAWN"), ("event_tag", "WITHDRAWN")} < summary(replica.sync())


def test_they_are_found_by_id_and_by_slug(news: NewsSite):
    section, tag = news.section("Mobility", slug="mobility"), news.tag("TOTEC 19")
    news.article(sections=[section], tags=[tag])
    identity = global_id(f"section:{section.translation_key}:fr")

    found = ask(
        """query($id: ID!) { node(id: $id) { __typename ... on Section { name } }
        section(slug: "mobility") { id } eventTag(slug: "totec-19") { label } }""",
        id=identity,
    )

    assert found == {
        "node": {"__typename": "Section", "name": "Mobility"},
        "section": {"id": identity},
        "eventTag": {"label": "TOTEC 19"},
    }


def test_a_draft_of_a_section_changes_nothing_until_it_is_published(news: NewsSite):
    section = news.section("Mobility")
    page = news.article(sections=[section])
    section.name = "Soft mobility"
    section.save_revision()
    assert listed()[0] == ["Mobility"]

    publish(section, name="Soft mobility")

    assert listed()[0] == ["Soft mobility"]
    fresh(section).unpublish()
    assert ask("query($s: String!) { newsArticle(slug: $s) { sections { name } } }", s=page.slug) == {
        "newsArticle": {"sections": []}
    }


def test_a_filter_by_what_is_withdrawn_finds_nothing(news: NewsSite):
    section = news.section("Mobility")
    news.article(sections=[section, news.section("Business")])
    query = "query($f: NewsArticleFilter) { newsArticles(filter: $f) { totalCount } }"
    by_section = {"section": {"eq": global_id(f"section:{section.translation_key}:fr")}}
    assert ask(query, f=by_section)["newsArticles"]["totalCount"] == 1

    fresh(section).unpublish()

    assert ask(query, f=by_section)["newsArticles"]["totalCount"] == 0


def test_a_tag_goes_at_its_moment(news: NewsSite, time_machine):
    tag = news.tag(expire_at=timezone.now() + timedelta(hours=1))
    news.article(sections=[news.section("Mobility")], tags=[tag])
    replica = Replica()
    replica.sync()
    assert listed()[1] == ["TOTEC19"]

    time_machine.move_to(timezone.now() + timedelta(hours=2))

    assert listed()[1] == []
    assert summary(replica.sync()) == {("news_article", "upsert"), ("event_tag", "EXPIRED")}


@pytest.mark.parametrize("direction", ["ASC", "DESC"])
def test_they_are_listed_by_name(news: NewsSite, direction):
    names = ["Business", "City", "Mobility"]
    news.article(sections=[news.section(name) for name in ("City", "Mobility", "Business")])

    found = ask(f"{{ sections(orderBy: [{{field: TITLE, direction: {direction}}}]) {{ nodes {{ name }} }} }}")

    expected = names if direction == "ASC" else names[::-1]
    assert [node["name"] for node in found["sections"]["nodes"]] == expected
