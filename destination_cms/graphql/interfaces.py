"""Interfaces that every kind of content implements."""

from datetime import datetime
from typing import Any

import graphene

from .node import Node
from .reader import Record
from .scalars import URL, Locale
from .seo import Seo

__all__ = ["Content", "Node"]


class Content(graphene.Interface):
    """A published page: it has an address, a language and dates."""

    class Meta:
        interfaces = (Node,)

    id = graphene.ID(required=True, description="Opaque and stable: it survives moves, renames and a re-import.")
    uuid = graphene.ID(required=True, description="The same in every language of the content (RFC 9562 text form).")
    locale = Locale(required=True, description="Language of the content.")
    title = graphene.String(required=True, description="Title as plain text.")
    slug = graphene.String(required=True, description="Last part of the path.")
    path = graphene.String(required=True, description="Path on its site, language prefix included.")
    url = URL(required=True, description="Address on the front-end.")
    first_published_at = graphene.DateTime(required=True, description="When it went public for the first time.")
    last_published_at = graphene.DateTime(
        required=True, description="When its content last changed; publishing again without a change does not count."
    )
    expires_at = graphene.DateTime(description="When it stops being public; null when no end is planned.")
    content_hash = graphene.String(
        required=True, description="SHA-256 in hex of the whole record; equal texts mean equal content."
    )
    translations = graphene.List(
        graphene.NonNull(lambda: Content),
        required=True,
        description="The same content in its other languages, where it is public, by language tag.",
    )
    seo = graphene.Field(Seo, required=True, description="What a front-end puts into the page's head.")

    resolve_type = Node.resolve_type
    resolve_id = Node.resolve_id

    @staticmethod
    def resolve_seo(record: Record, info: Any) -> Record:
        return record

    @staticmethod
    def resolve_uuid(record: Record, info: Any) -> str:
        return str(record.row.uuid)

    @staticmethod
    def resolve_locale(record: Record, info: Any) -> str:
        return record.row.locale

    @staticmethod
    def resolve_title(record: Record, info: Any) -> str:
        return record.row.title

    @staticmethod
    def resolve_slug(record: Record, info: Any) -> str:
        return record.row.slug

    @staticmethod
    def resolve_path(record: Record, info: Any) -> str:
        return record.row.path

    @staticmethod
    def resolve_url(record: Record, info: Any) -> str:
        return record.row.url

    @staticmethod
    def resolve_first_published_at(record: Record, info: Any) -> datetime | None:
        return record.row.first_published_at

    @staticmethod
    def resolve_last_published_at(record: Record, info: Any) -> datetime | None:
        return record.row.last_published_at

    @staticmethod
    def resolve_expires_at(record: Record, info: Any) -> datetime | None:
        return record.row.expires_at

    @staticmethod
    def resolve_content_hash(record: Record, info: Any) -> str:
        return record.row.digest

    @staticmethod
    def resolve_translations(record: Record, info: Any) -> list[Record]:
        return record.reader.translations(record)
