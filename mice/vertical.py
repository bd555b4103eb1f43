"""The declaration of the vertical for business events."""

from destination_cms.projections.availability import Notices, current_notices
from destination_cms.verticals import Kind, KindExtension, Vertical

from .graphql.queries import MiceQuery
from .graphql.shared_types import DistrictOffers, NoticeOffers, OrganisationOffers
from .graphql.types import MiceIndex, MiceOffer
from .index import MiceOfferIndex
from .models import MiceIndexPage, MiceOfferPage
from .projection import INDEX_VERSION, OFFER_VERSION, offers_of_notices, project_index, project_offer

vertical = Vertical(
    name="mice",
    description="Offers for meetings, incentives, conferences and exhibitions.",
    kinds=(
        Kind(
            name="mice_index",
            model=MiceIndexPage,
            project=project_index,
            version=INDEX_VERSION,
            graphql_type="MiceIndex",
            icon="folder-open-inverse",
            description="Index pages of business offers.",
        ),
        Kind(
            name="mice_offer",
            model=MiceOfferPage,
            project=project_offer,
            index=MiceOfferIndex,
            version=OFFER_VERSION,
            graphql_type="MiceOffer",
            icon="group",
            listing_filters=("kind",),
            prefetch=("languages", "equipment", "rooms", "price_lines", "certifications", "links", "organisations"),
            prepare=lambda _: current_notices(),
            prepared_references=Notices.primary_keys,
            follows={"notice": offers_of_notices},
            description="Rooms, activities, hotels and services for event organisers.",
        ),
    ),
    extensions=(
        KindExtension(kind="district", fields=DistrictOffers),
        KindExtension(kind="organisation", fields=OrganisationOffers),
        KindExtension(kind="notice", fields=NoticeOffers),
    ),
    query=MiceQuery,
    types=(MiceIndex, MiceOffer),
)
