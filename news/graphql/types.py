"""GraphQL types of news. They read publications and nothing else."""

from datetime import datetime
from typing import Any

import graphene

from destination_cms.graphql.blocks import BlockValue, BodyBlock, body_of
from destination_cms.graphql.enums import enum_of
from destination_cms.graphql.interfaces import Content, Node
from destination_cms.graphql.links import ContentLink, Link, links_of
from destination_cms.graphql.reader import Record
from destination_cms.graphql.scalars import Locale
from destination_cms.graphql.types import EventTag, ImageUse, Use, cover_of

from .. import choices
from .articles import displayed_at_of, followed
from .json_ld import news_article_json_ld, news_index_json_ld

CommentsPolicy = enum_of(choices.CommentsPolicy, "CommentsPolicy", "What readers may do below an article.")
Audience = enum_of(choices.Audience, "Audience", "Whom an article is written for.")


class Section(graphene.ObjectType):
    """A section of the news."""

    class Meta:
        interfaces = (Node,)

    locale = Locale(required=True, description="Language of the texts.")
    name = graphene.String(required=True, description="Name as plain text.")
    slug = graphene.String(required=True, description="Name for addresses.")
    description = graphene.String(
        required=True, description="A few sentences as plain text; empty when there are none."
    )

    @staticmethod
    def resolve_locale(record: Record, info: Any) -> str:
        return record.row.locale

    @staticmethod
    def resolve_name(record: Record, info: Any) -> str:
        return record.row.title

    @staticmethod
    def resolve_slug(record: Record, info: Any) -> str:
        return record.row.slug

    @staticmethod
    def resolve_description(record: Record, info: Any) -> str:
        return str(record.payload["description"])


class NewsIndex(graphene.ObjectType):
    """A page that articles stand on. Its articles are listed by the filter newsIndex of newsArticles."""

    class Meta:
        interfaces = (Content, Node)

    json_ld = staticmethod(news_index_json_ld)

    teaser = graphene.String(required=True, description="A few sentences as plain text; empty when there are none.")
    cover = graphene.Field(ImageUse, description="Its picture; null when it has none.")

    @staticmethod
    def resolve_teaser(record: Record, info: Any) -> str:
        return str(record.payload["teaser"])

    @staticmethod
    def resolve_cover(record: Record, info: Any) -> Use | None:
        return cover_of(record)


class NewsAuthor(graphene.ObjectType):
    """Somebody who signs an article."""

    name = graphene.String(required=True, description="Name as plain text.")
    role = graphene.String(required=True, description="What they did for it, as plain text; empty when not said.")
    organisation = graphene.String(required=True, description="Whom they work for; empty when not said.")


class NewsCorrection(graphene.ObjectType):
    """What was wrong in an article."""

    corrected_at = graphene.DateTime(required=True, description="Since when it is right.")
    text = graphene.String(required=True, description="What was wrong and what is right, as plain text.")

    @staticmethod
    def resolve_corrected_at(value: dict[str, str], info: Any) -> datetime:
        return datetime.fromisoformat(value["corrected_at"])


class NewsArticle(graphene.ObjectType):
    """A piece of trade news."""

    class Meta:
        interfaces = (Content, Node)

    json_ld = staticmethod(news_article_json_ld)

    teaser = graphene.String(required=True, description="The standfirst as plain text; empty when there is none.")
    cover = graphene.Field(ImageUse, description="Its picture; null when it has none.")
    cover_credit = graphene.String(
        required=True, description="Whom to name beside the cover; empty when nobody is named or there is no cover."
    )
    displayed_at = graphene.DateTime(
        required=True, description="The date to show: the editor's, or else that of the first publication."
    )
    news_index = graphene.Field(NewsIndex, description="The page it stands on; null when that is not public.")
    sections = graphene.List(
        graphene.NonNull(Section),
        required=True,
        description="Its sections, the main one first; empty only while none of them is public.",
    )
    event_tags = graphene.List(graphene.NonNull(EventTag), required=True, description="The events that it is about.")
    authors = graphene.List(graphene.NonNull(NewsAuthor), required=True, description="Who signs it, in order.")
    audiences = graphene.List(
        graphene.NonNull(Audience), required=True, description="Whom it is written for; empty for everybody."
    )
    comments_policy = CommentsPolicy(required=True, description="What readers may do below it.")
    reading_time_minutes = graphene.Int(
        required=True, description="Minutes that it takes to read, rounded up; 0 when there is no text."
    )
    body = graphene.List(graphene.NonNull(BodyBlock), required=True, description="The text, as typed blocks.")
    links = graphene.List(graphene.NonNull(ContentLink), required=True, description="Content that it speaks of.")
    read_also = graphene.List(
        graphene.NonNull(ContentLink),
        required=True,
        description="What the editor recommends to read next, in order; nothing is added to that.",
    )
    corrections = graphene.List(
        graphene.NonNull(NewsCorrection), required=True, description="What was wrong in it, the latest first."
    )

    resolve_teaser = NewsIndex.resolve_teaser
    resolve_cover = NewsIndex.resolve_cover

    @staticmethod
    def resolve_cover_credit(record: Record, info: Any) -> str:
        use = cover_of(record)
        return str(record.payload["cover_credit"] or use.image.payload["credit"]) if use else ""

    @staticmethod
    def resolve_displayed_at(record: Record, info: Any) -> datetime:
        return displayed_at_of(record)

    @staticmethod
    def resolve_news_index(record: Record, info: Any) -> Record | None:
        return record.refer(record.payload["news_index"])

    @staticmethod
    def resolve_sections(record: Record, info: Any) -> list[Record]:
        return followed(record, "sections")

    @staticmethod
    def resolve_event_tags(record: Record, info: Any) -> list[Record]:
        return followed(record, "event_tags")

    @staticmethod
    def resolve_authors(record: Record, info: Any) -> list[dict[str, str]]:
        return record.payload["authors"]  # type: ignore[no-any-return]

    @staticmethod
    def resolve_audiences(record: Record, info: Any) -> list[str]:
        return record.payload["audiences"]  # type: ignore[no-any-return]

    @staticmethod
    def resolve_comments_policy(record: Record, info: Any) -> str:
        return str(record.payload["comments_policy"])

    @staticmethod
    def resolve_reading_time_minutes(record: Record, info: Any) -> int:
        return int(record.payload["reading_time_minutes"])

    @staticmethod
    def resolve_body(record: Record, info: Any) -> list[BlockValue]:
        return body_of(record)

    @staticmethod
    def resolve_links(record: Record, info: Any) -> list[Link]:
        return links_of(record)

    @staticmethod
    def resolve_read_also(record: Record, info: Any) -> list[Link]:
        return links_of(record, "read_also")

    @staticmethod
    def resolve_corrections(record: Record, info: Any) -> list[dict[str, str]]:
        return record.payload["corrections"]  # type: ignore[no-any-return]
