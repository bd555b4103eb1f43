"""Interfaces that every kind of content implements."""

from typing import Any

import graphene

from ...projections.content import NO_SEO
from ..reading.needs import shows
from ..reading.reader import Record
from ..reading.shown import shown_hash
from ..scalars import URL, Locale
from .images import ImageUse
from .node import Node
from .seo import Seo

__all__ = ["Content", "Node"]


class Content(graphene.Interface):
    """A published page: it has an address, a language and dates."""

    class Meta:
        interfaces = (Node,)

    other_keys = {
        "seo": {
            "$ref": "#/$defs/Seo",
            "description": "The editor's words for search engines.",
            "default": NO_SEO,
        }
    }

    id = graphene.ID(required=True, description="Opaque and stable: it survives moves, renames and a re-import.")
    uuid = graphene.ID(
        required=True, source="uuid_text", description="The same in every language of the content (RFC 9562 text form)."
    )
    locale = Locale(required=True, description="Language of the content.")
    title = graphene.String(required=True, description="Title as plain text.")
    slug = graphene.String(required=True, description="Last part of the path.")
    path = graphene.String(required=True, description="Path on its site, language prefix included.")
    url = URL(required=True, description="Address on the front-end.")
    teaser = graphene.String(
        required=True, default_value="", description="Short summary as plain text, for cards; empty if there is none."
    )
    cover = graphene.Field(ImageUse, description="Cover image, for cards; null if there is none.")
    first_published_at = graphene.DateTime(required=True, description="Time of the first publication.")
    last_published_at = graphene.DateTime(
        required=True,
        description="Time of the last change of its content; publishing again without a change does not count.",
    )
    expires_at = graphene.DateTime(description="When it stops being public; null when no end is planned.")
    content_hash = graphene.String(
        required=True,
        source="digest",
        description=(
            "SHA-256 in hex of its own record, where others stand as references: it stays when a page that this one shows "
            "gets another title."
        ),
    )
    shown_hash = graphene.String(
        required=True,
        description=(
            "SHA-256 in hex of its record and of what it shows: the content that it refers to, the images and taxonomy of "
            "both, and its translations. Equal texts mean that a page built of these need not be built again."
        ),
    )
    translations = graphene.List(
        graphene.NonNull(lambda: Content),
        required=True,
        description="The same content in its other languages, where it is public, by language tag.",
    )
    is_translation_outdated = graphene.Boolean(
        required=True,
        default_value=False,
        description="Whether texts of the page that this one was translated from have changed since, so that these texts "
        "may be wrong. Positions, numbers, choices, images and rows follow that page at once.",
    )
    seo = graphene.Field(Seo, required=True, description="Data for the page's head.")

    resolve_type = Node.resolve_type
    from_payload = Node.from_payload

    @staticmethod
    def resolve_seo(record: Record, info: Any) -> Record:
        return record

    @staticmethod
    def resolve_shown_hash(record: Record, info: Any) -> str:
        return shown_hash(record)

    @staticmethod
    @shows("uuid_text", "locale")
    def resolve_translations(record: Record, info: Any) -> list[Record]:
        return record.reader.translations(record)
