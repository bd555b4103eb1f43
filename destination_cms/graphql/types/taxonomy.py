"""Taxonomy that all verticals share: districts, themes and event tags."""

import graphene

from ...models.taxonomy import DistrictKind as DistrictKindChoices
from ..lists.connections import connection_of
from ..lists.fields import detail_field, list_field
from ..lists.filters import id_rule, text_rule
from ..lists.listing import Listing
from ..scalars import Locale
from .enums import enum_of
from .images import ImageUse
from .node import Node
from .records import RecordType, translations_field

DistrictKind = enum_of(DistrictKindChoices, "DistrictKind", "Type of area.")


class District(RecordType):
    """A part of the town."""

    class Meta:
        interfaces = (Node,)

    other_keys = frozenset({"slug"})

    locale = Locale(required=True, description="Language of the texts.")
    name = graphene.String(required=True, source="title", description="Name as plain text.")
    slug = graphene.String(required=True, description="URL slug.")
    district_kind = DistrictKind(required=True, source="kind", description="Type of area.")
    description = graphene.String(
        required=True, description="A few sentences as plain text; empty when there are none."
    )
    cover = graphene.Field(ImageUse, description="An image of it; null when it has none.")
    translations = translations_field(lambda: District)


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
    translations = translations_field(lambda: EventTag)


DISTRICTS = Listing(
    kind="district",
    name="District",
    rules={"id": id_rule(), "slug": text_rule("slug", "By the URL slug.")},
    has_dates=False,
)
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
    """Districts that something public lies in, and themes and events that something public is about."""

    district = detail_field(District, "district", "One district by id or slug; null when nothing public lies in it.")
    districts = list_field(
        connection_of(District), DISTRICTS, "Districts in one language, while something public lies in them."
    )
    theme = detail_field(Theme, "theme", "One theme by id or slug; null when nothing public is about it.")
    themes = list_field(connection_of(Theme), THEMES, "Themes in one language, while something public is about them.")
    event_tag = detail_field(
        EventTag, "event_tag", "One event tag by id or slug; null when nothing public is about the event."
    )
    event_tags = list_field(
        connection_of(EventTag), EVENT_TAGS, "Event tags of a language, while something public is about the event."
    )
