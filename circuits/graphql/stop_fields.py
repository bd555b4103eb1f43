"""Fields of the GraphQL type of stops."""

from typing import Any

import graphene

from destination_cms.geo.distance import haversine_m
from destination_cms.geo.point import Point
from destination_cms.graphql.types.ar import ARLayer
from destination_cms.graphql.types.audio import audio_field
from destination_cms.graphql.types.availability import NOTICES_KEY, notices_field, status_field
from destination_cms.graphql.types.blocks import RichText
from destination_cms.graphql.types.permanent import permanent_url_field
from destination_cms.graphql.types.records import PartType
from destination_cms.graphql.types.stored_keys import integer_key, nullable, text_key

from ..itinerary import leg_minutes
from .permanent import permanent_url_of_stop
from .practice import Quiz, StopTrigger
from .stops import Stop


class StopFields(PartType):
    """Everything of a circuit's visit to a spot but the spot, whose type leads to circuits."""

    class Meta:
        abstract = True

    other_keys = {
        "position": integer_key("Position in the order, from 1.", minimum=1),
        "title": text_key("Title of the stop on this circuit, as plain text; empty where the spot's title counts."),
        # The fields of these names describe them.
        "leg_length_m": nullable(integer_key("Metres along the track from the stop before; null for the first.")),
        "leg_duration_minutes": None,
        "notices": NOTICES_KEY,
    }

    uuid = graphene.ID(
        required=True,
        default_value="",
        description="The same in every language of the circuit (RFC 9562 text form); empty until the circuit is published "
        "again after an update from a version without it.",
    )
    permanent_url = permanent_url_field("its circuit, with the fragment `stop-<uuid>`", permanent_url_of_stop)
    position = graphene.Int(required=True, description="Position in the order, from 1; hidden stops are not counted.")
    title = graphene.String(required=True, description="Title of the stop on this circuit, as plain text.")
    story = graphene.Field(
        RichText, required=True, description="Story of this circuit at the stop; empty if there is none."
    )
    audio = audio_field("the story of this circuit at the stop")
    layer = graphene.Field(ARLayer, description="Layer of augmented reality that is seen at the stop; null if none is.")
    notices = notices_field("the stop or its spot")
    status = status_field("the stop, whatever the opening hours of its spot,")
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
    quiz = graphene.Field(Quiz, description="A question about what is seen there; null if there is none.")
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
