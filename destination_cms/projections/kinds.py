"""Every kind of publication: the core's own and those of the verticals."""

from functools import cache
from typing import Any

from django.apps import apps
from wagtail.images import get_image_model
from wagtail.models import AbstractPage

from ..base_page import page_model, text_page_model
from ..models.base_maps import BASE_MAP_KIND
from ..registry import get_verticals
from ..verticals import Kind
from .ar import project_ar_layer, project_ar_model
from .audio import project_audio
from .availability import Notices, current_notices
from .blocks import block_projectors, get_block_types
from .districts import districts_of, project_district
from .extensions import extended, get_extensions, models_of
from .images import load_facts, project_image
from .index_values import added_index_models
from .navigation import (
    BASE_MAP_RULES,
    IDENTITY_RULES,
    MENU_RULES,
    project_base_map,
    project_menu,
    project_site_identity,
)
from .notices import NOTICE_RULES, project_notice
from .organisations import ORGANISATION_RULES, project_organisation
from .pages import project_page, project_text_page
from .redirects import has_redirects, redirect_kind
from .taxonomy import project_event_tag, project_theme

AR_MODEL_KIND = "ar_model"
AUDIO_KIND = "audio"
IDENTITY_KIND = "site_identity"
IMAGE_KIND = "image"
MENU_KIND = "menu"
NOTICE_KIND = "notice"
PAGE_KIND = "page"
TEXT_PAGE_KIND = "text_page"
#: Those whose public files are made by tasks.
KINDS_WITH_FILES = frozenset({AR_MODEL_KIND, AUDIO_KIND, IMAGE_KIND})


def core_kinds() -> list[Kind]:
    """Return the kinds that every site has.

    They are images, recordings, models and layers of augmented reality, the shared taxonomy, organisations, notices,
    text pages, pages that no vertical knows, menus, site identities, base maps, and redirects.
    """
    AvailabilityNotice = apps.get_model("destination_cms", "AvailabilityNotice")
    District = apps.get_model("destination_cms", "District")
    EventTag = apps.get_model("destination_cms", "EventTag")
    Theme = apps.get_model("destination_cms", "Theme")
    return [
        Kind(
            name=IMAGE_KIND,
            model=get_image_model(),
            project=project_image,
            graphql_type="Image",
            prefetch=("renditions",),
            version=3,
            prepare=load_facts,
            description="Images, while something public shows them.",
        ),
        Kind(
            name=AUDIO_KIND,
            model=apps.get_model("destination_cms", "Audio"),
            project=project_audio,
            graphql_type="Audio",
            description="Recordings with their transcripts, while something public offers them.",
        ),
        Kind(
            name=AR_MODEL_KIND,
            model=apps.get_model("destination_cms", "ARModel"),
            project=project_ar_model,
            graphql_type="ARModel",
            description="Models in three dimensions, while a layer shows them.",
        ),
        Kind(
            name="ar_layer",
            model=apps.get_model("destination_cms", "ARLayer"),
            project=project_ar_layer,
            graphql_type="ARLayer",
            description="Layers of augmented reality, while something public offers them.",
        ),
        Kind(
            name="organisation",
            model=apps.get_model("destination_cms", "Organisation"),
            project=project_organisation,
            index=apps.get_model("destination_cms", "OrganisationIndex"),
            graphql_type="Organisation",
            standalone=ORGANISATION_RULES,
            description="Head offices, companies, institutions and associations.",
        ),
        Kind(
            name=NOTICE_KIND,
            model=AvailabilityNotice,
            project=project_notice,
            index=apps.get_model("destination_cms", "AvailabilityNoticeIndex"),
            graphql_type="AvailabilityNotice",
            standalone=NOTICE_RULES,
            prefetch=("targets",),
            description="Closures, diversions, works and events, from their announcement to their end.",
        ),
        Kind(
            name="district",
            model=District,
            project=project_district,
            graphql_type="District",
            version=2,
            prefetch=("facts",),
            prepare=lambda _: current_notices(),
            prepared_references=Notices.primary_keys,
            follows={NOTICE_KIND: districts_of},
            description="Parts of the town, while something public lies in them.",
        ),
        Kind(
            name="theme",
            model=Theme,
            project=project_theme,
            graphql_type="Theme",
            description="Themes of circuits, while something public is about them.",
        ),
        Kind(
            name="event_tag",
            model=EventTag,
            project=project_event_tag,
            graphql_type="EventTag",
            version=2,
            prefetch=("districts", "places_elsewhere", "links", "facts"),
            description="Events, while something public is about them.",
        ),
        Kind(
            name=PAGE_KIND,
            model=page_model(),
            project=project_page,
            graphql_type="Page",
            version=2,
            description="Pages whose class has no kind of its own: homes, sections, a site's own page types.",
        ),
        *_text_page_kinds(),
        Kind(
            name=MENU_KIND,
            model=apps.get_model("destination_cms", "Menu"),
            project=project_menu,
            graphql_type="Menu",
            prefetch=("items",),
            standalone=MENU_RULES,
            description="Menus of a site, with those entries whose pages are public.",
        ),
        Kind(
            name=IDENTITY_KIND,
            model=apps.get_model("destination_cms", "SiteIdentity"),
            project=project_site_identity,
            graphql_type="SiteIdentity",
            prefetch=("social_links",),
            standalone=IDENTITY_RULES,
            description="Site identity: name, contact, accounts, the image for shared links.",
        ),
        Kind(
            name=BASE_MAP_KIND,
            model=apps.get_model("destination_cms", "BaseMap"),
            project=project_base_map,
            graphql_type="BaseMap",
            standalone=BASE_MAP_RULES,
            description="Base map of a site: a PMTiles file of its own, and what maps must know of it.",
        ),
        *([redirect_kind()] if has_redirects() else []),
    ]


