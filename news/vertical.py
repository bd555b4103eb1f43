"""The declaration of the news vertical."""

from typing import Any

from destination_cms.verticals import Kind, Vertical

from .graphql.queries import NewsQuery
from .graphql.types import NewsArticle, NewsIndex, Section
from .index import NewsArticleIndex
from .models import NewsArticlePage, NewsIndexPage
from .models import Section as SectionModel
from .projection import attach_news_indexes, project_news_article, project_news_index, project_section


def seed(home: Any) -> None:
    """Write the demo destination's news under a home page."""
    from .demo.seed import seed as seed_news

    seed_news(home)


vertical = Vertical(
    name="news",
    description="Trade news: articles in sections, about events, with what to read next.",
    kinds=(
        Kind(
            name="section",
            model=SectionModel,
            project=project_section,
            graphql_type="Section",
            description="Sections of the news, while a public article stands in them.",
        ),
        Kind(
            name="news_index",
            model=NewsIndexPage,
            project=project_news_index,
            graphql_type="NewsIndex",
            icon="folder-open-inverse",
            description="Pages that articles stand on.",
        ),
        Kind(
            name="news_article",
            model=NewsArticlePage,
            project=project_news_article,
            index=NewsArticleIndex,
            graphql_type="NewsArticle",
            icon="doc-full-inverse",
            listing_filters=("sections__section", "event_tags__event_tag"),
            prefetch=("sections", "event_tags", "authors", "links", "read_also", "corrections"),
            prepare=attach_news_indexes,
            description="Articles, with their sections, authors and corrections.",
        ),
    ),
    query=NewsQuery,
    types=(NewsArticle, NewsIndex, Section),
    seed=seed,
)
