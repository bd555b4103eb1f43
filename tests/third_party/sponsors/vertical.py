"""The declaration of the sponsors vertical, which only extends what others declare."""

from destination_cms.verticals import BlockType, KindExtension, Vertical

from .blocks import CalloutBlock
from .index import SponsoredCircuitIndex
from .models import SponsoredCircuitPage
from .projection import project_callout, project_sponsored_circuit
from .schema import FILTERS, ORDERS, SponsoredFields
from .schema import CalloutBlock as CalloutBlockType

vertical = Vertical(
    name="sponsors",
    description="Sponsored circuits.",
    extensions=(
        KindExtension(
            kind="circuit",
            model=SponsoredCircuitPage,
            project=project_sponsored_circuit,
            index=SponsoredCircuitIndex,
            fields=SponsoredFields,
            filters=FILTERS,
            orders=ORDERS,
            fields_without_panel=("contract_number",),
        ),
    ),
    body_blocks=(
        BlockType(name="callout", block=CalloutBlock, project=project_callout, graphql_type=CalloutBlockType),
    ),
    image_presets={"LOGO": "max-320x160"},
)