def _text_page_kinds() -> list[Kind]:
    model = text_page_model()
    if model is None:
        return []
    return [
        Kind(
            name=TEXT_PAGE_KIND,
            model=model,
            project=project_text_page,
            graphql_type="TextPage",
            version=2,
            icon="doc-full",
            description="Pages of free text: legal notices, about pages, landing pages.",
        )
    ]


@cache
def get_kinds() -> dict[str, Kind]:
    """Return all kinds by name, with what extends them: the core's first, then those of the verticals by name."""
    kinds = [*core_kinds(), *(kind for vertical in get_verticals().values() for kind in vertical.kinds)]
    return {kind.name: extended(kind) for kind in kinds}


def is_page_kind(kind: Kind) -> bool:
    """Say whether the kind is a page."""
    return issubclass(kind.model, AbstractPage)


def is_shared_kind(kind: Kind) -> bool:
    """Say whether the kind is public only while something public shows it: not a page, and not standalone."""
    return kind.standalone is None and not is_page_kind(kind)


@cache
def page_kind_names() -> frozenset[str]:
    """Return the names of the kinds whose model is a page class."""
    return frozenset(kind.name for kind in page_kinds())


@cache
def shared_kind_names() -> frozenset[str]:
    """Return the names of the kinds that are public only while something public shows them."""
    return frozenset(kind.name for kind in shared_kinds())


def page_kinds() -> list[Kind]:
    """Return the kinds whose model is a page class."""
    return [kind for kind in get_kinds().values() if is_page_kind(kind)]


def own_page_kinds() -> list[Kind]:
    """Return the kinds of page classes that have one of their own: all but plain pages."""
    return [kind for kind in page_kinds() if kind.name != PAGE_KIND]


def shared_kinds() -> list[Kind]:
    """Return the kinds that are public only while something public shows them."""
    return [kind for kind in get_kinds().values() if is_shared_kind(kind)]


def standalone_kinds() -> list[Kind]:
    """Return the kinds of standalone content: neither pages nor shared things."""
    return [kind for kind in get_kinds().values() if kind.standalone is not None]


@cache
def kind_of_model(model: Any) -> Kind | None:
    """Return the kind that publishes a model, or ``None``.

    A subclass that extends a kind is published under it; a page class that nothing names is a plain page.
    """
    concrete = model._meta.concrete_model
    own = next((kind for kind in get_kinds().values() if concrete in map(_concrete, models_of(kind))), None)
    return get_kinds()[PAGE_KIND] if own is None and issubclass(concrete, AbstractPage) else own


def _concrete(model: Any) -> Any:
    return model._meta.concrete_model


def forget_kinds() -> None:
    """Drop what was remembered: for tests that register a vertical for a moment."""
    about_kinds = (get_kinds, kind_of_model, page_kind_names, shared_kind_names)
    for function in (*about_kinds, get_extensions, added_index_models, get_block_types, block_projectors):
        function.cache_clear()
