"""Root fields of circuits and spots, and what their lists are filtered and ordered by."""

import graphene

from destination_cms.graphql.connections import connection_of
from destination_cms.graphql.filters import (
    boolean_rule,
    enum_rule,
    id_rule,
    moment_rule,
    number_rule,
    place_rule,
    text_rule,
)
from destination_cms.graphql.listing import Listing
from destination_cms.graphql.ordering import number_column
from destination_cms.graphql.queries import detail_field, list_field

from ..index import CircuitIndex, SpotIndex
from .types import Circuit, Difficulty, PracticeMode, Spot, SpotKind

_CIRCUIT = CircuitIndex.lookup
_SPOT = SpotIndex.lookup
_PUBLISHED = "By the moment of the last change."

CIRCUITS = Listing(
    kind="circuit",
    name="Circuit",
    rules={
        "id": id_rule(),
        "slug": text_rule("slug", "By the last part of the path."),
        "practice_mode": enum_rule(_CIRCUIT("practice_mode"), PracticeMode, "By the way it is travelled."),
        "difficulty": enum_rule(_CIRCUIT("difficulty"), Difficulty, "By difficulty."),
        "length_meters": number_rule(_CIRCUIT("length_m"), "By length in metres."),
        "duration_minutes": number_rule(_CIRCUIT("duration_minutes"), "By duration in minutes."),
        "is_step_free": boolean_rule(_CIRCUIT("is_step_free"), "By whether it is free of steps."),
        "stop_count": number_rule(_CIRCUIT("stop_count"), "By the number of its stops."),
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
        "slug": text_rule("slug", "By the last part of the path."),
        "kind": enum_rule(_SPOT("kind"), SpotKind, "By what sort of place it is."),
        "is_step_free": boolean_rule(_SPOT("is_step_free"), "By whether it is reached without steps."),
        "location": place_rule(),
        "last_published_at": moment_rule("last_published_at", _PUBLISHED),
    },
    has_place=True,
)

CircuitConnection = connection_of(Circuit)
SpotConnection = connection_of(Spot, has_place=True)


class CircuitsQuery(graphene.ObjectType):
    """Circuits and spots."""

    circuit = detail_field(Circuit, "circuit", "One circuit by id or slug; null when nothing public has it.")
    circuits = list_field(CircuitConnection, CIRCUITS, "Circuits of a language.")
    spot = detail_field(Spot, "spot", "One spot by id or slug; null when nothing public has it.")
    spots = list_field(SpotConnection, SPOTS, "Spots of a language.")
