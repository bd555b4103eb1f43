"""Taxonomy that all verticals share: themes and event tags."""

import graphene

from ..lists.connections import connection_of
from ..lists.fields import detail_field, list_field
from ..lists.filters import id_rule, text_rule
from ..lists.listing import Listing
from ..scalars import URL, Locale
from .districts import District
from .facts import facts_field
from .geo import GeoPoint
from .links import ContentLink
from .node import Node
from .records import PartType, RecordType, translations_field
from .referring import referrers_field


class Theme(RecordType):
    """What circuits are about, such as nature or history."""

    class Meta:
        interfaces = (Node,)

    other_keys = frozenset({"slug"})

    locale = Locale(required=True, description="Language of the texts.")
    name = graphene.String(required=True, source="title", description="Name as plain text.")
    slug = graphene.String(required=True, description="URL slug.")
    description = graphene.String(
        required=True, description="A few sentences as plain text; empty when there are none."
    )
    translations = translations_field(lambda: Theme)


class PlaceElsewhere(PartType):
    """A place outside of the destination. It is not content of its own."""

    name = graphene.String(required=True, description="Name as plain text.")
    town = graphene.String(required=True, description="Town as plain text.")
    location = graphene.Field(GeoPoint, description="Position; null if it is not known.")
    website = URL(description="Its website; null if there is none.")


#: By name: notices lead to the event that is their cause.
_NOTICE = f"{__package__}.notices.AvailabilityNotice"


class EventTag(RecordType):
    """An event that content is about, as people write it in brackets: [TOTEC19]."""

    class Meta:
        interfaces = (Node,)

    other_keys = frozenset({"slug"})

    locale = Locale(required=True, description="Language of the texts.")
    label = graphene.String(
        required=True, source="title", description="As people write it, as plain text and without brackets."
    )
    slug = graphene.String(required=True, description="URL slug.")
    series = graphene.String(
        required=True, description="Name that all editions of the event share; empty if it has none."
    )
    year = graphene.Int(description="Number of the edition's year; null if unknown.")
    starts_on = graphene.Date(description="First day; null if unknown.")
    ends_on = graphene.Date(description="Last day, the first one for an event of one day; null without a first day.")
    place = graphene.String(required=True, description="Venue and town on one line; empty when there is none.")
    districts = graphene.List(
        graphene.NonNull(District),
        required=True,
        default_value=(),
        description="Districts that it affects; empty if none is named.",
    )
    places_elsewhere = graphene.List(
        graphene.NonNull(PlaceElsewhere),
        required=True,
        default_value=(),
        description="Places of it outside of the destination, such as a hotel in another town.",
    )
    links = graphene.List(
        graphene.NonNull(ContentLink),
        required=True,
        default_value=(),
        description="Circuits, offers and other content that it leads to, in the editor's order.",
    )
    facts = facts_field("what came back")
    notices = referrers_field(_NOTICE, "notice", "Notices that it is the cause of")
    translations = translations_field(lambda: EventTag)


THEMES = Listing(
    kind="theme",
    name="Theme",
    rules={"id": id_rule(), "slug": text_rule("slug", "By the URL slug.")},
    has_dates=False,
)
EVENT_TAGS = Listing(
    kind="event_tag",
    name="EventTag",
    rules={"id": id_rule(), "slug": text_rule("slug", "By the URL slug.")},
    has_dates=False,
)


class TaxonomyQuery(graphene.ObjectType):
    """Themes and events that something public is about."""

    theme = detail_field(Theme, "theme", "One theme by id or slug; null when nothing public is about it.")
    themes = list_field(connection_of(Theme), THEMES, "Themes in one language, while something public is about them.")
    event_tag = detail_field(
        EventTag, "event_tag", "One event tag by id or slug; null when nothing public is about the event."
    )
    event_tags = list_field(
        connection_of(EventTag), EVENT_TAGS, "Event tags of a language, while something public is about the event."
    )
