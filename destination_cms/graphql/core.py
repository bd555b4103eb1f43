"""What every site has: the root fields of the core, and its types that are reachable only through interfaces."""

from typing import Any

from .event_tags import EventTagsQuery
from .identity import IdentityQuery, SiteIdentity
from .images import Image
from .menus import Menu, MenusQuery
from .pages import Page, PagesQuery
from .queries import NodesQuery
from .routes import RouteRedirect, RoutesQuery
from .types import District, EventTag


class CoreQuery(EventTagsQuery, PagesQuery, MenusQuery, IdentityQuery, RoutesQuery, NodesQuery):
    """Root fields that every site has."""


CORE_TYPES: tuple[Any, ...] = (Image, District, EventTag, Page, Menu, SiteIdentity, RouteRedirect)
