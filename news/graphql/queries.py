"""Root fields of news, and what their lists are filtered and ordered by."""

import graphene

from destination_cms.graphql.connections import connection_of
from destination_cms.graphql.filters import (
    id_rule,
    member_enum_rule,
    member_id_rule,
    moment_rule,
    number_rule,
    text_rule,
)
from destination_cms.graphql.listing import Listing
from destination_cms.graphql.ordering import moment_column, number_column
from destination_cms.graphql.queries import detail_field, list_field

from ..index import NewsArticleIndex
from .types import Audience, NewsArticle, NewsIndex, Section

_ARTICLE = NewsArticleIndex.lookup
_DISPLAYED = "By the date that readers see."

ARTICLES = Listing(
    kind="news_article",
    name="NewsArticle",
    rules={
        "id": id_rule(),
        "slug": text_rule("slug", "By the last part of the path."),
        "section": member_id_rule(_ARTICLE("sections"), "By the id of one of its sections."),
        "event_tag": member_id_rule(_ARTICLE("event_tags"), "By the id of one of its event tags."),
        "audience": member_enum_rule(_ARTICLE("audiences"), Audience, "By one of those it is written for."),
        "news_index": member_id_rule(_ARTICLE("news_index"), "By the id of the page it stands on."),
        "displayed_at": moment_rule(_ARTICLE("displayed_at"), _DISPLAYED),
        "reading_time_minutes": number_rule(_ARTICLE("reading_time_minutes"), "By the minutes it takes to read."),
        "last_published_at": moment_rule("last_published_at", "By the moment of the last change."),
    },
    columns={
        "DISPLAYED_AT": moment_column(_ARTICLE("displayed_at"), _DISPLAYED, is_nullable=True),
        "READING_TIME": number_column(
            _ARTICLE("reading_time_minutes"), "By the minutes it takes to read.", is_nullable=False
        ),
    },
    usual_order=("DISPLAYED_AT", "DESC"),
)
INDEXES = Listing(
    kind="news_index",
    name="NewsIndex",
    rules={"id": id_rule(), "slug": text_rule("slug", "By the last part of the path.")},
)
SECTIONS = Listing(
    kind="section",
    name="Section",
    rules={"id": id_rule(), "slug": text_rule("slug", "By the name for addresses.")},
    has_dates=False,
)


class NewsQuery(graphene.ObjectType):
    """News."""

    news_article = detail_field(
        NewsArticle, "news_article", "One article by id or slug; null when nothing public has it."
    )
    news_articles = list_field(connection_of(NewsArticle), ARTICLES, "Articles of a language, the newest first.")
    news_index = detail_field(NewsIndex, "news_index", "One news page by id or slug; null when nothing public has it.")
    news_indexes = list_field(connection_of(NewsIndex), INDEXES, "News pages of a language.")
    section = detail_field(Section, "section", "One section by id or slug; null when no public article stands in it.")
    sections = list_field(
        connection_of(Section), SECTIONS, "Sections of a language, while a public article stands in them."
    )
