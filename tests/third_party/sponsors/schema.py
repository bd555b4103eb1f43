"""GraphQL: fields added to ``Circuit``, filters and orders added to its list, and a block type."""

import graphene

from destination_cms.graphql.lists.filters import enum_rule
from destination_cms.graphql.lists.ordering import number_column
from destination_cms.graphql.types.blocks import Block
from destination_cms.graphql.types.enums import enum_of
from destination_cms.graphql.types.images import ImageUse
from destination_cms.graphql.types.interfaces import Content
from destination_cms.graphql.types.records import PartType, RecordType

from . import choices
from .index import SponsoredCircuitIndex

SponsorTier = enum_of(choices.SponsorTier, "SponsorTier", "Level of a sponsorship.")


class SponsoredFields(RecordType):
    sponsor_name = graphene.String(description="Name of the sponsor, as plain text; null if it has no sponsor.")
    sponsor_tier = SponsorTier(description="Level of the sponsorship; null if it has no sponsor.")
    sponsored_since = graphene.Int(description="Number of the year in which the sponsorship started; null if unknown.")
    sponsor_logo = graphene.Field(ImageUse, description="Logo of the sponsor; null if it has none.")


class CalloutBlock(PartType):
    """Highlighted text in a body."""

    class Meta:
        interfaces = (Block,)

    text = graphene.String(required=True, description="The text, as plain text.")
    link = graphene.Field(Content, description="Linked content; null if there is none or it is not public.")


FILTERS = {
    "sponsor_tier": enum_rule(
        SponsoredCircuitIndex.lookup("sponsor_tier"), SponsorTier, "By level of the sponsorship."
    ),
}
ORDERS = {
    "SPONSORED_SINCE": number_column(
        SponsoredCircuitIndex.lookup("sponsored_since"), "By year in which the sponsorship started."
    ),
}
