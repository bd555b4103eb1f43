"""Notices of availability: closures, diversions, works and events, with their dates and places."""

from datetime import datetime

import graphene
from django.db.models import Q

from ... import choices_availability as choices
from ...models import AvailabilityNoticeIndex
from ..lists.connections import connection_of
from ..lists.fields import detail_field, list_field
from ..lists.filters import Rule, enum_rule, id_rule, moment_rule
from ..lists.listing import Listing
from ..lists.ordering import moment_column
from ..lists.references import reference_rule, reference_slug_rule
from ..scalars import URL, Locale
from .districts import District
from .enums import enum_of
from .node import Node
from .records import PartType, RecordType, translations_field
from .taxonomy import EventTag

__all__ = ["AvailabilityNotice", "NoticesQuery"]

NoticeKind = enum_of(choices.NoticeKind, "NoticeKind", "Type of a notice.")
NoticeEffect = enum_of(choices.AvailabilityState, "NoticeEffect", "What a notice makes of what it touches.")
NoticeSeverity = enum_of(choices.NoticeSeverity, "NoticeSeverity", "How much a notice matters.")


class NoticeDetour(PartType):
    """The way around."""

    text = graphene.String(
        required=True, description="The way in words, as plain text; empty if only the map tells it."
    )
    geo_json = graphene.String(description="The way as text: a GeoJSON LineString (RFC 7946); null if there is none.")


class AvailabilityNotice(RecordType):
    """Something that closes, diverts or limits circuits, stops, spots, districts or offers for some time."""

    class Meta:
        interfaces = (Node,)

    locale = Locale(required=True, description="Language of the texts.")
    title = graphene.String(required=True, description="Title as plain text.")
    notice_kind = NoticeKind(required=True, source="kind", description="Type of notice.")
    effect = NoticeEffect(
        required=True,
        description="What it makes of what it touches as a whole; a circuit of which it touches one stop is open in part.",
    )
    severity = NoticeSeverity(required=True, description="How much it matters.")
    valid_from = graphene.DateTime(required=True, source="starts_at", description="First moment at which it holds.")
    valid_until = graphene.DateTime(
        source="ends_at", description="First moment at which it no longer holds; null until further notice."
    )
    reason = graphene.String(required=True, description="The reason as plain text; empty if none is stated.")
    source = graphene.String(required=True, description="Who says so, as plain text; empty if unknown.")
    source_url = URL(description="Address of the source; null if there is none.")
    geo_json = graphene.String(
        source="place",
        description="Its place as text: a GeoJSON Point, LineString or Polygon (RFC 7946); null if it has none.",
    )
    district = graphene.Field(District, description="District that it is about as a whole; null if it is not.")
    event_tag = graphene.Field(EventTag, description="Event that is the cause; null if none is.")
    detour = graphene.Field(NoticeDetour, description="The way around; null if there is none.")
    translations = translations_field(lambda: AvailabilityNotice)


_NOTICE = AvailabilityNoticeIndex.lookup


def _holds_at(moment: datetime) -> Q:
    ends = _NOTICE("ends_at")
    is_not_over = Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gt": moment})
    return Q(**{f"{_NOTICE('starts_at')}__lte": moment}) & is_not_over


NOTICES = Listing(
    kind="notice",
    name="AvailabilityNotice",
    rules={
        "id": id_rule(),
        "at": Rule(graphene.DateTime, "Those that hold at a moment, given with a time zone.", _holds_at),
        "kind": enum_rule(_NOTICE("kind"), NoticeKind, "By type."),
        "effect": enum_rule(_NOTICE("effect"), NoticeEffect, "By effect."),
        "severity": enum_rule(_NOTICE("severity"), NoticeSeverity, "By severity."),
        "valid_from": moment_rule(_NOTICE("starts_at"), "By the first moment."),
        "district": reference_rule(_NOTICE("district"), "By id of the district that it is about."),
        "district_slug": reference_slug_rule(_NOTICE("district"), "district", "By slug of that district."),
    },
    columns={"VALID_FROM": moment_column(_NOTICE("starts_at"), "By the first moment.", is_nullable=False)},
    usual_order=("VALID_FROM", "ASC"),
    has_dates=False,
)


class NoticesQuery(graphene.ObjectType):
    """Notices of availability, from their announcement to their end."""

    notice = detail_field(AvailabilityNotice, "notice", "One notice by id; null if no public notice matches.")
    notices = list_field(
        connection_of(AvailabilityNotice), NOTICES, "Notices in one language, in force and to come, the earliest first."
    )
