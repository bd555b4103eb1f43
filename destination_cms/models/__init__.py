"""The core's models: the ledger, the shared taxonomy and the abstract mixins."""

from .image_facts import ImageFacts
from .ledger import LedgerSite, LedgerState, Mark, ProjectionFailure, Tally
from .mixins import BodyMixin, IllustratedMixin, TeaserMixin
from .publication import Edge, Publication, PublicationIndex, PublicPath
from .taxonomy import District, DistrictKind

__all__ = [
    "BodyMixin",
    "District",
    "DistrictKind",
    "Edge",
    "IllustratedMixin",
    "ImageFacts",
    "LedgerSite",
    "LedgerState",
    "Mark",
    "ProjectionFailure",
    "PublicPath",
    "Publication",
    "PublicationIndex",
    "Tally",
    "TeaserMixin",
]
