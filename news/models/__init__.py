"""The editing side of news; Django also finds the index rows here."""

from ..index import NewsArticleIndex
from .mixins import NewsArticleMixin, NewsIndexMixin
from .pages import NewsArticlePage, NewsIndexPage
from .rows import (
    ArticleAuthor,
    ArticleCorrection,
    ArticleDistrict,
    ArticleEventTag,
    ArticleLink,
    ArticleReadAlso,
    ArticleSection,
)
from .sections import Section

__all__ = [
    "ArticleAuthor",
    "ArticleCorrection",
    "ArticleDistrict",
    "ArticleEventTag",
    "ArticleLink",
    "ArticleReadAlso",
    "ArticleSection",
    "NewsArticleIndex",
    "NewsArticleMixin",
    "NewsArticlePage",
    "NewsIndexMixin",
    "NewsIndexPage",
    "Section",
]
