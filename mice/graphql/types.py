"""GraphQL types of business offers. They read publications only."""

from typing import Any

import graphene

from destination_cms.graphql.scalars import Locale
from destination_cms.graphql.types.availability import AVAILABILITY_KEYS, notices_field, status_field
from destination_cms.graphql.types.blocks import BodyBlock
from destination_cms.graphql.types.districts import District
from destination_cms.graphql.types.enums import enum_of
from destination_cms.graphql.types.geo import GeoPoint
from destination_cms.graphql.types.interfaces import Content, Node
from destination_cms.graphql.types.links import ContentLink
from destination_cms.graphql.types.organisations import Organisation
from destination_cms.graphql.types.records import RecordType

from .. import choices
from .json_ld import index_json_ld, offer_json_ld
from .parts import Certification, MeetingRoom, MiceEquipment, MicePrice

MiceOfferKind = enum_of(choices.OfferKind, "MiceOfferKind", "Kind of offer to event organisers.")
MiceSetting = enum_of(choices.Setting, "MiceSetting", "Whether it is indoors or outdoors.")


def _rows(of: Any, description: str) -> Any:
    return graphene.List(graphene.NonNull(of), required=True, description=description)


class MiceIndex(RecordType):
    """An index page of business offers."""

    class Meta:
        interfaces = (Content, Node)

    json_ld = staticmethod(index_json_ld)

    body = _rows(BodyBlock, "Body, as typed blocks.")


class MiceOffer(RecordType):
    """A room, an activity, a hotel or a service for event organisers."""

    class Meta:
        interfaces = (Content, Node)

    other_keys = AVAILABILITY_KEYS

    json_ld = staticmethod(offer_json_ld)

    offer_kind = MiceOfferKind(required=True, source="kind", description="Kind of offer.")
    setting = MiceSetting(required=True, description="Whether it is indoors or outdoors.")
    participants_min = graphene.Int(description="Smallest number of people in a group; null if there is no minimum.")
    participants_max = graphene.Int(description="Largest number of people in a group; null if there is no maximum.")
    duration_minutes = graphene.Int(description="Duration in minutes; null if the client decides.")
    room_count = graphene.Int(description="Number of hotel rooms; null if it has none.")
    languages = _rows(Locale, "Languages that it is offered in, the main one first.")
    equipment = _rows(MiceEquipment, "Available equipment.")
    rooms = _rows(MeetingRoom, "Meeting rooms, in the editor's order.")
    prices = _rows(MicePrice, "Prices, in the editor's order.")
    certifications = _rows(Certification, "Certifications, including expired ones.")
    contact_email = graphene.String(description="Contact email address of the team; null if there is none.")
    location = graphene.Field(GeoPoint, description="Position; null if the editor has not set one.")
    address = graphene.String(required=True, description="Postal address on one line; empty if there is none.")
    district = graphene.Field(District, description="District in which it lies; null if none is set.")
    organisations = graphene.List(
        graphene.NonNull(Organisation),
        required=True,
        default_value=(),
        description="Organisations behind it: its host, then its partners.",
    )
    notices = notices_field("the venue")
    status = status_field("the venue")
    links = _rows(ContentLink, "Related content, such as the circuit that it follows, in the editor's order.")
    last_verified_on = graphene.Date(description="Date on which this information was last verified; null if unknown.")
    body = _rows(BodyBlock, "Body, as typed blocks.")
