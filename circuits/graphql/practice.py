"""GraphQL types of the practical side of circuits: ways of travelling, transport, triggers of stops."""

import graphene

from destination_cms import choices as shared
from destination_cms.graphql.types.enums import enum_of
from destination_cms.graphql.types.records import PartType

from .. import choices

Difficulty = enum_of(choices.Difficulty, "Difficulty", "Difficulty of a circuit, in five levels.")
PracticeMode = enum_of(choices.PracticeMode, "PracticeMode", "Way of travelling on a circuit.")
VisitorGroup = enum_of(choices.VisitorGroup, "VisitorGroup", "For whom a circuit is made.")
TransportMode = enum_of(choices.TransportMode, "TransportMode", "Means of public or shared transport.")
StopTriggerKind = enum_of(choices.StopTrigger, "StopTriggerKind", "What starts the story of a stop in an app.")
Month = enum_of(shared.Month, "Month", "A month of the year.")


class CircuitMode(PartType):
    """A way of travelling on a circuit, with its own time."""

    mode = PracticeMode(required=True, description="Way of travelling.")
    duration_minutes = graphene.Int(description="Duration in minutes, stops included; null if unknown.")
    difficulty = Difficulty(description="Difficulty; null if unknown.")


class TransportAccess(PartType):
    """A line of public or shared transport that leads to the start of a circuit."""

    mode = TransportMode(required=True, description="Means of transport.")
    line = graphene.String(
        required=True, description="Line, such as T2 or RER C, as plain text; empty if there is none."
    )
    stop = graphene.String(required=True, description="Where to get off, as plain text.")
    walk_meters = graphene.Int(source="walk_m", description="Metres on foot from there to the start; null if unknown.")


class StopTrigger(PartType):
    """What starts the story of a stop in an app."""

    kind = StopTriggerKind(required=True, description="Kind of trigger; never NONE.")
    radius_meters = graphene.Int(
        source="radius_m",
        description="Metres from the spot within which the story starts; null for other kinds than GEOFENCE.",
    )
    code = graphene.String(description="What visitors type; null for other kinds than MANUAL_CODE.")
    geo_json = graphene.String(
        description="Zone that visitors enter, as the text of a GeoJSON Polygon (RFC 7946, WGS84) of one ring, "
        "counter-clockwise, of at most 500 positions; null for other kinds than POLYGON."
    )


class QuizAnswer(PartType):
    """An answer of a quiz."""

    text = graphene.String(required=True, description="Answer, as plain text; at most 200 characters.")
    is_correct = graphene.Boolean(required=True, description="Whether it is a correct answer.")


class Quiz(PartType):
    """A question about what is seen at a stop."""

    question = graphene.String(required=True, description="Question, as plain text; at most 300 characters.")
    answers = graphene.List(
        graphene.NonNull(QuizAnswer),
        required=True,
        description="Two to six answers in the editor's order, of which at least one is correct.",
    )
    hint = graphene.String(
        description="Hint for those who do not find the answer, as plain text; null if there is none."
    )
    explanation = graphene.String(
        description="What to read once it is answered, as plain text; null if there is nothing."
    )
    points = graphene.Int(description="Points for a correct answer, from 1 to 100; null if the circuit counts none.")
