"""GraphQL types of circuits and spots. They read publications only."""

from typing import Any

import graphene

from destination_cms.geo.distance import haversine_m
from destination_cms.geo.point import Point
from destination_cms.graphql.reading.reader import Record
from destination_cms.graphql.reading.referrers import referrers
from destination_cms.graphql.types.blocks import BodyBlock, RichText
from destination_cms.graphql.types.enums import enum_of
from destination_cms.graphql.types.exports import exports_field
from destination_cms.graphql.types.geo import GeoPoint
from destination_cms.graphql.types.interfaces import Content, Node
from destination_cms.graphql.types.records import Part, PartType, RecordType
from destination_cms.graphql.types.statements import (
    StepFreeAccess,
    former_boolean,
    statement,
)
from destination_cms.graphql.types.stored_keys import integer_key, nullable, text_key
from destination_cms.graphql.types.taxonomy import District
from destination_cms.graphql.types.tracks import Track

from .. import choices
from ..itinerary import leg_length_m, leg_minutes
from .json_ld import circuit_json_ld, spot_json_ld

SpotKind = enum_of(choices.SpotKind, "SpotKind", "Type of place.")
Difficulty = enum_of(choices.Difficulty, "Difficulty", "Difficulty of a circuit, in five levels.")
TourType = enum_of(choices.TourType, "TourType", "Shape of a circuit's route.")
PracticeMode = enum_of(choices.PracticeMode, "PracticeMode", "Way of travelling on a circuit.")


class Spot(RecordType):
    """A place to visit."""

    class Meta:
        interfaces = (Content, Node)

    other_keys = frozenset({"step_free"})

    json_ld = staticmethod(spot_json_ld)

    spot_kind = SpotKind(required=True, source="kind", description="Type of place.")
    location = graphene.Field(GeoPoint, description="Position; null if the editor has not set one.")
    address = graphene.String(required=True, description="Postal address on one line; empty if there is none.")
    district = graphene.Field(District, description="District in which it lies; null if none is set.")
    step_free = statement(StepFreeAccess, "step_free", "is_step_free", "Whether it has step-free access.")
    is_step_free = former_boolean("stepFree", "Whether it is known to have step-free access.")
    last_verified_on = graphene.Date(description="Date on which this information was last verified; null if unknown.")
    body = graphene.List(graphene.NonNull(BodyBlock), required=True, description="Body, as typed blocks.")
    circuits = graphene.List(
        graphene.NonNull(lambda: Circuit),
        required=True,
        description="Circuits in its language that have it as a stop, by title.",
    )

    @staticmethod
    def resolve_circuits(record: Record, info: Any) -> list[Record]:
        # A circuit may also mention a spot in its text.
        found = (
            circuit
            for circuit in referrers(record, "circuit")
            if any(stop["spot"]["ref"] == record.key for stop in circuit.payload["stops"])
        )
        return sorted(found, key=lambda circuit: (circuit.row.title, circuit.row.uuid_text))


class Stop(Part):
    """A stop whose spot is public, with its position among the visible stops."""

    __slots__ = ("before", "position", "spot")

    def __init__(
        self, record: Record, payload: dict[str, Any], spot: Record, before: "Stop | None", position: int
    ) -> None:
        super().__init__(record, payload)
        self.spot, self.before, self.position = spot, before, position

    @property
    def leg_length_m(self) -> int | None:
        """Metres along the track from the stop before, which is another one than the ledger's where that has gone."""
        if self.before is None:
            return None
        return leg_length_m(self.before.payload.get("distance_along_m"), self.payload.get("distance_along_m"))


def stops_of(record: Record) -> list[Stop]:
    """Return the stops of a circuit whose spots are public at present, numbered from 1."""
    found = [(value, spot) for value in record.payload["stops"] if (spot := record.refer(value["spot"]))]
    stops: list[Stop] = []
    for position, (value, spot) in enumerate(found, start=1):
        stops.append(Stop(record, value, spot, stops[-1] if stops else None, position))
    return stops


class CircuitStop(PartType):
    """A circuit's visit to a spot."""

    other_keys = {
        "position": integer_key("Position in the order, from 1.", minimum=1),
        "title": text_key("Title of the stop on this circuit, as plain text; empty where the spot's title counts."),
        # The fields of these names describe them.
        "leg_length_m": nullable(integer_key("Metres along the track from the stop before; null for the first.")),
        "leg_duration_minutes": None,
    }

    position = graphene.Int(required=True, description="Position in the order, from 1; hidden stops are not counted.")
    spot = graphene.Field(Spot, required=True, description="The spot.")
    title = graphene.String(required=True, description="Title of the stop on this circuit, as plain text.")
    story = graphene.Field(
        RichText, required=True, description="Story of this circuit at the stop; empty if there is none."
    )
    is_optional = graphene.Boolean(required=True, description="Whether the stop is optional.")
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
        return stop.payload["title"] or stop.spot.row.title

    @staticmethod
    def resolve_distance_from_previous_meters(stop: Stop, info: Any) -> int | None:
        start, end = (stop.before.spot.row.location if stop.before else None), stop.spot.row.location
        return round(haversine_m(Point(**start), Point(**end))) if start and end else None


class Circuit(RecordType):
    """A route that visits spots in an order."""

    class Meta:
        interfaces = (Content, Node)

    other_keys = frozenset({"step_free", "stops"})

    json_ld = staticmethod(circuit_json_ld)

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
    exports = exports_field()
    duration_minutes = graphene.Int(description="Duration in minutes, stops included; null if unknown.")
    step_free = statement(StepFreeAccess, "step_free", "is_step_free", "Whether the whole circuit is step-free.")
    is_step_free = former_boolean("stepFree", "Whether the whole circuit is known to be step-free.")
    body = graphene.List(graphene.NonNull(BodyBlock), required=True, description="Body, as typed blocks.")

    stops = graphene.List(graphene.NonNull(CircuitStop), required=True, description="Its stops in order.")

    @staticmethod
    def resolve_stops(record: Record, info: Any) -> list[Stop]:
        return stops_of(record)
