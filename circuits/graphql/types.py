"""GraphQL types of circuits and spots. They read publications and nothing else."""

from typing import Any

import graphene

from destination_cms.geo.distance import haversine_m
from destination_cms.geo.point import Point
from destination_cms.graphql.blocks import BlockValue, BodyBlock, RichText, Text, body_of
from destination_cms.graphql.enums import enum_of
from destination_cms.graphql.interfaces import Content, Node
from destination_cms.graphql.reader import Record
from destination_cms.graphql.types import District, GeoPoint, ImageUse, Use, cover_of, point_of

from .. import choices
from .json_ld import circuit_json_ld, spot_json_ld

SpotKind = enum_of(choices.SpotKind, "SpotKind", "What sort of place it is.")
Difficulty = enum_of(choices.Difficulty, "Difficulty", "How demanding a circuit is, in five levels.")
TourType = enum_of(choices.TourType, "TourType", "The shape of a circuit.")
PracticeMode = enum_of(choices.PracticeMode, "PracticeMode", "How a circuit is travelled.")


class Spot(graphene.ObjectType):
    """A place worth a stop."""

    class Meta:
        interfaces = (Content, Node)

    json_ld = staticmethod(spot_json_ld)

    kind = SpotKind(required=True, description="What sort of place it is.")
    teaser = graphene.String(required=True, description="A few sentences as plain text; empty when there are none.")
    cover = graphene.Field(ImageUse, description="Its picture; null when it has none.")
    location = graphene.Field(GeoPoint, description="Where it is; null when the editor has set no position.")
    address = graphene.String(required=True, description="Postal address on one line; empty when there is none.")
    district = graphene.Field(District, description="The part of the town it lies in; null when none is named.")
    is_step_free = graphene.Boolean(required=True, description="Whether it is reached without steps.")
    last_verified_on = graphene.Date(description="When somebody last checked these facts; null when nobody noted it.")
    body = graphene.List(graphene.NonNull(BodyBlock), required=True, description="The text, as typed blocks.")

    @staticmethod
    def resolve_kind(record: Record, info: Any) -> str:
        return str(record.payload["kind"])

    @staticmethod
    def resolve_teaser(record: Record, info: Any) -> str:
        return str(record.payload["teaser"])

    @staticmethod
    def resolve_cover(record: Record, info: Any) -> Use | None:
        return cover_of(record)

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
    def resolve_is_step_free(record: Record, info: Any) -> bool:
        return bool(record.payload["is_step_free"])

    @staticmethod
    def resolve_last_verified_on(record: Record, info: Any) -> Any:
        text = record.payload["last_verified_on"]
        return graphene.Date.parse_value(text) if text else None

    @staticmethod
    def resolve_body(record: Record, info: Any) -> list[BlockValue]:
        return body_of(record)


class CircuitStop(graphene.ObjectType):
    """A circuit's visit to a spot."""

    position = graphene.Int(required=True, description="Its place in the order, from 1; hidden stops are not counted.")
    spot = graphene.Field(Spot, required=True, description="The place.")
    title = graphene.String(required=True, description="What the stop is called on this circuit, as plain text.")
    story = graphene.Field(RichText, required=True, description="What this circuit tells here; empty when nothing.")
    is_optional = graphene.Boolean(required=True, description="Whether the stop may be left out.")
    distance_from_previous_meters = graphene.Int(
        description="Metres as the crow flies from the stop before; null for the first, or where a position is missing."
    )


class Stop:
    """A stop whose spot is public."""

    def __init__(
        self, record: Record, value: dict[str, Any], spot: Record, before: Record | None, position: int
    ) -> None:
        self.position = position
        self.spot = spot
        self.title = value["title"] or spot.row.title
        self.story = Text(record, value["story"])
        self.is_optional = value["is_optional"]
        self.distance_from_previous_meters = _distance_m(before, spot)


def _distance_m(before: Record | None, spot: Record) -> int | None:
    start, end = (point_of(before) if before else None), point_of(spot)
    return round(haversine_m(Point(**start), Point(**end))) if start and end else None


def stops_of(record: Record) -> list[Stop]:
    """Return the stops of a circuit whose spots are public at this moment, numbered from 1."""
    found = [(value, spot) for value in record.payload["stops"] if (spot := record.refer(value["spot"]))]
    spots = [None, *(spot for _, spot in found)]
    return [Stop(record, value, spot, spots[index], index + 1) for index, (value, spot) in enumerate(found)]


class Circuit(graphene.ObjectType):
    """A route that visits spots in an order."""

    class Meta:
        interfaces = (Content, Node)

    json_ld = staticmethod(circuit_json_ld)

    teaser = graphene.String(required=True, description="A few sentences as plain text; empty when there are none.")
    cover = graphene.Field(ImageUse, description="Its picture; null when it has none.")
    practice_mode = PracticeMode(required=True, description="How it is travelled.")
    tour_type = TourType(required=True, description="Its shape.")
    difficulty = Difficulty(description="How demanding it is; null when the editor has not said.")
    length_meters = graphene.Int(description="Length in metres; null when the editor has not said.")
    duration_minutes = graphene.Int(description="Minutes it takes, stops included; null when the editor has not said.")
    is_step_free = graphene.Boolean(required=True, description="Whether the whole of it is free of steps.")
    body = graphene.List(graphene.NonNull(BodyBlock), required=True, description="The text, as typed blocks.")

    stops = graphene.List(graphene.NonNull(CircuitStop), required=True, description="Its stops in order.")

    resolve_teaser = Spot.resolve_teaser
    resolve_cover = Spot.resolve_cover
    resolve_is_step_free = Spot.resolve_is_step_free
    resolve_body = Spot.resolve_body

    @staticmethod
    def resolve_practice_mode(record: Record, info: Any) -> str:
        return str(record.payload["practice_mode"])

    @staticmethod
    def resolve_tour_type(record: Record, info: Any) -> str:
        return str(record.payload["tour_type"])

    @staticmethod
    def resolve_difficulty(record: Record, info: Any) -> str | None:
        return record.payload["difficulty"]  # type: ignore[no-any-return]

    @staticmethod
    def resolve_length_meters(record: Record, info: Any) -> int | None:
        return record.payload["length_m"]  # type: ignore[no-any-return]

    @staticmethod
    def resolve_duration_minutes(record: Record, info: Any) -> int | None:
        return record.payload["duration_minutes"]  # type: ignore[no-any-return]

    @staticmethod
    def resolve_stops(record: Record, info: Any) -> list[Stop]:
        return stops_of(record)
