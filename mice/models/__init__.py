"""The editing side of business offers; Django also finds the index rows here."""

from ..index import MiceOfferIndex
from .mixins import MiceIndexMixin, MiceOfferMixin
from .pages import MiceIndexPage, MiceOfferPage
from .rooms import MeetingRoom
from .rows import Certification, OfferEquipment, OfferLanguage, OfferLink, OfferOrganisation, PriceLine

__all__ = [
    "Certification",
    "MeetingRoom",
    "MiceIndexMixin",
    "MiceIndexPage",
    "MiceOfferIndex",
    "MiceOfferMixin",
    "MiceOfferPage",
    "OfferEquipment",
    "OfferLanguage",
    "OfferLink",
    "OfferOrganisation",
    "PriceLine",
]
