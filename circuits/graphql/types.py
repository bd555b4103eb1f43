"""GraphQL types of circuits and spots, with the filters and orders of their lists.

They read publications only.
"""

from typing import Any

import graphene

from destination_cms.geo.distance import haversine_m
from destination_cms.geo.point import Point
from destination_cms.graphql.lists.filters import (
    enum_rule,
    id_rule,
    moment_rule,
    number_rule,
    place_rule,
    text_rule,
)
from destination_cms.graphql.lists.listing import Listing
from destination_cms.graphql.lists.ordering import number_column
from destination_cms.graphql.lists.references import reference_rule, reference_slug_rule
from destination_cms.graphql.reading.reader import Record
from destination_cms.graphql.reading.referrers import referrers
from destination_cms.graphql.types.blocks import BodyBlock, RichText
from destination_cms.graphql.types.enums import enum_of
from destination_cms.graphql.types.geo import GeoPoint
from destination_cms.graphql.types.interfaces import Content, Node
from destination_cms.graphql.types.records import Part, PartType, RecordType
from destination_cms.graphql.types.statements import (
    StepFreeAccess,
    former_boolean,
    former_boolean_rule,
    statement,
)
from destination_cms.graphql.types.stored_keys import integer_key, text_key
from destination_cms.graphql.types.taxonomy import District

from .. import choices
from ..index import CircuitIndex, SpotIndex
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
        self, record: Record, payload: dict[str, Any], spot: Record, before: Record | None, position: int
    ) -> None:
        super().__init__(record, payload)
        self.spot, self.before, self.position = spot, before, position


def stops_of(record: Record) -> list[Stop]:
    """Return the stops of a circuit whose spots are public at present, numbered from 1."""
    found = [(value, spot) for value in record.payload["stops"] if (spot := record.refer(value["spot"]))]
    spots = [None, *(spot for _, spot in found)]
    return [Stop(record, value, spot, spots[index], index + 1) for index, (value, spot) in enumerate(found)]


class CircuitStop(PartType):
    """A circuit's visit to a spot."""

    other_keys = {
        "position": integer_key("Position in the order, from 1.", minimum=1),
        "title": text_key("Title of the stop on this circuit, as plain text; empty where the spot's title counts."),
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

    @staticmethod
    def resolve_position(stop: Stop, info: Any) -> int:
        return stop.position

    @staticmethod
    def resolve_title(stop: Stop, info: Any) -> str:
        return stop.payload["title"] or stop.spot.row.title

    @staticmethod
    def resolve_distance_from_previous_meters(stop: Stop, info: Any) -> int | None:
        start, end = (stop.before.row.location if stop.before else None), stop.spot.row.location
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
    length_meters = graphene.Int(source="length_m", description="Length in metres; null if unknown.")
    duration_minutes = graphene.Int(description="Duration in minutes, stops included; null if unknown.")
    step_free = statement(StepFreeAccess, "step_free", "is_step_free", "Whether the whole circuit is step-free.")
    is_step_free = former_boolean("stepFree", "Whether the whole circuit is known to be step-free.")
    body = graphene.List(graphene.NonNull(BodyBlock), required=True, description="Body, as typed blocks.")

    stops = graphene.List(graphene.NonNull(CircuitStop), required=True, description="Its stops in order.")

    @staticmethod
    def resolve_stops(record: Record, info: Any) -> list[Stop]:
        return stops_of(record)


_CIRCUIT = CircuitIndex.lookup
_SPOT = SpotIndex.lookup
_PUBLISHED = "By the time of the last change."

CIRCUITS = Listing(
    kind="circuit",
    name="Circuit",
    rules={
        "id": id_rule(),
        "slug": text_rule("slug", "By slug, the last part of the path."),
        "practice_mode": enum_rule(_CIRCUIT("practice_mode"), PracticeMode, "By way of travelling."),
        "difficulty": enum_rule(_CIRCUIT("difficulty"), Difficulty, "By difficulty."),
        "length_meters": number_rule(_CIRCUIT("length_m"), "By length in metres."),
        "duration_minutes": number_rule(_CIRCUIT("duration_minutes"), "By duration in minutes."),
        "step_free": enum_rule(_CIRCUIT("step_free"), StepFreeAccess, "By whether it is step-free."),
        "is_step_free": former_boolean_rule(
            _CIRCUIT("step_free"), "stepFree", "By whether it is known to be step-free."
        ),
        "stop_count": number_rule(_CIRCUIT("stop_count"), "By number of stops."),
        "last_published_at": moment_rule("last_published_at", _PUBLISHED),
    },
    columns={
        "LENGTH": number_column(_CIRCUIT("length_m"), "By length in metres."),
        "DURATION": number_column(_CIRCUIT("duration_minutes"), "By duration in minutes."),
    },
)
SPOTS = Listing(
    kind="spot",
    name="Spot",
    rules={
        "id": id_rule(),
        "slug": text_rule("slug", "By slug, the last part of the path."),
        "kind": enum_rule(_SPOT("kind"), SpotKind, "By type of place."),
        "district": reference_rule(_SPOT("district"), "By id of its district."),
        "district_slug": reference_slug_rule(_SPOT("district"), "district", "By slug of its district."),
        "step_free": enum_rule(_SPOT("step_free"), StepFreeAccess, "By whether it has step-free access."),
        "is_step_free": former_boolean_rule(
            _SPOT("step_free"), "stepFree", "By whether it is known to have step-free access."
        ),
        "location": place_rule(),
        "last_published_at": moment_rule("last_published_at", _PUBLISHED),
    },
    has_place=True,
)
