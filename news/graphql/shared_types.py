"""Articles as fields of what they share with other content."""

from destination_cms.graphql.types.records import RecordType
from destination_cms.graphql.types.referring import referrers_field

from .types import NewsArticle

__all__ = ["DistrictArticles", "EventArticles", "OrganisationArticles"]


class DistrictArticles(RecordType):
    """Articles about a district."""

    news_articles = referrers_field(lambda: NewsArticle, "news_article", "Articles about it")


class EventArticles(RecordType):
    """Articles about an event."""

    news_articles = referrers_field(lambda: NewsArticle, "news_article", "Articles about it")


class OrganisationArticles(RecordType):
    """Articles of an organisation."""

    news_articles = referrers_field(lambda: NewsArticle, "news_article", "Articles of which it employs an author")
