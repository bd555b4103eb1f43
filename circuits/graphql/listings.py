"""Filters and orders of the lists of circuits and spots."""

from destination_cms.graphql.lists.filters import (
    enum_rule,
    id_rule,
    member_enum_rule,
    member_id_rule,
    moment_rule,
    number_rule,
    place_rule,
    text_rule,
)
from destination_cms.graphql.lists.listing import Listing
from destination_cms.graphql.lists.ordering import number_column
from destination_cms.graphql.lists.references import member_slug_rule, reference_rule, reference_slug_rule
from destination_cms.graphql.types.accessibility import ReducedMobilityAccess
from destination_cms.graphql.types.statements import StepFreeAccess, former_boolean_rule

from ..index import CircuitIndex, SpotIndex
from .practice import Difficulty, Month, PracticeMode, VisitorGroup
from .types import SpotKind

_CIRCUIT = CircuitIndex.lookup
_SPOT = SpotIndex.lookup
_PUBLISHED = "By the time of the last change."

CIRCUITS = Listing(
    kind="circuit",
    name="Circuit",
    rules={
        "id": id_rule(),
        "slug": text_rule("slug", "By slug, the last part of the path."),
        "practice_mode": enum_rule(_CIRCUIT("practice_mode"), PracticeMode, "By main way of travelling."),
        "difficulty": enum_rule(_CIRCUIT("difficulty"), Difficulty, "By difficulty of the main way of travelling."),
        "length_meters": number_rule(_CIRCUIT("length_m"), "By length in metres."),
        "duration_minutes": number_rule(
            _CIRCUIT("duration_minutes"), "By duration in minutes, of the main way of travelling."
        ),
        "step_free": enum_rule(_CIRCUIT("step_free"), StepFreeAccess, "By whether it is step-free."),
        "is_step_free": former_boolean_rule(
            _CIRCUIT("step_free"), "stepFree", "By whether it is known to be step-free."
        ),
        "practice_modes": member_enum_rule(
            _CIRCUIT("practice_modes"), PracticeMode, "By any of the ways of travelling that it is for."
        ),
        "months": member_enum_rule(
            _CIRCUIT("season_months"), Month, "By a month in which it can be travelled; many can all year."
        ),
        "suitable_for": member_enum_rule(_CIRCUIT("suitable_for"), VisitorGroup, "By an audience that it is made for."),
        "reduced_mobility": enum_rule(
            _CIRCUIT("reduced_mobility"), ReducedMobilityAccess, "By whether it suits people with reduced mobility."
        ),
        "theme": member_id_rule(_CIRCUIT("themes"), "By id of one of its themes."),
        "theme_slug": member_slug_rule(_CIRCUIT("themes"), "theme", "By slug of one of its themes."),
        "district": member_id_rule(_CIRCUIT("districts"), "By id of a district that one of its stops lies in."),
        "district_slug": member_slug_rule(
            _CIRCUIT("districts"), "district", "By slug of a district that one of its stops lies in."
        ),
        "stop_count": number_rule(_CIRCUIT("stop_count"), "By number of stops."),
        "location": place_rule("By where it starts; what has neither a track nor a stop with a position is not found."),
        "last_published_at": moment_rule("last_published_at", _PUBLISHED),
    },
    columns={
        "LENGTH": number_column(_CIRCUIT("length_m"), "By length in metres."),
        "DURATION": number_column(
            _CIRCUIT("duration_minutes"), "By duration in minutes, of the main way of travelling."
        ),
    },
    has_place=True,
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
        "reduced_mobility": enum_rule(
            _SPOT("reduced_mobility"), ReducedMobilityAccess, "By whether it suits people with reduced mobility."
        ),
        "location": place_rule(),
        "last_published_at": moment_rule("last_published_at", _PUBLISHED),
    },
    has_place=True,
)
