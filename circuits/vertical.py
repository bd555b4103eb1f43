"""The declaration of the circuits vertical."""

from typing import Any

from destination_cms.verticals import Kind, Vertical

from .graphql.queries import CircuitsQuery
from .graphql.types import Circuit, Spot
from .index import CircuitIndex, SpotIndex
from .models import CircuitPage, SpotPage
from .projection import project_circuit, project_spot


def seed(home: Any) -> None:
    """Write the demo destination's circuits under a home page."""
    from .demo.seed import seed as seed_circuits

    seed_circuits(home)


vertical = Vertical(
    name="circuits",
    description="Circuits of ordered stops, and the spots they visit.",
    kinds=(
        Kind(
            name="spot",
            model=SpotPage,
            project=project_spot,
            index=SpotIndex,
            graphql_type="Spot",
            icon="crosshairs",
            listing_filters=("kind",),
            description="Places worth a stop.",
        ),
        Kind(
            name="circuit",
            model=CircuitPage,
            project=project_circuit,
            index=CircuitIndex,
            graphql_type="Circuit",
            icon="list-ol",
            listing_filters=("practice_mode", "difficulty"),
            prefetch=("stops",),
            description="Routes that visit spots in an order.",
        ),
    ),
    query=CircuitsQuery,
    types=(Circuit, Spot),
    seed=seed,
)
