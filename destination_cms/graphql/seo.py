"""What a front-end puts into a page's head."""

from typing import Any

import graphene

from .images import Shown
from .reader import Record
from .scalars import JSON, URL


def plain_json_ld(record: Record) -> dict[str, Any]:
    """Return the structured data of content that says no more of itself (schema.org ``WebPage``)."""
    return {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": record.row.url,
        "url": record.row.url,
        "name": record.row.title,
        "inLanguage": record.row.locale,
    }


class Seo(graphene.ObjectType):
    """What search engines and link previews are told."""

    title = graphene.String(required=True, description="The editor's title for search engines, or else the title.")
    description = graphene.String(
        description="The editor's description, or else the teaser, as plain text; null when neither is written."
    )
    canonical_url = URL(required=True, description="The address to name as the one of this content.")
    image = graphene.Field(
        "destination_cms.graphql.images.Image", description="The cover, for link previews; null when it has none."
    )
    json_ld = JSON(required=True, description="Structured data for a script of type application/ld+json (schema.org).")

    @staticmethod
    def resolve_title(record: Record, info: Any) -> str:
        return str(_written(record, "title") or record.row.title)

    @staticmethod
    def resolve_description(record: Record, info: Any) -> str | None:
        return _written(record, "description") or record.payload.get("teaser") or None

    @staticmethod
    def resolve_canonical_url(record: Record, info: Any) -> str:
        return record.row.url

    @staticmethod
    def resolve_image(record: Record, info: Any) -> Shown | None:
        cover = record.payload.get("cover")
        image = record.refer(cover["image"]) if cover else None
        return Shown(image, cover["alt"]) if cover and image else None

    @staticmethod
    def resolve_json_ld(record: Record, info: Any) -> dict[str, Any]:
        tell = getattr(record.graphene_type(info), "json_ld", plain_json_ld)
        return tell(record)


def _written(record: Record, name: str) -> str | None:
    return (record.payload.get("seo") or {}).get(name) or None
