"""How GraphQL shows events. Everything here reads publications, and nothing of the editing side."""

import graphene

from destination_cms.graphql.lists.connections import connection_of
from destination_cms.graphql.lists.fields import detail_field, list_field
from destination_cms.graphql.lists.filters import id_rule, moment_rule, text_rule
from destination_cms.graphql.lists.listing import Listing
from destination_cms.graphql.lists.ordering import moment_column
from destination_cms.graphql.types.blocks import BodyBlock
from destination_cms.graphql.types.images import ImageUse
from destination_cms.graphql.types.interfaces import Content, Node
from destination_cms.graphql.types.links import ContentLink
from destination_cms.graphql.types.permanent import permanent_url_field
from destination_cms.graphql.types.records import RecordType

from .index import EventIndex


class Event(RecordType):
    """Something that happens, with a beginning and an end."""

    class Meta:
        interfaces = (Content, Node)

    permanent_url = permanent_url_field()
    teaser = graphene.String(required=True, description="A few sentences as plain text; empty when there are none.")
    cover = graphene.Field(ImageUse, description="Its picture; null when it has none.")
    starts_at = graphene.DateTime(required=True, description="When it begins.")
    ends_at = graphene.DateTime(required=True, description="When it is over.")
    venue = graphene.String(required=True, description="Name and address of the place on one line; may be empty.")
    related = graphene.Field(Content, description="What the event is about; null when nothing public is.")
    body = graphene.List(graphene.NonNull(BodyBlock), required=True, description="The text, as typed blocks.")
    links = graphene.List(
        graphene.NonNull(ContentLink), required=True, description="What belongs to it, in the editor's order."
    )


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
