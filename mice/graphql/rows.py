"""GraphQL types of what an offer lists: equipment, rooms, prices, certifications."""

from datetime import date
from typing import Any

import graphene

from destination_cms.graphql.enums import enum_of
from destination_cms.graphql.scalars import URL

from .. import capacity, choices

RoomLayout = enum_of(
    capacity.RoomLayout, "RoomLayout", "How a room is set; a number of seats means nothing without it."
)
MiceEquipmentKind = enum_of(choices.EquipmentKind, "MiceEquipmentKind", "A kind of equipment.")
PriceBasis = enum_of(choices.PriceBasis, "PriceBasis", "What is paid for.")
PricePeriod = enum_of(choices.PricePeriod, "PricePeriod", "For how long it is paid.")

#: A row as the payload has it.
Row = dict[str, Any]


class MiceEquipment(graphene.ObjectType):
    """Equipment that is at hand."""

    kind = MiceEquipmentKind(required=True, description="What it is.")
    quantity = graphene.Int(description="The number of pieces; null when it does not matter.")


class RoomCapacity(graphene.ObjectType):
    """How many fit into a room in one layout."""

    layout = RoomLayout(required=True, description="How the room is set.")
    seats = graphene.Int(required=True, description="The number of people in this layout.")


class MeetingRoom(graphene.ObjectType):
    """A meeting room."""

    name = graphene.String(required=True, description="Name as plain text.")
    area_square_meters = graphene.Float(description="Area in square metres; null when it is not told.")
    ceiling_height_meters = graphene.Float(description="Height in metres; null when it is not told.")
    has_daylight = graphene.Boolean(required=True, description="Whether daylight comes in.")
    is_step_free = graphene.Boolean(required=True, description="Whether it is reached without steps.")
    fire_safety_max = graphene.Int(
        description="The number of people that the fire rules allow; null when it is not told."
    )
    capacities = graphene.List(
        graphene.NonNull(RoomCapacity), required=True, description="What it holds in each layout that is told."
    )

    @staticmethod
    def resolve_area_square_meters(room: Row, info: Any) -> float | None:
        return room["area_m2"]  # type: ignore[no-any-return]

    @staticmethod
    def resolve_ceiling_height_meters(room: Row, info: Any) -> float | None:
        return room["ceiling_height_m"]  # type: ignore[no-any-return]


class MicePrice(graphene.ObjectType):
    """A price of an offer."""

    label = graphene.String(required=True, description="What it pays for, as plain text.")
    amount = graphene.String(
        description="A decimal number as text, with two decimal places and a point; null when it is made on request."
    )
    currency = graphene.String(required=True, description="Code of the currency (ISO 4217), for example EUR.")
    basis = PriceBasis(required=True, description="What is paid for.")
    period = PricePeriod(required=True, description="For how long it is paid.")
    is_from_price = graphene.Boolean(
        required=True, description="Whether it is the lowest price, so that what is chosen may cost more."
    )
    is_vat_included = graphene.Boolean(required=True, description="Whether value added tax is in the amount.")


class Certification(graphene.ObjectType):
    """A label that somebody else has given."""

    label = graphene.String(required=True, description="Its name as plain text.")
    evidence_url = URL(description="Address of the certificate or of a register; null when there is none.")
    valid_until_on = graphene.Date(
        description="Its last day: do not show it as current afterwards; null when no end is known."
    )

    @staticmethod
    def resolve_evidence_url(row: Row, info: Any) -> str | None:
        return row["evidence_url"] or None

    @staticmethod
    def resolve_valid_until_on(row: Row, info: Any) -> date | None:
        text = row["valid_until_on"]
        return date.fromisoformat(text) if text else None
