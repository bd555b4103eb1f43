"""What the public may see of news."""

from datetime import UTC, datetime
from typing import Any

import pytest
from wagtail.images import get_image_model
from wagtail.models import Page

from destination_cms.models import EventTag
from destination_cms.projections.index_values import columns_of
from destination_cms.verticals import Projection
from news.models import (
    ArticleAuthor,
    ArticleCorrection,
    ArticleEventTag,
    ArticleReadAlso,
    ArticleSection,
    NewsArticleIndex,
    NewsArticlePage,
    Section,
)
from tests.destination import publish
from tests.feed import Replica
from tests.projecting import Public, Resolver, project, stored_body

from .news_site import NewsSite

pytestmark = pytest.mark.django_db  # a page that is made in memory looks for its content type

PUBLIC: Public = {(Section, 1): "section:a:fr", (Section, 3): "section:c:fr", (EventTag, 5): "event_tag:e:fr"}


def article(**fields: Any) -> NewsArticlePage:
    rows = {name: fields.pop(name, []) for name in ("sections", "event_tags", "authors", "corrections", "read_also")}
    page = NewsArticlePage(**{"title": "Fewer flyers", "path": "000100020003", "depth": 3, **fields})
    for name, value in rows.items():
        setattr(page, name, value)
    return page


def told(page: NewsArticlePage, public: Public | None = None) -> Projection:
    return project("news_article", page, public or PUBLIC)


def at(day: int, hour: int = 12) -> datetime:
    return datetime(2026, 5, day, hour, tzinfo=UTC)


def test_an_article_stands_in_its_public_sections_each_once() -> None:
    page = article(sections=[ArticleSection(section_id=pk) for pk in (3, 2, 1, 3)])

    found = told(page)

    assert [ref["ref"] for ref in found.payload["sections"]] == ["section:c:fr", "section:a:fr"]
    # Found by each of them, and by no part of a key.
    assert found.index["sections"] == "\nsection:c:fr\nsection:a:fr\n"


def test_an_article_is_about_its_public_events() -> None:
    page = article(event_tags=[ArticleEventTag(event_tag_id=pk) for pk in (5, 6)])

    assert told(page).payload["event_tags"] == [{"ref": "event_tag:e:fr"}]


def test_the_date_that_readers_see_is_the_editors_and_else_that_of_its_publication() -> None:
    both = article(displayed_at=at(1), first_published_at=at(9))
    one = article(first_published_at=at(9))

    assert told(both).payload["displayed_at"] == "2026-05-01T12:00:00Z"
    assert told(one).payload["displayed_at"] == "2026-05-09T12:00:00Z"
    # What is shown is what lists are ordered by.
    assert (told(both).index["displayed_at"], told(one).index["displayed_at"]) == (at(1), at(9))
    assert told(article()).payload["displayed_at"] is None


def test_who_took_a_picture_is_told_while_the_picture_is_shown() -> None:
    page = article(cover_image_id=7, cover_image_alt="A rack", cover_credit="Photo: A. Nonyme")

    assert told(page).payload["cover_credit"] == ""
    assert told(page, {(get_image_model(), 7): "image:a:"}).payload["cover_credit"] == "Photo: A. Nonyme"


def test_authors_are_named_in_the_editors_order() -> None:
    page = article(authors=[ArticleAuthor(name="Inès", role="Editor"), ArticleAuthor(name="Tom", organisation="Issy")])

    assert told(page).payload["authors"] == [
        {"name": "Inès", "role": "Editor", "organisation": ""},
        {"name": "Tom", "role": "", "organisation": "Issy"},
    ]


def test_the_newest_correction_comes_first() -> None:
    texts = {"second": at(9), "first": at(3), "also second": at(9)}
    page = article(corrections=[ArticleCorrection(text=text, corrected_at=moment) for text, moment in texts.items()])

    assert [row["text"] for row in told(page).payload["corrections"]] == ["second", "also second", "first"]


def test_what_to_read_next_is_public_and_never_twice() -> None:
    page = article(read_also=[ArticleReadAlso(content_id=pk) for pk in (8, 9, 8)])

    found = told(page, {(Page, 8): "news_article:n:fr"}).payload["read_also"]

    assert [link["content"]["ref"] for link in found] == ["news_article:n:fr"]


@pytest.mark.parametrize(
    ("blocks", "minutes"),
    [
        ([], 1),
        ([{"type": "paragraph", "value": f"<p>{'word ' * 440}</p>"}], 3),
        ([{"type": "quote", "value": {"text": "word " * 220, "attribution": ""}}], 2),
        ([{"type": "heading", "value": "word " * 220}], 2),
    ],
    ids=["the teaser alone", "paragraphs", "a quotation", "headings"],
)
def test_the_time_to_read_counts_all_that_is_read(blocks: list[Any], minutes: int) -> None:
    page = article(teaser="In a few words.")
    page.body = stored_body(page, blocks)

    found = told(page)

    assert found.payload["reading_time_minutes"] == found.index["reading_time_minutes"] == minutes


def test_audiences_are_told_in_the_order_of_the_list() -> None:
    found = told(article(audiences=["PRESS", "TRADE"]))

    assert found.payload["audiences"] == ["TRADE", "PRESS"]
    assert found.index["audiences"] == "\nTRADE\nPRESS\n"


def test_every_column_of_the_index_has_a_value() -> None:
    assert set(told(article()).index) == columns_of(NewsArticleIndex).keys()


def test_a_section_is_told_with_what_it_is_about() -> None:
    section = Section(name="Mobility", slug="mobility", description="Without a car.")

    found = project("section", section)

    assert (found.title, found.payload) == ("Mobility", {"slug": "mobility", "description": "Without a car."})
    assert Resolver().wanted == []


def test_an_article_stands_on_the_news_page_above_it(news: NewsSite) -> None:
    page = news.article("Fewer flyers", [news.section()])
    replica = Replica()
    replica.sync()

    record = replica.records[f"news_article:{page.translation_key}:fr"]
    assert record["payload"]["news_index"] == {"ref": f"news_index:{news.index.translation_key}:fr"}

    publish(news.index, title="All the news")
    assert replica.sync()[0]["record"]["title"] == "All the news"
