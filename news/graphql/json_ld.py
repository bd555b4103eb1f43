"""Structured data of news (schema.org)."""

from typing import Any

from destination_cms.graphql.reading.reader import Record
from destination_cms.graphql.types.seo import plain_json_ld

from .articles import displayed_at_of


def news_index_json_ld(record: Record) -> dict[str, Any]:
    """Return a news page as ``CollectionPage``."""
    return {**plain_json_ld(record), **_description(record), "@type": "CollectionPage"}


def news_article_json_ld(record: Record) -> dict[str, Any]:
    """Return an article as ``NewsArticle``; unknown values are left out."""
    changed_at = record.row.last_published_at
    minutes = record.payload["reading_time_minutes"]
    told = {
        "headline": record.row.title,
        "datePublished": displayed_at_of(record).isoformat(),
        "dateModified": changed_at.isoformat() if changed_at else None,
        "author": [_author(value) for value in record.payload["authors"]],
        "articleSection": _titles(record, "sections"),
        "keywords": _titles(record, "event_tags"),
        "timeRequired": f"PT{minutes}M" if minutes else None,
        "correction": [_correction(value) for value in record.payload["corrections"]],
    }
    said = {name: value for name, value in told.items() if value}
    return {**plain_json_ld(record), **_description(record), "@type": "NewsArticle", **said}


def _description(record: Record) -> dict[str, Any]:
    return {"description": record.payload["teaser"]} if record.payload["teaser"] else {}


def _titles(record: Record, name: str) -> list[str]:
    return [found.row.title for value in record.payload[name] if (found := record.refer(value))]


def _author(value: dict[str, str]) -> dict[str, Any]:
    role = {"jobTitle": value["role"]} if value["role"] else {}
    organisation = value["organisation"]
    affiliation = {"affiliation": {"@type": "Organization", "name": organisation}} if organisation else {}
    return {"@type": "Person", "name": value["name"], **role, **affiliation}


def _correction(value: dict[str, str]) -> dict[str, Any]:
    return {"@type": "CorrectionComment", "text": value["text"], "datePublished": value["corrected_at"]}
