"""What the public may see of news: the only place that decides it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from destination_cms.content import project_body, project_cover, project_links, project_seo
from destination_cms.projection import Projection, Ref, Resolver
from destination_cms.textforms import to_plain_text
from destination_cms.value_lists import lines_of

from .choices import Audience
from .models import NewsArticlePage, NewsIndexPage, Section
from .models.rows import ArticleEventTag
from .reading_time import reading_minutes

_PARENT = "destination_news_index"


def project_section(section: Section, resolver: Resolver) -> Projection:
    """Return a section's projection."""
    return Projection(title=section.name, payload={"slug": section.slug, "description": section.description})


def project_news_index(page: NewsIndexPage, resolver: Resolver) -> Projection:
    """Return a news page's projection."""
    payload = {"teaser": page.teaser, "cover": project_cover(page, resolver), "seo": project_seo(page)}
    return Projection(title=page.title, payload=payload)


def attach_news_indexes(articles: Sequence[Any]) -> None:
    """Read the news pages that these articles stand on in one query, for ``project_news_article``."""
    parents = {article.path[: -article.steplen] for article in articles}
    found = dict(NewsIndexPage.objects.filter(path__in=parents).values_list("path", "pk"))
    for article in articles:
        setattr(article, _PARENT, found.get(article.path[: -article.steplen]))


def project_news_article(page: NewsArticlePage, resolver: Resolver) -> Projection:
    """Return an article's projection. Sections, tags and links that are not public are left out until they are."""
    body = project_body(page.body, resolver)
    cover = project_cover(page, resolver)
    displayed_at = page.displayed_at or page.first_published_at
    news_index = resolver.refer(NewsIndexPage, getattr(page, _PARENT, None))
    sections = _refs(Section, (row.section_id for row in page.sections.all()), resolver)
    tag_model = ArticleEventTag._meta.get_field("event_tag").related_model
    event_tags = _refs(tag_model, (row.event_tag_id for row in page.event_tags.all()), resolver)
    audiences = [value for value in Audience.values if value in page.audiences]
    minutes = reading_minutes([page.teaser, *_texts_of(body)])
    payload = {
        "teaser": page.teaser,
        "cover": cover,
        # The credit is of this use: without the picture it is nobody's.
        "cover_credit": page.cover_credit if cover else "",
        "displayed_at": _iso(displayed_at),
        "news_index": news_index,
        "sections": sections,
        "event_tags": event_tags,
        "authors": [
            {"name": row.name, "role": row.role, "organisation": row.organisation} for row in page.authors.all()
        ],
        "audiences": audiences,
        "comments_policy": page.comments_policy,
        "reading_time_minutes": minutes,
        "seo": project_seo(page),
        "body": body,
        "links": project_links(page.links.all(), resolver),
        "read_also": project_links(page.read_also.all(), resolver),
        "corrections": _corrections(page),
    }
    index = {
        "displayed_at": displayed_at,
        "sections": lines_of(ref["ref"] for ref in sections),
        "event_tags": lines_of(ref["ref"] for ref in event_tags),
        "audiences": lines_of(audiences),
        "news_index": lines_of([news_index["ref"]] if news_index else []),
        "reading_time_minutes": minutes,
    }
    return Projection(title=page.title, payload=payload, index=index)


def _refs(model: Any, pks: Iterable[int | None], resolver: Resolver) -> list[Ref]:
    """Return references to what is public of these rows, each once."""
    found = (resolver.refer(model, pk) for pk in pks)
    return list({ref["ref"]: ref for ref in found if ref}.values())


def _corrections(page: NewsArticlePage) -> list[dict[str, Any]]:
    """Return the corrections, newest first; of the same moment, in the editor's order."""
    rows = sorted(page.corrections.all(), key=lambda row: row.corrected_at, reverse=True)
    return [{"corrected_at": _iso(row.corrected_at), "text": row.text} for row in rows]


def _texts_of(body: list[dict[str, Any]]) -> Iterator[str]:
    """Yield what a reader reads of a projected body, as plain text; who looks at a picture reads its caption."""
    for block in body:
        text = block.get("text", block.get("caption", ""))
        yield to_plain_text(text["html"]) if isinstance(text, dict) else text


def _iso(moment: datetime | None) -> str | None:
    """Return a moment in UTC, as all moments of a record: the same moment has to be the same text."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z") if moment else None
