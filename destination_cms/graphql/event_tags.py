"""The root fields of event tags."""

import graphene

from .connections import connection_of
from .filters import id_rule, text_rule
from .listing import Listing
from .queries import detail_field, list_field
from .types import EventTag

EVENT_TAGS = Listing(
    kind="event_tag",
    name="EventTag",
    rules={"id": id_rule(), "slug": text_rule("slug", "By the label for addresses.")},
    has_dates=False,
)


class EventTagsQuery(graphene.ObjectType):
    """Events that something public is about."""

    event_tag = detail_field(
        EventTag, "event_tag", "One event tag by id or slug; null when nothing public is about the event."
    )
    event_tags = list_field(
        connection_of(EventTag), EVENT_TAGS, "Event tags of a language, while something public is about the event."
    )
