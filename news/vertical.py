"""The declaration of the news vertical."""

from destination_cms.verticals import Kind, KindExtension, Vertical

from .graphql.queries import NewsQuery
from .graphql.shared_types import DistrictArticles, EventArticles, OrganisationArticles
from .graphql.types import NewsArticle, NewsIndex, Section
from .index import NewsArticleIndex
from .models import NewsArticlePage, NewsIndexPage
from .models import Section as SectionModel
from .projection import (
    NEWS_ARTICLE_VERSION,
    NEWS_INDEX_VERSION,
    SECTION_VERSION,
    news_indexes,
    project_news_article,
    project_news_index,
    project_section,
)

vertical = Vertical(
    name="news",
    description="Trade news: articles in sections, about events, with recommended reading.",
    kinds=(
        Kind(
            name="section",
            model=SectionModel,
            project=project_section,
            version=SECTION_VERSION,
            graphql_type="Section",
            description="Sections of the news that have a public article.",
        ),
        Kind(
            name="news_index",
            model=NewsIndexPage,
            project=project_news_index,
            version=NEWS_INDEX_VERSION,
            graphql_type="NewsIndex",
            icon="folder-open-inverse",
            description="Pages of articles.",
        ),
        Kind(
            name="news_article",
            model=NewsArticlePage,
            project=project_news_article,
            version=NEWS_ARTICLE_VERSION,
            index=NewsArticleIndex,
            graphql_type="NewsArticle",
            icon="doc-full-inverse",
            listing_filters=("sections__section", "event_tags__event_tag", "districts__district"),
            prefetch=("sections", "event_tags", "authors", "links", "read_also", "corrections", "districts"),
            prepare=news_indexes,
            description="Articles, with their sections, authors and corrections.",
        ),
    ),
    extensions=(
        KindExtension(kind="district", fields=DistrictArticles),
        KindExtension(kind="event_tag", fields=EventArticles),
        KindExtension(kind="organisation", fields=OrganisationArticles),
    ),
    query=NewsQuery,
    types=(NewsArticle, NewsIndex, Section),
)
