"""Makers of news for tests: made as an editor makes it, with a revision that is published."""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from typing import Any

from django.test import Client
from wagtail.models import Page

from destination_cms.models import EventTag
from news.models import (
    ArticleAuthor,
    ArticleCorrection,
    ArticleEventTag,
    ArticleLink,
    ArticleReadAlso,
    ArticleSection,
    NewsArticlePage,
    NewsIndexPage,
    Section,
)
from tests.destination import Destination

_numbers = count(1)


def moment(day: int, month: int = 1) -> datetime:
    return datetime(2026, month, day, 12, tzinfo=UTC)


@dataclass
class NewsSite:
    destination: Destination
    index: NewsIndexPage

    @classmethod
    def create(cls, destination: Destination) -> "NewsSite":
        index = destination._add(NewsIndexPage(title="News", slug="news", teaser="All of it"))
        return cls(destination, index)

    def section(self, name: str = "Mobility", **fields: Any) -> Section:
        fields = {"slug": f"section-{next(_numbers)}", "locale": self.destination.fr, **fields}
        return Section.objects.create(name=name, **fields)

    def tag(self, label: str = "TOTEC19", **fields: Any) -> EventTag:
        return EventTag.objects.create(label=label, **{"locale": self.destination.fr, **fields})

    def draft(self, title: str = "Article", sections: Any = (), parent: Page | None = None, **fields: Any) -> Any:
        return self.article(title, sections, parent, live=False, **fields)

    def article(
        self,
        title: str = "Article",
        sections: Any = (),
        parent: Page | None = None,
        *,
        tags: Any = (),
        authors: Any = (),
        links: Any = (),
        read_also: Any = (),
        corrections: Any = (),
        live: bool = True,
        **fields: Any,
    ) -> NewsArticlePage:
        """Return an article; authors are (name, role, organisation), corrections (moment, text)."""
        page = NewsArticlePage(title=title, **{"slug": f"article-{next(_numbers)}", **fields})
        page.sections = [ArticleSection(sort_order=n, section=section) for n, section in enumerate(sections)]
        page.event_tags = [ArticleEventTag(sort_order=n, event_tag=tag) for n, tag in enumerate(tags)]
        page.authors = [
            ArticleAuthor(sort_order=n, name=name, role=role, organisation=house)
            for n, (name, role, house) in enumerate(authors)
        ]
        page.links = [ArticleLink(sort_order=n, content_id=target.pk) for n, target in enumerate(links)]
        page.read_also = [ArticleReadAlso(sort_order=n, content_id=target.pk) for n, target in enumerate(read_also)]
        page.corrections = [
            ArticleCorrection(sort_order=n, corrected_at=at, text=text) for n, (at, text) in enumerate(corrections)
        ]
        return self.destination._add(page, parent or self.index, live=live)


def answer(query: str, **variables: Any) -> dict[str, Any]:
    """Return the raw answer to a query."""
    body = {"query": query, "variables": variables}
    return Client().post("/graphql/", body, content_type="application/json").json()


def ask(query: str, **variables: Any) -> dict[str, Any]:
    """Return the data of an answer without errors."""
    body = answer(query, **variables)
    assert "errors" not in body, body["errors"]
    return body["data"]
