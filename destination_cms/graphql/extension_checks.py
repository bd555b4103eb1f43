"""Errors in what a vertical adds to the GraphQL types of others, worded for developers."""

from collections.abc import Iterator, Mapping
from typing import Any

import graphene
from graphql import GraphQLInputObjectType, GraphQLSchema

from ..projections.kinds import core_kinds
from ..verticals import KindExtension, Vertical
from .extended_types import extensions_in, filter_name, order_name
from .lists.filters import Rule
from .lists.ordering import Column
from .types.blocks import Block
from .types.records import RecordType


def declaration_faults(verticals: Mapping[str, Vertical]) -> Iterator[str]:
    """Yield what is of the wrong type: such things break the building of a schema."""
    for extension in extensions_in(verticals.values()):
        what = f"an extension of the kind '{extension.kind}'"
        if extension.fields is not None and not _is_a(extension.fields, RecordType):
            yield f"The fields of {what} are not a RecordType."
        for name in (name for name, rule in extension.filters.items() if not isinstance(rule, Rule)):
            yield f"The filter '{name}' of {what} is not a rule of destination_cms.graphql.lists.filters."
        for name in (name for name, column in extension.orders.items() if not isinstance(column, Column)):
            yield f"The order '{name}' of {what} is not a column of destination_cms.graphql.lists.ordering."
    for item in (item for vertical in verticals.values() for item in vertical.body_blocks):
        shown: Any = item.graphql_type
        if not _is_a(shown, graphene.ObjectType) or Block not in shown._meta.interfaces:
            yield f"The GraphQL type of the block type '{item.name}' does not implement Block."


def joining_faults(verticals: Mapping[str, Vertical], plain: GraphQLSchema) -> Iterator[str]:
    """Yield what is added to a type under a name that it has, or to a list that is not there.

    Args:
        verticals: those of the schema.
        plain: their schema without anything that they add to each other.
    """
    kinds = [*core_kinds(), *(kind for vertical in verticals.values() for kind in vertical.kinds)]
    names = {kind.name: kind.graphql_type for kind in kinds}
    taken: dict[str, set[str]] = {}
    for extension in extensions_in(verticals.values()):
        name = names.get(extension.kind)
        if name is not None:
            yield from _field_faults(extension, name, plain, taken)
            yield from _list_faults(extension, name, plain, taken)


def _field_faults(
    extension: KindExtension, name: str, plain: GraphQLSchema, taken: dict[str, set[str]]
) -> Iterator[str]:
    known = taken.setdefault(name, _python_names(plain, name))
    for field_name, field in extension.fields._meta.fields.items() if extension.fields else ():  # type: ignore[attr-defined]
        if field_name in known:
            yield f"The field '{field_name}' of the GraphQL type '{name}' is there already: an extension cannot replace it."
        elif isinstance(field.type, graphene.NonNull) and extension.model is not None:
            yield (
                f"The field '{field_name}' that an extension adds to the GraphQL type '{name}' may not be required: what "
                f"the extension is not for has no value."
            )
        known.add(field_name)


def _list_faults(
    extension: KindExtension, name: str, plain: GraphQLSchema, taken: dict[str, set[str]]
) -> Iterator[str]:
    for what, type_name, added in (
        ("filter", filter_name(name), extension.filters),
        ("order", order_name(name), extension.orders),
    ):
        if added and type_name not in plain.type_map:
            yield f"The kind '{extension.kind}' has no list, so an extension cannot add the {what} '{next(iter(added))}'."
            continue
        known = taken.setdefault(type_name, _python_names(plain, type_name))
        for item in added:
            if item in known:
                yield f"The {what} '{item}' of the kind '{extension.kind}' is there already: an extension cannot replace it."
            known.add(item)


def _python_names(schema: GraphQLSchema, name: str) -> set[str]:
    found: Any = schema.type_map.get(name)
    if found is None:
        return set()
    if isinstance(found, GraphQLInputObjectType):
        return {str(field.out_name) for field in found.fields.values()}
    return set(found.values) if hasattr(found, "values") else set(found.graphene_type._meta.fields)


def _is_a(value: object, base: Any) -> bool:
    return isinstance(value, type) and issubclass(value, base) and getattr(value, "_meta", None) is not None
