"""GraphQL types of news. They read publications only."""

from datetime import datetime
from typing import Any

import graphene

from destination_cms.graphql.reading.ids import BadInput
from destination_cms.graphql.reading.reader import Record
from destination_cms.graphql.scalars import Locale
from destination_cms.graphql.types.blocks import BodyBlock
from destination_cms.graphql.types.districts import District
from destination_cms.graphql.types.enums import enum_of
from destination_cms.graphql.types.images import use_of
from destination_cms.graphql.types.interfaces import Content, Node
from destination_cms.graphql.types.links import ContentLink
from destination_cms.graphql.types.organisations import Organisation
from destination_cms.graphql.types.records import PartType, RecordType, translations_field
from destination_cms.graphql.types.stored_keys import text_key
from destination_cms.graphql.types.taxonomy import EventTag

from .. import choices
from .articles import displayed_at_of
from .json_ld import news_article_json_ld, news_index_json_ld
from .same_section import same_section

CommentsPolicy = enum_of(choices.CommentsPolicy, "CommentsPolicy", "Comment policy of an article.")
Audience = enum_of(choices.Audience, "Audience", "Audience of an article.")


MAX_SAME_SECTION = 20


class Section(RecordType):
    """A section of the news."""

    class Meta:
        interfaces = (Node,)

    other_keys = frozenset({"slug"})

    locale = Locale(required=True, description="Language of the text.")
    name = graphene.String(required=True, source="title", description="Name as plain text.")
    slug = graphene.String(required=True, description="URL slug.")
    description = graphene.String(required=True, description="Short summary as plain text; empty if there is none.")
    translations = translations_field(lambda: Section)


class NewsIndex(RecordType):
    """A page of articles. The filter newsIndex of newsArticles lists its articles."""

    class Meta:
        interfaces = (Content, Node)

    json_ld = staticmethod(news_index_json_ld)


class NewsAuthor(PartType):
    """An author of an article."""

    name = graphene.String(required=True, description="Name as plain text.")
    role = graphene.String(required=True, description="Role in the article, as plain text; empty if unknown.")
    organisation = graphene.String(required=True, description="Organisation, as plain text; empty if unknown.")
    employer = graphene.Field(Organisation, description="Organisation with an entry of its own; null if none is named.")


class NewsCorrection(PartType):
    """A correction of an article."""

    corrected_at = graphene.DateTime(required=True, description="Time of the correction.")
    text = graphene.String(required=True, description="The error and its correction, as plain text.")


class NewsArticle(RecordType):
    """A trade news article."""

    class Meta:
        interfaces = (Content, Node)

    other_keys = {
        "cover_credit": text_key(
            "Credit to show with the cover, as plain text; empty where the image's own counts, and without a cover."
        ),
        "displayed_at": {
            "type": ["string", "null"],
            "format": "date-time",
            "description": "The date to show: the editor's, or that of the first publication; null if neither is known.",
        },
    }

    json_ld = staticmethod(news_article_json_ld)

    teaser = graphene.String(required=True, description="The standfirst as plain text; empty if there is none.")
    cover_credit = graphene.String(
        required=True, description="Credit to show with the cover, as plain text; empty if unknown or without a cover."
    )
    displayed_at = graphene.DateTime(
        required=True, description="The date to show: the editor's, or that of the first publication."
    )
    news_index = graphene.Field(NewsIndex, description="Its news page; null if that is not public.")
    sections = graphene.List(
        graphene.NonNull(Section),
        required=True,
        description="Its sections, the main one first; empty only while none of them is public.",
    )
    event_tags = graphene.List(graphene.NonNull(EventTag), required=True, description="Events that it is about.")
    districts = graphene.List(
        graphene.NonNull(District), required=True, default_value=(), description="Districts that it is about."
    )
    authors = graphene.List(graphene.NonNull(NewsAuthor), required=True, description="Authors, in order.")
    audiences = graphene.List(
        graphene.NonNull(Audience), required=True, description="Audiences; empty if it is for all readers."
    )
    comments_policy = CommentsPolicy(required=True, description="Comment policy.")
    reading_time_minutes = graphene.Int(
        required=True, description="Reading time in minutes, rounded up; 0 if there is no text."
    )
    body = graphene.List(graphene.NonNull(BodyBlock), required=True, description="Body, as typed blocks.")
    links = graphene.List(graphene.NonNull(ContentLink), required=True, description="Content that it mentions.")
    read_also = graphene.List(
        graphene.NonNull(ContentLink),
        required=True,
        description="Articles that the editor recommends to read next, in order.",
    )
    same_section = graphene.List(
        graphene.NonNull(lambda: NewsArticle),
        required=True,
        description=(
            "Other articles of its main section, the newest first, without those of readAlso. For more of them, filter "
            "newsArticles by section."
        ),
        first=graphene.Int(
            default_value=5, required=True, description=f"Number of articles at most, 1 to {MAX_SAME_SECTION}."
        ),
    )
    corrections = graphene.List(
        graphene.NonNull(NewsCorrection), required=True, description="Corrections, the latest first."
    )

    @staticmethod
    def resolve_cover_credit(record: Record, info: Any) -> str:
        cover = use_of(record, record.payload["cover"])
        return str(record.payload["cover_credit"] or cover.record.payload["credit"]) if cover else ""

    @staticmethod
    def resolve_same_section(record: Record, info: Any, first: int) -> list[Record]:
        if not 1 <= first <= MAX_SAME_SECTION:
            code = "PAGE_TOO_LARGE" if first > MAX_SAME_SECTION else "BAD_USER_INPUT"
            raise BadInput(f"The argument 'first' must be from 1 to {MAX_SAME_SECTION}.", code)
        return same_section(record, first)

    @staticmethod
    def resolve_displayed_at(record: Record, info: Any) -> datetime:
        return displayed_at_of(record)
