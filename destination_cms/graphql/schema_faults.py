"""What keeps a schema from being built, or makes it lie, in words for a developer."""

from collections.abc import Iterator, Mapping
from typing import Any

import graphene
from graphql import GraphQLObjectType, GraphQLSchema

from ..kinds import core_kinds
from ..verticals import Kind, Vertical
from .core import CORE_TYPES, CoreQuery
from .schema import build_schema
from .type_names import shared_names


def schema_faults(verticals: Mapping[str, Vertical]) -> list[str]:
    """Return what is wrong with the schema of these verticals; nothing when it can be served."""
    faults = [*_query_faults(verticals)]
    if faults:
        return faults
    try:
        faults = [*_name_faults(verticals)]
        schema = build_schema(verticals)
    except Exception as error:  # noqa: BLE001 - graphene raises whatever it stumbles over; it is told, not hidden
        # Of two types with one name the wrong one may be what it stumbled over.
        return faults or [f"The GraphQL schema cannot be built: {' '.join(str(error).split()) or type(error).__name__}"]
    kinds = [*core_kinds(), *(kind for vertical in verticals.values() for kind in vertical.kinds)]
    return [*faults, *(fault for kind in kinds for fault in _kind_faults(kind, schema))]


def _query_faults(verticals: Mapping[str, Vertical]) -> Iterator[str]:
    """Yield root fields that would hide each other: Python's inheritance lets the first one win in silence."""
    owners: dict[str, str] = dict.fromkeys(CoreQuery._meta.fields, "the core")
    for vertical in verticals.values():
        query: Any = vertical.query
        if query is None:
            continue
        if not _is_object_type(query):
            yield f"The query of the vertical '{vertical.name}' is no graphene ObjectType."
            continue
        for name in query._meta.fields:
            if name in owners:
                yield f"The root field '{name}' is declared by {owners[name]} and by the vertical '{vertical.name}'."
            owners[name] = f"the vertical '{vertical.name}'"


def _name_faults(verticals: Mapping[str, Vertical]) -> Iterator[str]:
    roots: list[type] = [CoreQuery, *CORE_TYPES]
    for vertical in verticals.values():
        roots += [*([vertical.query] if vertical.query else []), *vertical.types]
    for name, paths in shared_names(roots).items():
        yield f"The GraphQL type name '{name}' is taken by {' and by '.join(paths)}."


def _kind_faults(kind: Kind, schema: GraphQLSchema) -> Iterator[str]:
    found = schema.type_map.get(kind.graphql_type)
    if found is None:
        yield f"The kind '{kind.name}' names the GraphQL type '{kind.graphql_type}', which the schema has not."
    elif not isinstance(found, GraphQLObjectType) or "Node" not in {interface.name for interface in found.interfaces}:
        yield f"The GraphQL type '{kind.graphql_type}' of the kind '{kind.name}' does not implement Node."


def _is_object_type(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, graphene.ObjectType)
