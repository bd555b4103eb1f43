"""Root fields of news, with the filters and orders of their lists."""

import graphene

from destination_cms.graphql.lists.connections import connection_of
from destination_cms.graphql.lists.fields import detail_field, list_field
from destination_cms.graphql.lists.filters import (
    id_rule,
    member_enum_rule,
    member_id_rule,
    moment_rule,
    number_rule,
    text_rule,
)
from destination_cms.graphql.lists.listing import Listing
from destination_cms.graphql.lists.ordering import moment_column, number_column
from destination_cms.graphql.lists.references import member_slug_rule

from ..index import NewsArticleIndex
from .types import Audience, NewsArticle, NewsIndex, Section

_ARTICLE = NewsArticleIndex.lookup
_DISPLAYED = "By displayed date."

ARTICLES = Listing(
    kind="news_article",
    name="NewsArticle",
    rules={
        "id": id_rule(),
        "slug": text_rule("slug", "By slug, the last part of the path."),
        "section": member_id_rule(_ARTICLE("sections"), "By id of one of its sections."),
        "section_slug": member_slug_rule(_ARTICLE("sections"), "section", "By slug of one of its sections."),
        "event_tag": member_id_rule(_ARTICLE("event_tags"), "By id of one of its event tags."),
        "event_tag_slug": member_slug_rule(_ARTICLE("event_tags"), "event_tag", "By slug of one of its event tags."),
        "district": member_id_rule(_ARTICLE("districts"), "By id of one of its districts."),
        "district_slug": member_slug_rule(_ARTICLE("districts"), "district", "By slug of one of its districts."),
        "audience": member_enum_rule(_ARTICLE("audiences"), Audience, "By one of its audiences."),
        "news_index": member_id_rule(_ARTICLE("news_index"), "By id of its news page."),
        "news_index_slug": member_slug_rule(_ARTICLE("news_index"), "news_index", "By slug of its news page."),
        "displayed_at": moment_rule(_ARTICLE("displayed_at"), _DISPLAYED),
        "reading_time_minutes": number_rule(_ARTICLE("reading_time_minutes"), "By reading time in minutes."),
        "last_published_at": moment_rule("last_published_at", "By the time of the last change."),
    },
    columns={
        "DISPLAYED_AT": moment_column(_ARTICLE("displayed_at"), _DISPLAYED, is_nullable=True),
        "READING_TIME": number_column(
            _ARTICLE("reading_time_minutes"), "By reading time in minutes.", is_nullable=False
        ),
    },
    usual_order=("DISPLAYED_AT", "DESC"),
)
INDEXES = Listing(
    kind="news_index",
    name="NewsIndex",
    rules={"id": id_rule(), "slug": text_rule("slug", "By slug, the last part of the path.")},
)
SECTIONS = Listing(
    kind="section",
    name="Section",
    rules={"id": id_rule(), "slug": text_rule("slug", "By slug.")},
    has_dates=False,
)


class NewsQuery(graphene.ObjectType):
    """News."""

    news_article = detail_field(
        NewsArticle, "news_article", "One article by id or slug; null if no public article matches."
    )
    news_articles = list_field(connection_of(NewsArticle), ARTICLES, "Articles in one language, newest first.")
    news_index = detail_field(
        NewsIndex, "news_index", "One news page by id or slug; null if no public news page matches."
    )
    news_indexes = list_field(connection_of(NewsIndex), INDEXES, "News pages in one language.")
    section = detail_field(Section, "section", "One section by id or slug; null if it has no public article.")
    sections = list_field(connection_of(Section), SECTIONS, "Sections in one language that have a public article.")
