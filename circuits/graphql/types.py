"""GraphQL types of circuits and spots. They read publications only."""

from typing import Any

import graphene

from destination_cms.graphql.lists.connections import connection_of
from destination_cms.graphql.lists.nearby import nearby_field
from destination_cms.graphql.reading.needs import shows
from destination_cms.graphql.reading.reader import Record
from destination_cms.graphql.reading.referrers import referrers
from destination_cms.graphql.scalars import URL
from destination_cms.graphql.types.accessibility import accessibility_field
from destination_cms.graphql.types.ar import ARLayer
from destination_cms.graphql.types.audio import audio_field
from destination_cms.graphql.types.availability import AVAILABILITY_KEYS, notices_field, status_field
from destination_cms.graphql.types.blocks import BodyBlock
from destination_cms.graphql.types.districts import District
from destination_cms.graphql.types.enums import enum_of
from destination_cms.graphql.types.exports import exports_field
from destination_cms.graphql.types.geo import GeoPoint
from destination_cms.graphql.types.interfaces import Content, Node
from destination_cms.graphql.types.opening_hours import OPENING_HOURS_KEY, opening_schedule_field
from destination_cms.graphql.types.organisations import Organisation
from destination_cms.graphql.types.permanent import permanent_url_field
from destination_cms.graphql.types.records import Part, RecordType, part_of
from destination_cms.graphql.types.statements import (
    StepFreeAccess,
    YesNoUnknown,
    former_boolean,
    statement,
    unless_stated,
)
from destination_cms.graphql.types.stored_keys import integer_key, list_key, nullable, text_key
from destination_cms.graphql.types.taxonomy import Theme
from destination_cms.graphql.types.tracks import Track

from .. import choices
from ..kinds import names_of_kind
from .json_ld import circuit_json_ld, spot_json_ld
from .practice import CircuitMode, Difficulty, Month, PracticeMode, TransportAccess, VisitorGroup
from .stop_fields import StopFields
from .stops import Stop, stops_of
from .visit import Placement, Viewpoint, VisitPolicy

SpotKind = enum_of(choices.SpotKind, "SpotKind", "Type of place.")
TourType = enum_of(choices.TourType, "TourType", "Shape of a circuit's route.")


class Spot(RecordType):
    """A place to visit."""

    class Meta:
        interfaces = (Content, Node)

    other_keys = {"step_free": None, "opening_hours": OPENING_HOURS_KEY, **AVAILABILITY_KEYS}

    json_ld = staticmethod(spot_json_ld)

    permanent_url = permanent_url_field()
    spot_kind = SpotKind(required=True, source="kind", description="Type of place.")
    datatourisme_class = graphene.String(
        required=True, description='Class of its type of place in the ontology of DATAtourisme, for example "Museum".'
    )
    location = graphene.Field(GeoPoint, description="Position; null if the editor has not set one.")
    address = graphene.String(required=True, description="Postal address on one line; empty if there is none.")
    district = graphene.Field(District, description="District in which it lies; null if none is set.")
    step_free = statement(StepFreeAccess, "step_free", "is_step_free", "Whether it has step-free access.")
    is_step_free = former_boolean("stepFree", "Whether it is known to have step-free access.")
    opening_schedule = opening_schedule_field()
    exports = exports_field(keys=["opening_hours"])
    accessibility = accessibility_field()
    entrance = graphene.Field(
        GeoPoint, description="Where visitors go in; null where that is its position, or unknown."
    )
    viewpoint = graphene.Field(Viewpoint, description="Where one stands to look at it; null if unknown.")
    placement = unless_stated(Placement, "Whether a visit is indoors or outdoors.")
    visit_policy = unless_stated(VisitPolicy, "Who may enter.")
    free_of_charge = unless_stated(YesNoUnknown, "Whether entrance is free of charge for everybody.")
    price = graphene.String(description="Price in words, as plain text; null if there is none, or unknown.")
    visit_minutes = graphene.Int(description="Minutes that a visit takes; null if unknown.")
    phone = graphene.String(description="Phone number of the place; null if there is none.")
    website = URL(description="Website of the place; null if there is none.")
    audio = audio_field("the place")
    host = graphene.Field(Organisation, description="Organisation that one visits here; null if none is named.")
    layers = graphene.List(
        graphene.NonNull(ARLayer),
        required=True,
        default_value=(),
        description="Layers of augmented reality that are seen here, in the editor's order.",
    )
    notices = notices_field("the place")
    status = status_field("the place")
    last_verified_on = graphene.Date(description="Date on which this information was last verified; null if unknown.")
    body = graphene.List(graphene.NonNull(BodyBlock), required=True, description="Body, as typed blocks.")
    circuits = graphene.List(
        graphene.NonNull(lambda: Circuit),
        required=True,
        description="Circuits in its language that have it as a stop, by title.",
    )
    nearby_spots = nearby_field(
        lambda: SpotConnection,
        "spot",
        "Other spots near it in its language, the nearest first; none without a position.",
    )

    @staticmethod
    @shows(keys=["kind"])
    def resolve_datatourisme_class(record: Record, info: Any) -> str:
        return names_of_kind(record.payload["kind"]).datatourisme

    @staticmethod
    def resolve_circuits(record: Record, info: Any) -> list[Record]:
        # A circuit may also mention a spot in its text.
        return [
            circuit
            for circuit in referrers(record, "circuit")
            if any(stop["spot"]["ref"] == record.key for stop in circuit.payload["stops"])
        ]


