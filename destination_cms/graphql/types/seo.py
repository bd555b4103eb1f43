"""Data for a page's head."""

from typing import Any

import graphene

from ..reading.reader import Record
from ..scalars import JSON, URL
from .image_files import search_image_urls
from .images import ImageUse, UsedImage, use_of
from .stored_keys import text_key


def plain_json_ld(record: Record) -> dict[str, Any]:
    """Return the structured data of content without a more specific type (schema.org ``WebPage``)."""
    return {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": record.url,
        "url": record.url,
        "name": record.row.title,
        "inLanguage": record.row.locale,
    }


class Seo(graphene.ObjectType):
    """Metadata for search engines and link previews."""

    other_keys = {
        "title": text_key("The editor's title for search engines; empty where the title counts."),
        "description": text_key("The editor's description for search engines; empty where the teaser counts."),
    }

    title = graphene.String(required=True, description="The editor's title for search engines, or else the title.")
    description = graphene.String(
        description="The editor's description, or else the teaser, as plain text; null when neither is written."
    )
    canonical_url = URL(required=True, description="The canonical address of this content.")
    image = graphene.Field(ImageUse, description="The cover, for link previews; null when it has none.")
    json_ld = JSON(required=True, description="Structured data for a script of type application/ld+json (schema.org).")

    @staticmethod
    def resolve_title(record: Record, info: Any) -> str:
        return str(_written(record, "title") or record.row.title)

    @staticmethod
    def resolve_description(record: Record, info: Any) -> str | None:
        return _written(record, "description") or record.payload.get("teaser") or None

    @staticmethod
    def resolve_canonical_url(record: Record, info: Any) -> str:
        return record.url

    @staticmethod
    def resolve_image(record: Record, info: Any) -> UsedImage | None:
        return use_of(record, record.payload.get("cover"))

    @staticmethod
    def resolve_json_ld(record: Record, info: Any) -> dict[str, Any]:
        tell = getattr(record.graphene_type(info), "json_ld", plain_json_ld)
        cover = use_of(record, record.payload.get("cover"))
        images = search_image_urls(cover.record) if cover else []
        return {**tell(record), **({"image": images} if images else {})}


def _written(record: Record, name: str) -> str | None:
    return (record.payload.get("seo") or {}).get(name) or None
