"""The declaration of the vertical for business events."""

from typing import Any

from destination_cms.verticals import Kind, Vertical

from .graphql.queries import MiceQuery
from .graphql.types import MiceIndex, MiceOffer
from .index import MiceOfferIndex
from .models import MiceIndexPage, MiceOfferPage
from .projection import project_index, project_offer


def seed(home: Any) -> None:
    """Write the demo destination's business offers under a home page."""
    from .demo.seed import seed as seed_offers

    seed_offers(home)


vertical = Vertical(
    name="mice",
    description="Offers for meetings, incentives, conferences and exhibitions.",
    kinds=(
        Kind(
            name="mice_index",
            model=MiceIndexPage,
            project=project_index,
            graphql_type="MiceIndex",
            icon="folder-open-inverse",
            description="Pages that introduce the business offers below them.",
        ),
        Kind(
            name="mice_offer",
            model=MiceOfferPage,
            project=project_offer,
            index=MiceOfferIndex,
            version=2,
            graphql_type="MiceOffer",
            icon="group",
            listing_filters=("kind",),
            prefetch=("languages", "equipment", "rooms", "price_lines", "certifications", "links"),
            description="Rooms, activities, hotels and services for those who organise meetings.",
        ),
    ),
    query=MiceQuery,
    types=(MiceIndex, MiceOffer),
    seed=seed,
)