SpotConnection: Any = connection_of(Spot, has_place=True)


class CircuitStop(StopFields):
    """A circuit's visit to a spot."""

    spot = graphene.Field(Spot, required=True, description="The spot.")


class Circuit(RecordType):
    """A route that visits spots in an order."""

    class Meta:
        interfaces = (Content, Node)

    other_keys = {
        "step_free": None,
        "opening_hours": OPENING_HOURS_KEY,
        "stops": None,
        "other_modes": {
            **list_key(
                "Ways of travelling besides the main one.",
                mode=text_key("A value of the enum PracticeMode."),
                duration_minutes=nullable(integer_key("Duration in minutes, stops included; null if unknown.")),
                difficulty=nullable(text_key("A value of the enum Difficulty; null if unknown.")),
            ),
            "default": [],
        },
        **AVAILABILITY_KEYS,
    }

    json_ld = staticmethod(circuit_json_ld)

    permanent_url = permanent_url_field()
    practice_mode = PracticeMode(required=True, description="Way of travelling.")
    tour_type = TourType(required=True, description="Shape of the route.")
    difficulty = Difficulty(description="Difficulty; null if unknown.")
    length_meters = graphene.Int(
        source="length_m",
        description="Length in metres, as the editor declares it, or else that of the track; null if unknown.",
    )
    declared_length_meters = graphene.Int(
        source="declared_length_m",
        description="Length in metres as the editor declares it; null if it is not declared.",
    )
    track = graphene.Field(Track, description="The line of the route; null if it has none.")
    location = graphene.Field(
        GeoPoint,
        description="Where it starts: the first point of its track, or else its first stop with a position; null without either.",
    )
    exports = exports_field()
    duration_minutes = graphene.Int(description="Duration in minutes, stops included; null if unknown.")
    practice_modes = graphene.List(
        graphene.NonNull(CircuitMode),
        required=True,
        description="All ways of travelling on it, the main one first, each with its own time.",
    )
    themes = graphene.List(
        graphene.NonNull(Theme),
        required=True,
        default_value=(),
        description="What it is about, the main theme first; empty if not said.",
    )
    districts = graphene.List(
        graphene.NonNull(District),
        required=True,
        description="Districts that its stops lie in, in the order of the stops; empty if unknown.",
    )
    start_label = graphene.String(description="Where it starts, as people call the place; null if not said.")
    end_label = graphene.String(description="Where it ends; null for a loop, or if not said.")
    season_months = graphene.List(
        graphene.NonNull(Month),
        required=True,
        default_value=(),
        description="Months in which it can be travelled; empty for the whole year.",
    )
    suitable_for = graphene.List(
        graphene.NonNull(VisitorGroup),
        required=True,
        default_value=(),
        description="For whom it is made; empty if not said.",
    )
    safety_advice = graphene.String(description="Safety advice, as plain text; null if there is none.")
    transports = graphene.List(
        graphene.NonNull(TransportAccess),
        required=True,
        default_value=(),
        description="Public and shared transport to its start, in the editor's order.",
    )
    opening_schedule = opening_schedule_field()
    notices = notices_field("its track or its stops")
    status = status_field("the circuit")
    accessibility = accessibility_field()
    step_free = statement(StepFreeAccess, "step_free", "is_step_free", "Whether the whole circuit is step-free.")
    is_step_free = former_boolean("stepFree", "Whether the whole circuit is known to be step-free.")
    body = graphene.List(graphene.NonNull(BodyBlock), required=True, description="Body, as typed blocks.")

    stops = graphene.List(graphene.NonNull(CircuitStop), required=True, description="Its stops in order.")
    nearby_spots = nearby_field(
        lambda: SpotConnection,
        "spot",
        "Spots near its start in its language, its own stops included, the nearest first; none without a position.",
    )

    @staticmethod
    def resolve_practice_modes(record: Record, info: Any) -> list[Part]:
        main = {name: record.payload.get(name) for name in ("duration_minutes", "difficulty")}
        modes = [{"mode": record.payload["practice_mode"], **main}, *record.payload.get("other_modes", ())]
        return [part_of(record, mode) for mode in modes]

    @staticmethod
    def resolve_districts(record: Record, info: Any) -> list[Record]:
        shown = (stop.spot.refer(stop.spot.payload["district"]) for stop in stops_of(record))
        return list({district.key: district for district in shown if district}.values())

    @staticmethod
    def resolve_stops(record: Record, info: Any) -> list[Stop]:
        return stops_of(record)
