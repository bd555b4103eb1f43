"""Assemble the schema from the core and the verticals."""

import hashlib
from collections.abc import Mapping
from functools import cache
from typing import Any

import graphene
from graphql import GraphQLScalarType, GraphQLSchema, print_schema

from .. import __version__
from ..conf import get_settings
from ..verticals import Vertical, get_verticals
from .core import CORE_TYPES, CoreQuery
from .scalars import SPECIFICATIONS


def build_schema(verticals: Mapping[str, Vertical]) -> GraphQLSchema:
    """Return the schema of these verticals: a pure function of its argument and the settings."""
    ordered = [verticals[name] for name in sorted(verticals)]
    bases = (*(vertical.query for vertical in ordered if vertical.query), CoreQuery)
    query = type("Query", bases, {"__doc__": "Everything that is public on this site."})
    types: list[Any] = [*CORE_TYPES, *(item for vertical in ordered for item in vertical.types)]
    schema: GraphQLSchema = graphene.Schema(query=query, types=types).graphql_schema
    for name, address in SPECIFICATIONS.items():
        scalar = schema.get_type(name)
        if isinstance(scalar, GraphQLScalarType):
            scalar.specified_by_url = address
    return schema


@cache
def get_schema() -> GraphQLSchema:
    """Return the schema of the installed verticals, built once."""
    return build_schema(get_verticals())


@cache
def schema_version() -> str:
    """Return a short hash of schema and settings: part of every answer's tag."""
    return hashlib.sha256(f"{__version__}{schema_text()}{sorted(get_settings().items())}".encode()).hexdigest()[:16]


def schema_text(verticals: Mapping[str, Vertical] | None = None) -> str:
    """Return the schema in GraphQL's definition language, as committed in ``schema.graphql``: that of what is installed."""
    return print_schema(get_schema() if verticals is None else build_schema(verticals)) + "\n"
