"""The declaration of the circuits vertical."""

from destination_cms.projections.availability import Notices, current_notices
from destination_cms.verticals import Kind, KindExtension, PermanentAddresses, Vertical

from .graphql.exports import CIRCUIT_EXPORTS, SPOT_EXPORTS
from .graphql.permanent import addressed_stops, labels_of_stops
from .graphql.queries import CircuitsQuery
from .graphql.shared_types import DistrictCircuits, NoticeCircuits, OrganisationSpots
from .graphql.types import Circuit, Spot
from .hidden_stops import hidden_stop_titles
from .index import CircuitIndex, SpotIndex
from .models import CircuitPage, SpotPage
from .notice_followers import circuits_of_notices, spots_of_notices
from .page_warnings import CIRCUIT_WARNINGS, SPOT_WARNINGS
from .projection import CIRCUIT_VERSION, SPOT_VERSION, project_circuit, project_spot
from .stop_places import references_of, surroundings_of

vertical = Vertical(
    name="circuits",
    description="Circuits of ordered stops, and the spots they visit.",
    kinds=(
        Kind(
            name="spot",
            model=SpotPage,
            project=project_spot,
            index=SpotIndex,
            version=SPOT_VERSION,
            graphql_type="Spot",
            icon="crosshairs",
            listing_filters=("kind",),
            prefetch=("surfaces", "accessibility_labels", "opening_times", "layers"),
            prepare=lambda _: current_notices(),
            prepared_references=Notices.primary_keys,
            follows={"notice": spots_of_notices},
            exports=SPOT_EXPORTS,
            permanent=PermanentAddresses(),
            warnings=SPOT_WARNINGS,
            description="Places to visit.",
        ),
        Kind(
            name="circuit",
            model=CircuitPage,
            project=project_circuit,
            index=CircuitIndex,
            version=CIRCUIT_VERSION,
            graphql_type="Circuit",
            icon="list-ol",
            listing_filters=("practice_mode", "difficulty", "themes__theme"),
            prefetch=(
                "stops",
                "themes",
                "other_modes",
                "transports",
                "surfaces",
                "accessibility_labels",
                "opening_times",
            ),
            prepare=surroundings_of,
            prepared_references=references_of,
            follows={"notice": circuits_of_notices},
            reads_positions=True,
            reads_references=("district",),
            exports=CIRCUIT_EXPORTS,
            permanent=PermanentAddresses(parts=addressed_stops, labels=labels_of_stops, hidden=hidden_stop_titles),
            warnings=CIRCUIT_WARNINGS,
            description="Routes that visit spots in an order.",
        ),
    ),
    extensions=(
        KindExtension(kind="district", fields=DistrictCircuits),
        KindExtension(kind="organisation", fields=OrganisationSpots),
        KindExtension(kind="notice", fields=NoticeCircuits),
    ),
    query=CircuitsQuery,
    types=(Circuit, Spot),
)
