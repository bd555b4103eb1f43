"""Drafts of articles that cannot be published because they have no section."""

from collections.abc import Iterable
from typing import Any

from .models import ArticleSection, NewsArticlePage


def titles_without_section(pages: Iterable[Any], *, with_descendants: bool) -> list[str]:
    """Return the titles of the articles among pages that would be published without a section.

    Args:
        pages: of any class.
        with_descendants: also check the drafts below them.
    """
    articles = NewsArticlePage.objects.none()
    for page in pages:
        articles |= NewsArticlePage.objects.filter(pk=page.pk)
        if with_descendants:
            articles |= NewsArticlePage.objects.descendant_of(page).not_live()
    drafts = [article.get_latest_revision_as_object() for article in articles.order_by("path")]
    return [draft.title for draft in drafts if not draft.sections.filter(section__isnull=False).exists()]


def articles_in(section: Any) -> int:
    """Return the number of articles in a section, drafts included."""
    count: int = ArticleSection.objects.filter(section=section.pk).values("article").distinct().count()
    return count
