"""GraphQL types of business offers. They read publications and nothing else."""

from datetime import date
from typing import Any

import graphene

from destination_cms.graphql.blocks import BlockValue, BodyBlock, body_of
from destination_cms.graphql.enums import enum_of
from destination_cms.graphql.interfaces import Content, Node
from destination_cms.graphql.links import ContentLink, Link, links_of
from destination_cms.graphql.reader import Record
from destination_cms.graphql.scalars import Locale
from destination_cms.graphql.types import District, GeoPoint, ImageUse, Use, cover_of, point_of

from .. import choices
from .json_ld import index_json_ld, offer_json_ld
from .rows import Certification, MeetingRoom, MiceEquipment, MicePrice, Row

MiceOfferKind = enum_of(choices.OfferKind, "MiceOfferKind", "What is offered to those who organise meetings.")
MiceSetting = enum_of(choices.Setting, "MiceSetting", "Whether it is indoors or outdoors.")


def _rows(of: Any, description: str) -> Any:
    return graphene.List(graphene.NonNull(of), required=True, description=description)


class MiceIndex(graphene.ObjectType):
    """A page that introduces business offers."""

    class Meta:
        interfaces = (Content, Node)

    json_ld = staticmethod(index_json_ld)

    teaser = graphene.String(required=True, description="A few sentences as plain text; empty when there are none.")
    cover = graphene.Field(ImageUse, description="Its picture; null when it has none.")
    body = _rows(BodyBlock, "The text, as typed blocks.")

    @staticmethod
    def resolve_teaser(record: Record, info: Any) -> str:
        return str(record.payload["teaser"])

    @staticmethod
    def resolve_cover(record: Record, info: Any) -> Use | None:
        return cover_of(record)

    @staticmethod
    def resolve_body(record: Record, info: Any) -> list[BlockValue]:
        return body_of(record)


class MiceOffer(graphene.ObjectType):
    """A room, an activity, a hotel or a service for those who organise meetings."""

    class Meta:
        interfaces = (Content, Node)

    json_ld = staticmethod(offer_json_ld)

    kind = MiceOfferKind(required=True, description="What is offered.")
    setting = MiceSetting(required=True, description="Whether it is indoors or outdoors.")
    teaser = graphene.String(required=True, description="A few sentences as plain text; empty when there are none.")
    cover = graphene.Field(ImageUse, description="Its picture; null when it has none.")
    participants_min = graphene.Int(
        description="The smallest number of people in a group; null when even one may come."
    )
    participants_max = graphene.Int(description="The largest number of people in a group; null without a limit.")
    duration_minutes = graphene.Int(description="Minutes it takes; null when the client decides.")
    room_count = graphene.Int(description="The number of hotel rooms; null when it offers none.")
    languages = _rows(Locale, "Languages in which it is held, the usual one first.")
    equipment = _rows(MiceEquipment, "What is at hand.")
    rooms = _rows(MeetingRoom, "Its meeting rooms, in the editor's order.")
    prices = _rows(MicePrice, "What it costs, in the editor's order.")
    certifications = _rows(Certification, "Labels that it was given, those past their last day included.")
    contact_email = graphene.String(required=True, description="Mailbox of the team that answers; empty without one.")
    location = graphene.Field(GeoPoint, description="Where it is; null when the editor has set no position.")
    address = graphene.String(required=True, description="Postal address on one line; empty when there is none.")
    district = graphene.Field(District, description="The part of the town it lies in; null when none is named.")
    links = _rows(ContentLink, "What belongs to it, such as the circuit that it walks, in the editor's order.")
    last_verified_on = graphene.Date(description="When somebody last checked these facts; null when nobody noted it.")
    body = _rows(BodyBlock, "The text, as typed blocks.")

    resolve_teaser = MiceIndex.resolve_teaser
    resolve_cover = MiceIndex.resolve_cover
    resolve_body = MiceIndex.resolve_body

    @staticmethod
    def resolve_kind(record: Record, info: Any) -> str:
        return str(record.payload["kind"])

    @staticmethod
    def resolve_setting(record: Record, info: Any) -> str:
        return str(record.payload["setting"])

    @staticmethod
    def resolve_participants_min(record: Record, info: Any) -> int | None:
        return record.payload["participants_min"]  # type: ignore[no-any-return]

    @staticmethod
    def resolve_participants_max(record: Record, info: Any) -> int | None:
        return record.payload["participants_max"]  # type: ignore[no-any-return]

    @staticmethod
    def resolve_duration_minutes(record: Record, info: Any) -> int | None:
        return record.payload["duration_minutes"]  # type: ignore[no-any-return]

    @staticmethod
    def resolve_room_count(record: Record, info: Any) -> int | None:
        return record.payload["room_count"]  # type: ignore[no-any-return]

    @staticmethod
    def resolve_languages(record: Record, info: Any) -> list[str]:
        return record.payload["languages"]  # type: ignore[no-any-return]

    @staticmethod
    def resolve_equipment(record: Record, info: Any) -> list[Row]:
        return record.payload["equipment"]  # type: ignore[no-any-return]

    @staticmethod
    def resolve_rooms(record: Record, info: Any) -> list[Row]:
        return record.payload["rooms"]  # type: ignore[no-any-return]

    @staticmethod
    def resolve_prices(record: Record, info: Any) -> list[Row]:
        return record.payload["prices"]  # type: ignore[no-any-return]

    @staticmethod
    def resolve_certifications(record: Record, info: Any) -> list[Row]:
        return record.payload["certifications"]  # type: ignore[no-any-return]

    @staticmethod
    def resolve_contact_email(record: Record, info: Any) -> str:
        return str(record.payload["contact_email"])

    @staticmethod
    def resolve_location(record: Record, info: Any) -> Any:
        return point_of(record)

    @staticmethod
    def resolve_address(record: Record, info: Any) -> str:
        return str(record.payload["address"])

    @staticmethod
    def resolve_district(record: Record, info: Any) -> Record | None:
        return record.refer(record.payload["district"])

    @staticmethod
    def resolve_links(record: Record, info: Any) -> list[Link]:
        return links_of(record)

    @staticmethod
    def resolve_last_verified_on(record: Record, info: Any) -> date | None:
        text = record.payload["last_verified_on"]
        return date.fromisoformat(text) if text else None
