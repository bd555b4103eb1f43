"""Offers as fields of what they share with other content."""

from destination_cms.graphql.types.records import RecordType
from destination_cms.graphql.types.referring import referrers_field

from .types import MiceOffer

__all__ = ["DistrictOffers", "NoticeOffers", "OrganisationOffers"]


class DistrictOffers(RecordType):
    """Offers that lie in a district."""

    mice_offers = referrers_field(lambda: MiceOffer, "mice_offer", "Business offers that lie in it")


class OrganisationOffers(RecordType):
    """Offers that name an organisation."""

    mice_offers = referrers_field(lambda: MiceOffer, "mice_offer", "Business offers of which it is host or partner")


class NoticeOffers(RecordType):
    """Offers that a notice touches."""

    mice_offers = referrers_field(lambda: MiceOffer, "mice_offer", "Business offers whose venue it touches")
