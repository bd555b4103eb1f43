"""GraphQL types of circuits and spots. They read publications only."""

from typing import Any

import graphene

from destination_cms.geo.distance import haversine_m
from destination_cms.geo.point import Point
from destination_cms.graphql.reading.needs import shows
from destination_cms.graphql.reading.reader import Record
from destination_cms.graphql.reading.referrers import referrers
from destination_cms.graphql.scalars import URL
from destination_cms.graphql.types.accessibility import accessibility_field
from destination_cms.graphql.types.blocks import BodyBlock, RichText
from destination_cms.graphql.types.enums import enum_of
from destination_cms.graphql.types.exports import exports_field
from destination_cms.graphql.types.geo import GeoPoint
from destination_cms.graphql.types.interfaces import Content, Node
from destination_cms.graphql.types.permanent import permanent_url_field
from destination_cms.graphql.types.records import Part, PartType, RecordType, part_of
from destination_cms.graphql.types.statements import (
    StepFreeAccess,
    YesNoUnknown,
    former_boolean,
    statement,
    unless_stated,
)
from destination_cms.graphql.types.stored_keys import integer_key, list_key, nullable, text_key
from destination_cms.graphql.types.taxonomy import District, Theme
from destination_cms.graphql.types.tracks import Track

from .. import choices
from ..itinerary import leg_minutes
from ..kinds import names_of_kind
from .json_ld import circuit_json_ld, spot_json_ld
from .permanent import permanent_url_of_stop
from .practice import CircuitMode, Difficulty, Month, PracticeMode, StopTrigger, TransportAccess, VisitorGroup
from .stops import Stop, stops_of
from .visit import Placement, Viewpoint, VisitPolicy

SpotKind = enum_of(choices.SpotKind, "SpotKind", "Type of place.")
TourType = enum_of(choices.TourType, "TourType", "Shape of a circuit's route.")


class Spot(RecordType):
    """A place to visit."""

    class Meta:
        interfaces = (Content, Node)

    other_keys = frozenset({"step_free"})

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
    last_verified_on = graphene.Date(description="Date on which this information was last verified; null if unknown.")
    body = graphene.List(graphene.NonNull(BodyBlock), required=True, description="Body, as typed blocks.")
    circuits = graphene.List(
        graphene.NonNull(lambda: Circuit),
        required=True,
        description="Circuits in its language that have it as a stop, by title.",
    )

    @staticmethod
    @shows(keys=["kind"])
    def resolve_datatourisme_class(record: Record, info: Any) -> str:
        return names_of_kind(record.payload["kind"]).datatourisme

    @staticmethod
    def resolve_circuits(record: Record, info: Any) -> list[Record]:
        # A circuit may also mention a spot in its text.
        found = (
            circuit
            for circuit in referrers(record, "circuit")
            if any(stop["spot"]["ref"] == record.key for stop in circuit.payload["stops"])
        )
        return sorted(found, key=lambda circuit: (circuit.row.title, circuit.row.uuid_text))


class CircuitStop(PartType):
    """A circuit's visit to a spot."""

    other_keys = {
        "position": integer_key("Position in the order, from 1.", minimum=1),
        "title": text_key("Title of the stop on this circuit, as plain text; empty where the spot's title counts."),
        # The fields of these names describe them.
        "leg_length_m": nullable(integer_key("Metres along the track from the stop before; null for the first.")),
        "leg_duration_minutes": None,
    }

    uuid = graphene.ID(
        required=True,
        default_value="",
        description="The same in every language of the circuit (RFC 9562 text form); empty until the circuit is published "
        "again after an update from a version without it.",
    )
    permanent_url = permanent_url_field("its circuit, with the fragment `stop-<uuid>`", permanent_url_of_stop)
    position = graphene.Int(required=True, description="Position in the order, from 1; hidden stops are not counted.")
    spot = graphene.Field(Spot, required=True, description="The spot.")
    title = graphene.String(required=True, description="Title of the stop on this circuit, as plain text.")
    story = graphene.Field(
        RichText, required=True, description="Story of this circuit at the stop; empty if there is none."
    )
    is_optional = graphene.Boolean(required=True, description="Whether the stop is optional.")
    variant = graphene.String(
        description="Name of the variant of the circuit that it belongs to; null for the main way."
    )
    leg_directions = graphene.String(
        description="The way from the previous stop, as plain text; null if not described."
    )
    leg_caution = graphene.String(
        description="What to watch out for on the way from the previous stop, as plain text; null if there is nothing."
    )
    trigger = graphene.Field(
        StopTrigger, description="What starts its story in an app; null where visitors choose it themselves."
    )
    distance_from_previous_meters = graphene.Int(
        description="Straight-line distance from the previous stop in metres; null for the first, or if a position is missing."
    )

    distance_along_meters = graphene.Int(
        source="distance_along_m",
        description="Metres along the circuit's track from its start; null without a track or a position.",
    )
    offset_from_track_meters = graphene.Int(
        source="offset_from_track_m",
        description="Metres from the circuit's track; null without a track or a position.",
    )
    leg_length_meters = graphene.Int(
        description="Metres along the track from the previous stop; null for the first, and where the order differs from the track's."
    )
    leg_duration_minutes = graphene.Int(
        description="Minutes for this leg at the usual speed of the way of travelling, without pauses; null if it is not known."
    )

    @staticmethod
    def resolve_leg_length_meters(stop: Stop, info: Any) -> int | None:
        return stop.leg_length_m

    @staticmethod
    def resolve_leg_duration_minutes(stop: Stop, info: Any) -> int | None:
        return leg_minutes(stop.leg_length_m, stop.record.payload["practice_mode"])

    @staticmethod
    def resolve_position(stop: Stop, info: Any) -> int:
        return stop.position

    @staticmethod
    def resolve_title(stop: Stop, info: Any) -> str:
        return stop.title

    @staticmethod
    def resolve_distance_from_previous_meters(stop: Stop, info: Any) -> int | None:
        start, end = (stop.before.spot.row.location if stop.before else None), stop.spot.row.location
        return round(haversine_m(Point(**start), Point(**end))) if start and end else None


class Circuit(RecordType):
    """A route that visits spots in an order."""

    class Meta:
        interfaces = (Content, Node)

    other_keys = {
        "step_free": None,
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
        default_value=(),
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
    accessibility = accessibility_field()
    step_free = statement(StepFreeAccess, "step_free", "is_step_free", "Whether the whole circuit is step-free.")
    is_step_free = former_boolean("stepFree", "Whether the whole circuit is known to be step-free.")
    body = graphene.List(graphene.NonNull(BodyBlock), required=True, description="Body, as typed blocks.")

    stops = graphene.List(graphene.NonNull(CircuitStop), required=True, description="Its stops in order.")

    @staticmethod
    def resolve_practice_modes(record: Record, info: Any) -> list[Part]:
        main = {name: record.payload.get(name) for name in ("duration_minutes", "difficulty")}
        modes = [{"mode": record.payload["practice_mode"], **main}, *record.payload.get("other_modes", ())]
        return [part_of(record, mode) for mode in modes]

    @staticmethod
    def resolve_stops(record: Record, info: Any) -> list[Stop]:
        return stops_of(record)
