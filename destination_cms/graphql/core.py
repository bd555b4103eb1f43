"""What every site has: the root fields of the core, and its types that are reachable only through interfaces."""

from typing import Any

from .images import Image
from .pages import Page, PagesQuery
from .queries import NodesQuery
from .routes import RouteRedirect, RoutesQuery
from .types import District


class CoreQuery(PagesQuery, RoutesQuery, NodesQuery):
    """Root fields that every site has."""


CORE_TYPES: tuple[Any, ...] = (Image, District, Page, RouteRedirect)
