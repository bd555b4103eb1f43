"""Every kind of publication: the core's own and those of the verticals."""

from functools import cache
from typing import Any

from django.apps import apps
from wagtail.images import get_image_model
from wagtail.models import AbstractPage

from .base_page import page_model
from .images.projection import attach_facts, project_image
from .page_projection import project_page
from .redirects import has_redirects, redirect_kind
from .site_projection import IDENTITY_STANDING, MENU_STANDING, project_menu, project_site_identity
from .taxonomy_projection import project_district, project_event_tag
from .verticals import Kind, get_verticals

IDENTITY_KIND = "site_identity"
IMAGE_KIND = "image"
MENU_KIND = "menu"
PAGE_KIND = "page"


def core_kinds() -> list[Kind]:
    """Return the kinds that every site has.

    They are pictures, the shared taxonomy, pages that no vertical knows, menus, who the site is, and redirects.
    """
    District = apps.get_model("destination_cms", "District")
    EventTag = apps.get_model("destination_cms", "EventTag")
    return [
        Kind(
            name=IMAGE_KIND,
            model=get_image_model(),
            project=project_image,
            graphql_type="Image",
            prefetch=("renditions",),
            prepare=attach_facts,
            description="Pictures, while something public shows them.",
        ),
        Kind(
            name="district",
            model=District,
            project=project_district,
            graphql_type="District",
            description="Parts of the town, while something public lies in them.",
        ),
        Kind(
            name="event_tag",
            model=EventTag,
            project=project_event_tag,
            graphql_type="EventTag",
            description="Events, while something public is about them.",
        ),
        Kind(
            name=PAGE_KIND,
            model=page_model(),
            project=project_page,
            graphql_type="Page",
            description="Pages whose class has no kind of its own: homes, sections, a site's own page types.",
        ),
        Kind(
            name=MENU_KIND,
            model=apps.get_model("destination_cms", "Menu"),
            project=project_menu,
            graphql_type="Menu",
            prefetch=("items",),
            standing=MENU_STANDING,
            description="Menus of a site, with those entries whose pages are public.",
        ),
        Kind(
            name=IDENTITY_KIND,
            model=apps.get_model("destination_cms", "SiteIdentity"),
            project=project_site_identity,
            graphql_type="SiteIdentity",
            prefetch=("social_links",),
            standing=IDENTITY_STANDING,
            description="Who a site is: name, contact, accounts, the picture for shared links.",
        ),
        *([redirect_kind()] if has_redirects() else []),
    ]


@cache
def get_kinds() -> dict[str, Kind]:
    """Return all kinds by name: the core's first, then those of the verticals by name."""
    kinds = [*core_kinds(), *(kind for vertical in get_verticals().values() for kind in vertical.kinds)]
    return {kind.name: kind for kind in kinds}


def is_page_kind(kind: Kind) -> bool:
    """Say whether the kind is a page."""
    return issubclass(kind.model, AbstractPage)


def is_standing(kind: Kind) -> bool:
    """Say whether the kind is public by itself, and not only while something shows it."""
    return kind.standing is not None or is_page_kind(kind)


def page_kinds() -> list[Kind]:
    """Return the kinds whose model is a page class."""
    return [kind for kind in get_kinds().values() if is_page_kind(kind)]


def own_page_kinds() -> list[Kind]:
    """Return the kinds of page classes that have one of their own: all but plain pages."""
    return [kind for kind in page_kinds() if kind.name != PAGE_KIND]


def shared_kinds() -> list[Kind]:
    """Return the kinds that are public only while something public shows them."""
    return [kind for kind in get_kinds().values() if not is_standing(kind)]


def standing_kinds() -> list[Kind]:
    """Return the kinds that are no pages and yet public by themselves."""
    return [kind for kind in get_kinds().values() if kind.standing is not None]


@cache
def kind_of_model(model: Any) -> Kind | None:
    """Return the kind that publishes a model, or ``None``. A page class without a kind of its own is a plain page."""
    concrete = model._meta.concrete_model
    own = next((kind for kind in get_kinds().values() if kind.model._meta.concrete_model is concrete), None)
    return get_kinds()[PAGE_KIND] if own is None and issubclass(concrete, AbstractPage) else own


def forget_kinds() -> None:
    """Drop what was remembered: for tests that register a vertical for a moment."""
    get_kinds.cache_clear()
    kind_of_model.cache_clear()
