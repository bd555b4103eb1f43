"""The core's models: the ledger, the shared taxonomy and the abstract mixins."""

from .ar_layers import ARLayer
from .ar_models import ARModel
from .audio import Audio
from .base_maps import BaseMap
from .districts import District, DistrictFact, DistrictKind
from .event_rows import EventDistrict, EventFact, EventLink, EventPlaceElsewhere
from .identity import SiteIdentity, SocialLink, SocialNetwork
from .image_facts import ImageFacts
from .ledger import HeadStamp, LedgerSite, LedgerState, Mark, ProjectionFailure, Tally
from .links import ContentLinkMixin, content_links_panel
from .menus import Menu, MenuItem
from .mixins import BodyMixin, IllustratedMixin, TeaserMixin
from .notices import AvailabilityNotice, AvailabilityNoticeIndex, NoticeTarget
from .organisations import Organisation, OrganisationIndex
from .page_titles import PageTitle
from .page_warning import PageWarning
from .permanent_addresses import PermanentAddress
from .publication import Edge, Publication, PublicPath
from .publication_index import PublicationIndex, list_indexes
from .publication_members import PublicationMember
from .taxonomy import EventTag, Theme
from .text_pages import TextPageMixin
from .translation_state import TranslationState
from .withdrawn_files import WithdrawnFile

__all__ = [
    "ARLayer",
    "ARModel",
    "Audio",
    "AvailabilityNotice",
    "AvailabilityNoticeIndex",
    "BaseMap",
    "BodyMixin",
    "ContentLinkMixin",
    "District",
    "DistrictFact",
    "DistrictKind",
    "Edge",
    "EventDistrict",
    "EventFact",
    "EventLink",
    "EventPlaceElsewhere",
    "EventTag",
    "HeadStamp",
    "IllustratedMixin",
    "ImageFacts",
    "LedgerSite",
    "LedgerState",
    "Mark",
    "Menu",
    "MenuItem",
    "NoticeTarget",
    "Organisation",
    "OrganisationIndex",
    "PageTitle",
    "PageWarning",
    "PermanentAddress",
    "ProjectionFailure",
    "PublicPath",
    "Publication",
    "PublicationIndex",
    "PublicationMember",
    "SiteIdentity",
    "SocialLink",
    "SocialNetwork",
    "Tally",
    "TeaserMixin",
    "TextPageMixin",
    "Theme",
    "TranslationState",
    "WithdrawnFile",
    "content_links_panel",
    "list_indexes",
]
