"""GraphQL types with the additions of verticals: fields, filters, orders, blocks, image presets."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import graphene
from graphene.types.schema import TypeMap
from graphql import GraphQLEnumValue

from ..images.presets import presets_of
from ..projections.kinds import core_kinds
from ..verticals import BlockType, Kind, KindExtension, Vertical
from .lists.ordering import Column
from .types.blocks import BodyBlock
from .types.enums import preset_enum
from .types.images import ImagePreset
from .types.records import OTHER_KEYS, bind_fields


@dataclass(frozen=True, slots=True)
class Additions:
    """Additions of some verticals to types, by the name of the type in GraphQL.

    Attributes:
        outputs: ``RecordType`` classes whose fields join an object type.
        inputs: ``InputObjectType`` classes whose fields join a filter.
        orders: columns that join an enum of orders, by enum value.
        blocks: types that join the union of blocks.
        presets: every image preset, with its size.
    """

    outputs: dict[str, list[Any]]
    inputs: dict[str, list[Any]]
    orders: dict[str, dict[str, Column]]
    blocks: tuple[Any, ...]
    presets: dict[str, str]


def additions_of(verticals: Iterable[Vertical]) -> Additions:
    """Return what these verticals add. What extends a kind that none of them has is left out."""
    found = list(verticals)
    names = {kind.name: kind.graphql_type for kind in [*core_kinds(), *_kinds(found)]}
    outputs: dict[str, list[Any]] = {}
    inputs: dict[str, list[Any]] = {}
    orders: dict[str, dict[str, Column]] = {}
    for extension in extensions_in(found):
        name = names.get(extension.kind)
        if name is None:
            continue
        if extension.fields is not None:
            outputs.setdefault(name, []).append(extension.fields)
        if extension.filters:
            inputs.setdefault(filter_name(name), []).append(_input_of(extension))
        orders.setdefault(order_name(name), {}).update(extension.orders)
    blocks = tuple(item.graphql_type for vertical in found for item in _only(vertical.body_blocks, BlockType))
    return Additions(outputs, inputs, orders, blocks, presets_of(found))


def extensions_in(verticals: Iterable[Vertical]) -> Iterator[KindExtension]:
    """Yield the extensions of some verticals."""
    for vertical in verticals:
        yield from _only(vertical.extensions, KindExtension)


def filter_name(type_name: str) -> str:
    """Return the name of the filter of a list of some type."""
    return f"{type_name}Filter"


def order_name(type_name: str) -> str:
    """Return the name of the enum that a list of some type is ordered by."""
    return f"{type_name}OrderField"


class ExtendedTypeMap(TypeMap):
    """Graphene's map of types, whose types hold what is added to them."""

    def __init__(self, additions: Additions, **arguments: Any) -> None:
        """Take what is added, and the arguments of graphene's own map."""
        self._additions = additions
        super().__init__(**arguments)

    def create_objecttype(self, graphene_type: Any) -> Any:
        """Return an object type, which knows the payload keys that none of its fields is named after."""
        made = super().create_objecttype(graphene_type)
        declared = (
            *graphene_type._meta.interfaces,
            graphene_type,
            *self._additions.outputs.get(graphene_type._meta.name, ()),
        )
        made.extensions = {OTHER_KEYS: {key: schema for each in declared for key, schema in _other_keys(each)}}
        return made

    def create_fields_for_type(self, graphene_type: Any, is_input_type: bool = False) -> dict[str, Any]:
        """Return the fields of a type, its own first."""
        fields: dict[str, Any] = super().create_fields_for_type(graphene_type, is_input_type)
        bind_fields(graphene_type, fields)
        added = self._additions.inputs if is_input_type else self._additions.outputs
        for part in added.get(graphene_type._meta.name, ()):
            joining = super().create_fields_for_type(part, is_input_type)
            bind_fields(part, joining)
            fields |= joining
        return fields

    def create_enum(self, graphene_type: Any) -> Any:
        """Return an enum: that of image presets with all of them, one of orders with those that are added."""
        if graphene_type is ImagePreset:
            return super().create_enum(preset_enum(self._additions.presets))
        made = super().create_enum(graphene_type)
        for name, column in self._additions.orders.get(graphene_type._meta.name, {}).items():
            made.values[name] = GraphQLEnumValue(name, description=column.description)
        return made

    def construct_union(self, graphene_type: Any) -> Any:
        """Return a union: that of blocks with those that are added."""
        if graphene_type is BodyBlock and self._additions.blocks:
            members = (*graphene_type._meta.types, *self._additions.blocks)
            meta = type("Meta", (), {"types": members})
            graphene_type = type("BodyBlock", (BodyBlock,), {"__doc__": BodyBlock.__doc__, "Meta": meta})
        return super().construct_union(graphene_type)


def _other_keys(declared: Any) -> Iterable[tuple[str, Any]]:
    named = getattr(declared, "other_keys", ())
    return named.items() if isinstance(named, Mapping) else ((key, None) for key in named)


def _input_of(extension: KindExtension) -> Any:
    fields = {name: rule.input_type(description=rule.description) for name, rule in extension.filters.items()}
    return type("AddedFilter", (graphene.InputObjectType,), fields)


def _kinds(verticals: Iterable[Vertical]) -> list[Kind]:
    return [kind for vertical in verticals for kind in _only(vertical.kinds, Kind)]


def _only(items: Iterable[object], wanted: type[Any]) -> list[Any]:
    return [item for item in items if isinstance(item, wanted)]
