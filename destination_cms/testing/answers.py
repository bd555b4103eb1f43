"""Queries that ask for every field of a type, made from the schema itself."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    is_leaf_type,
    is_required_argument,
)

from ..graphql.limits.documents import RefusedDocument, prepare
from ..graphql.schema import build_schema
from ..registry import get_verticals
from ..verticals import Vertical

#: Objects inside objects that a query follows at most: a circuit's stop's spot's cover.
DEPTH = 3
#: Nodes that a list is asked for.
FIRST = 3


def own_schema(vertical: Vertical) -> tuple[GraphQLSchema, set[str], list[str]]:
    """Return the schema of one vertical, the names of the types that it brings or adds to, and those of its root fields.

    The schema has what the vertical extends, too; its root fields show what it adds, so they are among these.
    """
    below = {name: other for name, other in get_verticals().items() if _is_extended(other, vertical)}
    schema, before = build_schema({**below, vertical.name: vertical}), build_schema(below)
    types = {name for name, found in schema.type_map.items() if _size(found) != _size(before.type_map.get(name))}
    core = _fields(build_schema({}).query_type)
    return schema, types - {"Query"}, [name for name in _fields(schema.query_type) if name not in core]


def _is_extended(other: Vertical, vertical: Vertical) -> bool:
    names = {extension.kind for extension in vertical.extensions}
    return other is not vertical and any(kind.name in names for kind in other.kinds)


def _size(found: Any) -> tuple[int, ...]:
    """Return how many fields and values a type has; of one that is not there, nothing."""
    return () if found is None else tuple(len(getattr(found, name, ())) for name in ("fields", "values", "types"))


def undescribed(schema: GraphQLSchema, types: set[str], root_fields: list[str]) -> Iterator[str]:
    """Yield what of these types and root fields has no description: types, fields, arguments, values."""
    for name in sorted(types):
        found: Any = schema.type_map[name]
        if not found.description:
            yield name
        if isinstance(found, GraphQLEnumType):
            yield from (f"{name}.{value}" for value, member in found.values.items() if not member.description)
        elif isinstance(found, GraphQLInputObjectType):
            yield from (f"{name}.{field}" for field, item in found.fields.items() if not item.description)
        elif isinstance(found, GraphQLObjectType | GraphQLInterfaceType):
            yield from _undescribed_fields(name, found.fields)
    query = _fields(schema.query_type)
    yield from _undescribed_fields("Query", {name: query[name] for name in root_fields})


def node_queries(schema: GraphQLSchema, type_name: str, node_id: str) -> Iterator[str]:
    """Yield the queries for every field of one thing by its id: one, or one for each field where all are too many."""
    head, shown = f'{{ node(id: "{node_id}") {{ __typename ... on {type_name} ', schema.type_map[type_name]
    yield from _within_limits(schema, shown, lambda selected: f"{head}{selected} }} }}")


def root_queries(schema: GraphQLSchema, root_fields: list[str], slug: str) -> Iterator[str]:
    """Yield the queries for every root field that can be asked with a slug, a page size, or nothing."""
    query = _fields(schema.query_type)
    for name in root_fields:
        if _is_free(query[name]):
            known = {"slug": f'"{slug}"', "first": str(FIRST)}
            given = ", ".join(f"{argument}: {known[argument]}" for argument in query[name].args if argument in known)
            arguments = f"({given})" if given else ""
            yield from _within_limits(
                schema, get_named_type(query[name].type), partial(_root_query, f"{name}{arguments}")
            )


def _root_query(call: str, selected: str) -> str:
    return f"{{ {call} {selected} }}"


def _within_limits(schema: GraphQLSchema, shown: Any, query_of: Callable[[str], str]) -> Iterator[str]:
    """Yield the query for all of a type; where the limits refuse it, one for each field, as deep as they let through."""
    whole = query_of(selection(shown))
    if _is_allowed(schema, whole) or not isinstance(shown, GraphQLObjectType):
        yield whole
        return
    for name in (name for name, field in shown.fields.items() if _is_free(field)):
        for depth in range(DEPTH, 0, -1):
            query = query_of(selection(shown, depth, only=name))
            if depth == 1 or _is_allowed(schema, query):
                yield query
                break


def _is_allowed(schema: GraphQLSchema, query: str) -> bool:
    return not isinstance(prepare(schema, query), RefusedDocument)


def selection(output: Any, depth: int = DEPTH, aliased: frozenset[str] = frozenset(), only: str = "") -> str:
    """Return the selection of every field of a type, or of one, so many objects deep; empty for a scalar."""
    if is_leaf_type(output):
        return ""
    if isinstance(output, GraphQLUnionType):
        names = Counter(name for member in output.types for name in member.fields)
        # Members may have fields of one name and different types; those are distinguished by an alias.
        shared = frozenset(name for name, count in names.items() if count > 1)
        members = (f"... on {member.name} {selection(member, depth, shared)}" for member in output.types)
        return f"{{ __typename {' '.join(members)} }}"
    parts = ["__typename"]
    for name, field in output.fields.items():
        inner = get_named_type(field.type)
        if only not in ("", name):
            continue
        if not _is_free(field) or (depth == 0 and not is_leaf_type(inner)):
            continue
        alias = f"{output.name}_{name}: " if name in aliased else ""
        parts.append(f"{alias}{name} {selection(inner, depth - 1)}".rstrip())
    return f"{{ {' '.join(parts)} }}"


def _undescribed_fields(owner: str, fields: Mapping[str, GraphQLField]) -> Iterator[str]:
    for name, field in fields.items():
        if not field.description:
            yield f"{owner}.{name}"
        yield from (f"{owner}.{name}({argument})" for argument, item in field.args.items() if not item.description)


def _is_free(field: GraphQLField) -> bool:
    return not any(is_required_argument(argument) for argument in field.args.values())


def _fields(output: GraphQLObjectType | None) -> Mapping[str, GraphQLField]:
    return output.fields if output else {}
