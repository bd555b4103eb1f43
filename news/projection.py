"""Projections of news: the only place that decides what is public."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from destination_cms.compiled_queries import rows_where
from destination_cms.models import Organisation
from destination_cms.multi_values import lines_of
from destination_cms.projections.content import (
    project_body,
    project_cover,
    project_links,
    project_moment,
    project_refs,
    project_seo,
)
from destination_cms.text_formats import to_plain_text
from destination_cms.verticals import Projection, Resolver

from .choices import Audience
from .models import NewsArticlePage, NewsIndexPage, Section
from .models.rows import ArticleDistrict, ArticleEventTag
from .reading_time import reading_minutes

#: Increase it when the payload's shape or meaning changes: the next reconcile republishes, and apps see the number.
SECTION_VERSION = 1
NEWS_INDEX_VERSION = 2
NEWS_ARTICLE_VERSION = 3


def project_section(section: Section, resolver: Resolver) -> Projection:
    """Return a section's projection."""
    return Projection(title=section.name, payload={"slug": section.slug, "description": section.description})


def project_news_index(page: NewsIndexPage, resolver: Resolver) -> Projection:
    """Return a news page's projection."""
    payload = {"teaser": page.teaser, "cover": project_cover(page, resolver), "seo": project_seo(page)}
    return Projection(title=page.title, payload=payload)


def news_indexes(articles: Sequence[Any]) -> dict[str, int]:
    """Return the primary keys of the news pages above these articles by tree path, read in one query."""
    parents = {article.path[: -article.steplen] for article in articles}
    return dict(rows_where(NewsIndexPage, "path", parents, ("path", "pk")).records())


def project_news_article(page: NewsArticlePage, resolver: Resolver, indexes: Mapping[str, int]) -> Projection:
    """Return an article's projection. Sections, tags and links that are not public are left out until they are."""
    body = project_body(page.body, resolver)
    cover = project_cover(page, resolver)
    displayed_at = page.displayed_at or page.first_published_at
    news_index = resolver.refer(NewsIndexPage, indexes.get(page.path[: -page.steplen]))
    sections = project_refs(Section, (row.section_id for row in page.sections.all()), resolver)
    tag_model = ArticleEventTag._meta.get_field("event_tag").related_model
    event_tags = project_refs(tag_model, (row.event_tag_id for row in page.event_tags.all()), resolver)
    district_model = ArticleDistrict._meta.get_field("district").related_model
    districts = project_refs(district_model, (row.district_id for row in page.districts.all()), resolver)
    audiences = [value for value in Audience.values if value in page.audiences]
    minutes = reading_minutes([page.teaser, *_texts_of(body)])
    payload = {
        "teaser": page.teaser,
        "cover": cover,
        # The credit belongs to this use of the image: without a cover it is left out.
        "cover_credit": page.cover_credit if cover else "",
        "displayed_at": project_moment(displayed_at),
        "news_index": news_index,
        "sections": sections,
        "event_tags": event_tags,
        "districts": districts,
        "authors": [_author(row, resolver) for row in page.authors.all()],
        "audiences": audiences,
        "comments_policy": page.comments_policy,
        "reading_time_minutes": minutes,
        "seo": project_seo(page),
        "body": body,
        "links": project_links(page.links.all(), resolver),
        "read_also": project_links(page.read_also.all(), resolver),
        "corrections": _corrections(page),
    }
    # Lists are filtered by several news pages at once, so the column holds its one key like a list of keys.
    index = {"news_index": lines_of([news_index["ref"]] if news_index else [])}
    return Projection(title=page.title, payload=payload, index=index)


def _author(row: Any, resolver: Resolver) -> dict[str, Any]:
    employer = resolver.refer(Organisation, row.employer_id)
    told = {"name": row.name, "role": row.role, "organisation": row.organisation}
    return {**told, "employer": employer} if employer else told


def _corrections(page: NewsArticlePage) -> list[dict[str, Any]]:
    """Return the corrections, newest first; those of the same time in the editor's order. A draft's may have none."""
    rows = [(row.corrected_at, row.text) for row in page.corrections.all() if row.corrected_at]
    rows.sort(key=lambda row: row[0], reverse=True)
    return [{"corrected_at": project_moment(corrected_at), "text": text} for corrected_at, text in rows]


def _texts_of(body: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the readable text of a projected body as plain text, with the captions of images."""
    for block in body:
        # A block of another app may use these keys for other values.
        text = block.get("text", block.get("caption", ""))
        if isinstance(text, str):
            yield text
        elif isinstance(text, dict) and "html" in text:
            yield to_plain_text(text["html"])
