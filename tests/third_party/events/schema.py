"""How GraphQL shows events. Everything here reads publications, and nothing of the editing side."""

from datetime import datetime
from typing import Any

import graphene

from destination_cms.graphql.blocks import BlockValue, BodyBlock, body_of
from destination_cms.graphql.connections import connection_of
from destination_cms.graphql.filters import id_rule, moment_rule, text_rule
from destination_cms.graphql.interfaces import Content, Node
from destination_cms.graphql.listing import Listing
from destination_cms.graphql.ordering import moment_column
from destination_cms.graphql.queries import detail_field, list_field
from destination_cms.graphql.reader import Record
from destination_cms.graphql.types import ImageUse, Use, cover_of

from .index import EventIndex


class Event(graphene.ObjectType):
    """Something that happens, with a beginning and an end."""

    class Meta:
        interfaces = (Content, Node)

    teaser = graphene.String(required=True, description="A few sentences as plain text; empty when there are none.")
    cover = graphene.Field(ImageUse, description="Its picture; null when it has none.")
    starts_at = graphene.DateTime(required=True, description="When it begins.")
    ends_at = graphene.DateTime(required=True, description="When it is over.")
    venue = graphene.String(required=True, description="Name and address of the place on one line; may be empty.")
    related = graphene.Field(Content, description="What the event is about; null when nothing public is.")
    body = graphene.List(graphene.NonNull(BodyBlock), required=True, description="The text, as typed blocks.")

    @staticmethod
    def resolve_teaser(record: Record, info: Any) -> str:
        return str(record.payload["teaser"])

    @staticmethod
    def resolve_cover(record: Record, info: Any) -> Use | None:
        return cover_of(record)

    @staticmethod
    def resolve_starts_at(record: Record, info: Any) -> datetime:
        return datetime.fromisoformat(record.payload["starts_at"])

    @staticmethod
    def resolve_ends_at(record: Record, info: Any) -> datetime:
        return datetime.fromisoformat(record.payload["ends_at"])

    @staticmethod
    def resolve_venue(record: Record, info: Any) -> str:
        return str(record.payload["venue"])

    @staticmethod
    def resolve_related(record: Record, info: Any) -> Record | None:
        return record.refer(record.payload["related"])

    @staticmethod
    def resolve_body(record: Record, info: Any) -> list[BlockValue]:
        return body_of(record)


EVENTS = Listing(
    kind="event",
    name="Event",
    rules={
        "id": id_rule(),
        "slug": text_rule("slug", "By the last part of the path."),
        "starts_at": moment_rule(EventIndex.lookup("starts_at"), "By its beginning."),
        "ends_at": moment_rule(EventIndex.lookup("ends_at"), "By its end."),
    },
    columns={"STARTS_AT": moment_column(EventIndex.lookup("starts_at"), "By its beginning.")},
)


class EventsQuery(graphene.ObjectType):
    """Events."""

    event = detail_field(Event, "event", "One event by id or slug; null when nothing public has it.")
    events = list_field(connection_of(Event), EVENTS, "Events of a language.")
