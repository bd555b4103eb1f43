"""Assemble the schema from the core and the verticals."""

import hashlib
from collections.abc import Mapping
from functools import cache
from typing import Any

from django.conf import settings
from graphql import GraphQLScalarType, GraphQLSchema, print_schema

from .. import __version__
from ..conf import get_settings
from ..registry import get_verticals
from ..verticals import Vertical
from .extended_types import ExtendedTypeMap, additions_of
from .scalars import SPECIFICATIONS, with_time_zone
from .types.ar import ARLayer, ARModel
from .types.audio import Audio
from .types.base_maps import BaseMap, BaseMapQuery
from .types.districts import District, DistrictsQuery
from .types.images import Image
from .types.menus import Menu, MenusQuery
from .types.node import NodesQuery
from .types.notices import AvailabilityNotice, NoticesQuery
from .types.organisations import Organisation, OrganisationsQuery
from .types.pages import Page, PagesQuery, TextPage
from .types.routes import Redirect, RoutesQuery
from .types.site import IdentityQuery, SiteIdentity
from .types.taxonomy import EventTag, TaxonomyQuery, Theme


class _SiteQuery(PagesQuery, MenusQuery, IdentityQuery, BaseMapQuery, RoutesQuery, NodesQuery):
    """Root fields of pages and of the site."""


class CoreQuery(DistrictsQuery, TaxonomyQuery, OrganisationsQuery, NoticesQuery, _SiteQuery):
    """Root fields that every site has."""


#: Types of the core that are reachable only through interfaces.
CORE_TYPES: tuple[Any, ...] = (
    *(Image, Audio, ARModel, ARLayer, District, Theme, EventTag, Organisation, AvailabilityNotice, Page, TextPage),
    *(Menu, SiteIdentity, BaseMap, Redirect),
)


def build_schema(verticals: Mapping[str, Vertical], *, is_plain: bool = False) -> GraphQLSchema:
    """Return the schema of these verticals: a pure function of its arguments and the settings.

    Args:
        verticals: by name.
        is_plain: whether to leave out what they add to each other, as a check needs it.
    """
    ordered = [verticals[name] for name in sorted(verticals)]
    bases = (*(vertical.query for vertical in ordered if vertical.query), CoreQuery)
    query = type("Query", bases, {"__doc__": "Everything that is public on this site."})
    changes = tuple(vertical.mutation for vertical in ordered if vertical.mutation)
    mutation = type("Mutation", changes, {"__doc__": "What visitors may send to this site."}) if changes else None
    types: list[Any] = [*CORE_TYPES, *(item for vertical in ordered for item in vertical.types)]
    additions = additions_of([] if is_plain else ordered)
    type_map = ExtendedTypeMap(additions, query=query, mutation=mutation, types=[*types, *additions.blocks])
    schema = GraphQLSchema(type_map.query, type_map.mutation, types=type_map.types)
    for name, address in SPECIFICATIONS.items():
        scalar = schema.get_type(name)
        if isinstance(scalar, GraphQLScalarType):
            scalar.specified_by_url = address
            if name == "DateTime":
                with_time_zone(scalar)
    return schema


@cache
def get_schema() -> GraphQLSchema:
    """Return the schema of the installed verticals, built once."""
    return build_schema(get_verticals())


@cache
def schema_version() -> str:
    """Return a short hash of schema and settings: part of every answer's tag."""
    decides = f"{__version__}{schema_text()}{sorted(get_settings().items())}{settings.TIME_ZONE}"
    return hashlib.sha256(decides.encode()).hexdigest()[:16]


def schema_text(verticals: Mapping[str, Vertical] | None = None) -> str:
    """Return the schema in GraphQL's definition language, as committed in ``schema.graphql``: that of what is installed."""
    return print_schema(get_schema() if verticals is None else build_schema(verticals)) + "\n"
