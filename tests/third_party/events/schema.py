"""How GraphQL shows events. Everything here reads publications, and nothing of the editing side."""

from datetime import datetime
from typing import Any

import graphene

from destination_cms.graphql.blocks import BlockValue, BodyBlock, body_of
from destination_cms.graphql.connections import connection_of
from destination_cms.graphql.context import reader_of
from destination_cms.graphql.ids import BadInput
from destination_cms.graphql.interfaces import Content, Node
from destination_cms.graphql.queries import detail_field, list_field
from destination_cms.graphql.reader import Record
from destination_cms.graphql.types import ImageUse, Use, cover_of

MAX_UPCOMING = 50


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


class EventsQuery(graphene.ObjectType):
    """Events."""

    event = detail_field(Event, "event", "One event by id or slug; null when nothing public has it.")
    events = list_field(connection_of(Event), "event", "All events of a language, by title.")
    upcoming_events = graphene.List(
        graphene.NonNull(Event),
        required=True,
        description="What is not over yet in the site's main language, the soonest first.",
        first=graphene.Int(default_value=10, description=f"At most so many, 1 to {MAX_UPCOMING}."),
    )

    @staticmethod
    def resolve_upcoming_events(root: Any, info: Any, first: int) -> list[Record]:
        if not 1 <= first <= MAX_UPCOMING:
            raise BadInput(f"The argument 'first' has to be from 1 to {MAX_UPCOMING}.")
        reader = reader_of(info)
        rows = reader.published("event", reader.site.default_locale).filter(
            destination_events_eventindex__ends_at__gte=reader.now
        )
        return reader.batch(rows.order_by("destination_events_eventindex__starts_at", "uuid")[:first])
