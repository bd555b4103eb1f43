"""GraphQL types of an offer's equipment, rooms, prices and certifications."""

import graphene

from destination_cms.graphql.scalars import URL
from destination_cms.graphql.types.enums import enum_of
from destination_cms.graphql.types.records import PartType
from destination_cms.graphql.types.statements import StepFreeAccess, YesNoUnknown, former_boolean, statement

from .. import capacity, choices

RoomLayout = enum_of(capacity.RoomLayout, "RoomLayout", "Layout of a room, which a number of seats refers to.")
MiceEquipmentKind = enum_of(choices.EquipmentKind, "MiceEquipmentKind", "A kind of equipment.")
PriceBasis = enum_of(choices.PriceBasis, "PriceBasis", "Unit that the price applies to.")
PricePeriod = enum_of(choices.PricePeriod, "PricePeriod", "Period or seminar package that the price applies to.")


class MiceEquipment(PartType):
    """Available equipment."""

    kind = MiceEquipmentKind(required=True, description="What it is.")
    quantity = graphene.Int(description="Number of pieces; null if not specified.")


class RoomCapacity(PartType):
    """Capacity of a room in one layout."""

    layout = RoomLayout(required=True, description="Layout of the room.")
    seats = graphene.Int(required=True, description="Number of people in this layout.")


class MeetingRoom(PartType):
    """A meeting room."""

    other_keys = frozenset({"daylight", "step_free"})

    name = graphene.String(required=True, description="Name as plain text.")
    area_square_meters = graphene.Float(source="area_m2", description="Area in square metres; null if unknown.")
    ceiling_height_meters = graphene.Float(
        source="ceiling_height_m", description="Ceiling height in metres; null if unknown."
    )
    daylight = statement(YesNoUnknown, "daylight", "has_daylight", "Whether the room has daylight.")
    step_free = statement(StepFreeAccess, "step_free", "is_step_free", "Whether it has step-free access.")
    has_daylight = former_boolean("daylight", "Whether the room is known to have daylight.")
    is_step_free = former_boolean("stepFree", "Whether it is known to have step-free access.")
    fire_safety_max = graphene.Int(description="Number of people that the fire regulations allow; null if unknown.")
    capacities = graphene.List(
        graphene.NonNull(RoomCapacity), required=True, description="Capacity for each layout that is set."
    )


class MicePrice(PartType):
    """A price of an offer."""

    other_keys = frozenset({"vat_included"})

    label = graphene.String(required=True, description="Product or service that it pays for, as plain text.")
    amount = graphene.String(
        description="Amount as a string, a decimal number with two decimal places and a point; null for a price on request."
    )
    currency = graphene.String(required=True, description="Currency code (ISO 4217), for example EUR.")
    basis = PriceBasis(required=True, description="Unit that the price applies to.")
    period = PricePeriod(
        required=True,
        description="Period or seminar package that the price applies to. DAY_DELEGATE: a meeting room, breaks and lunch "
        "for a day. SEMI_RESIDENTIAL: the night and breakfast too. RESIDENTIAL: dinner as well.",
    )
    is_from_price = graphene.Boolean(
        required=True, description="Whether it is the lowest price, which options may increase."
    )
    vat_included = statement(
        YesNoUnknown, "vat_included", "is_vat_included", "Whether the amount includes value added tax."
    )
    is_vat_included = former_boolean("vatIncluded", "Whether the amount is known to include value added tax.")


class Certification(PartType):
    """A certification by a third party."""

    label = graphene.String(required=True, description="Name as plain text.")
    evidence_url = URL(description="URL of the certificate or of a register; null if there is none.")
    valid_until_on = graphene.Date(
        description="Last day of its validity, after which it must not be shown as current; null if unknown."
    )
