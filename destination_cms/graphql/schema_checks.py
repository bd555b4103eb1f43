"""Errors of a schema that cannot be built or would be wrong, worded for developers."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import graphene
from graphene.types.structures import Structure
from graphene.utils.str_converters import to_camel_case
from graphql import (
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    is_leaf_type,
)

from ..projections.kinds import core_kinds
from ..publishing.payload import REF
from ..verticals import Kind, Vertical
from .extended_types import extensions_in
from .extension_checks import declaration_faults, joining_faults
from .schema import CORE_TYPES, CoreQuery, build_schema
from .types.blocks import block_type_of
from .types.records import OTHER_KEYS, RecordType
from .types.sources import SOURCE


def schema_faults(verticals: Mapping[str, Vertical]) -> list[str]:
    """Return what is wrong with the schema of these verticals; nothing when it can be served."""
    faults = [*_root_faults(verticals, "query"), *_root_faults(verticals, "mutation"), *declaration_faults(verticals)]
    if faults:
        return faults
    try:
        faults = [*_name_faults(verticals)]
        faults += joining_faults(verticals, build_schema(verticals, is_plain=True))
        schema = build_schema(verticals)
    except Exception as error:  # noqa: BLE001 - graphene raises arbitrary exceptions; they are reported, not hidden
        # Of two types with the same name the wrong one may be the cause of the error.
        return faults or [f"The GraphQL schema cannot be built: {' '.join(str(error).split()) or type(error).__name__}"]
    kinds = [*core_kinds(), *(kind for vertical in verticals.values() for kind in vertical.kinds)]
    faults += (fault for kind in kinds for fault in _kind_faults(kind, schema))
    # Two fields of one name are told as that first.
    return faults or [*merging_faults(schema)]


def merging_faults(schema: GraphQLSchema) -> Iterator[str]:
    """Yield fields of one name and several types in the members of a union or interface.

    A query could not select it from all of them without an alias. Objects of several types can be selected together.
    """
    told: set[tuple[str, frozenset[str]]] = set()
    for abstract in schema.type_map.values():
        if not isinstance(abstract, GraphQLUnionType | GraphQLInterfaceType) or abstract.name.startswith("__"):
            continue
        types: dict[str, dict[str, str]] = {}
        for member in schema.get_possible_types(abstract):
            for name, field in member.fields.items():
                types.setdefault(name, {})[f"{member.name}.{name}"] = str(field.type)
        for name, found in types.items():
            if len({_shape(schema, type_) for type_ in found.values()}) > 1 and (name, frozenset(found)) not in told:
                told.add((name, frozenset(found)))
                shown = ", ".join(f"{field}: {type_}" for field, type_ in found.items())
                yield f"The members of '{abstract.name}' have the field '{name}' with several types: {shown}."


def _shape(schema: GraphQLSchema, type_: str) -> str:
    """Return a type as the language compares it where two selections meet: of an object, not its name."""
    name = type_.strip("[]!")
    return type_ if is_leaf_type(schema.type_map[name]) else type_.replace(name, "object")


def unseen_keys(schema: GraphQLSchema, type_name: str, payload: Any) -> list[str]:
    """Return the keys of a payload that no field of its GraphQL type shows, as ``rooms[].area_m2``.

    A key is shown by the field that has its name or names it as ``source``, also where the field is computed; what
    ``other_keys`` of the type names is left out, with all that is in it where they give its JSON Schema.
    """
    return list(dict.fromkeys(_unseen(schema, schema.type_map[type_name], payload, "")))


def unseen_fault(kind: str, type_name: str, key: str) -> str:
    """Return what to do about a key of ``unseen_keys``."""
    return (
        f"The payload key '{key}' of the kind '{kind}' is in no field of GraphQL: add the field to the type that shows it "
        f"('{type_name}', or the PartType of its row), or name the key in other_keys of that type."
    )


def _unseen(schema: GraphQLSchema, output: Any, value: Any, path: str) -> Iterator[str]:
    if isinstance(value, list | tuple):
        for item in value:
            yield from _unseen(schema, output, item, f"{path}[]")
    elif isinstance(value, dict) and set(value) != {REF}:
        shown = _object_type(schema, output, value)
        others: Any = shown.extensions.get(OTHER_KEYS, ()) if shown else ()
        for key, inner in value.items() if shown else ():
            at = f"{path}.{key}".removeprefix(".")
            if isinstance(others, Mapping) and others.get(key):
                # What is in it is described by its own schema, and need not be shown as it is stored.
                continue
            field = _field_of(shown, key)
            if field is not None:
                yield from _unseen(schema, get_named_type(field.type), inner, at)
            elif key not in {REF, *others}:
                yield at


def _object_type(schema: GraphQLSchema, output: Any, value: dict[str, Any]) -> Any:
    """Return the object type that shows a value, or ``None`` where that cannot be told."""
    if isinstance(output, GraphQLUnionType):
        block_type = block_type_of(value)
        output = schema.type_map.get(block_type._meta.name) if block_type else None
    return output if isinstance(output, GraphQLObjectType) else None


def _field_of(output: Any, key: str) -> Any:
    """Return the field that shows a key, or ``None``."""
    for field in output.fields.values():
        source = field.extensions.get(SOURCE)
        if source is not None and source.name == key:
            return field
    return output.fields.get(to_camel_case(key))


def _root_faults(verticals: Mapping[str, Vertical], root: str) -> Iterator[str]:
    """Yield root fields that would hide each other: Python's inheritance lets the first one win in silence."""
    owners: dict[str, str] = dict.fromkeys(CoreQuery._meta.fields, "the core") if root == "query" else {}
    for vertical in verticals.values():
        declared: Any = getattr(vertical, root)
        if declared is None:
            continue
        if not _is_object_type(declared):
            yield f"The {root} of the vertical '{vertical.name}' is not a graphene ObjectType."
            continue
        for name in declared._meta.fields:
            if name in owners:
                yield f"The root field '{name}' is declared by {owners[name]} and by the vertical '{vertical.name}'."
            owners[name] = f"the vertical '{vertical.name}'"


def _name_faults(verticals: Mapping[str, Vertical]) -> Iterator[str]:
    roots: list[type] = [CoreQuery, *CORE_TYPES]
    for vertical in verticals.values():
        declared = [root for root in (vertical.query, vertical.mutation) if root]
        roots += [*declared, *vertical.types, *_added_types(vertical)]
    for name, paths in _shared_names(roots).items():
        yield f"The GraphQL type name '{name}' is taken by {' and by '.join(paths)}."


def _added_types(vertical: Vertical) -> Iterator[Any]:
    """Yield the types that a vertical adds to those of others."""
    yield from (item.graphql_type for item in vertical.body_blocks)
    for extension in extensions_in([vertical]):
        fields: Any = extension.fields
        yield from (_named(field.type) for field in fields._meta.fields.values()) if fields else ()
        yield from (rule.input_type for rule in extension.filters.values())


def _kind_faults(kind: Kind, schema: GraphQLSchema) -> Iterator[str]:
    found = schema.type_map.get(kind.graphql_type)
    if found is None:
        yield f"The kind '{kind.name}' names the GraphQL type '{kind.graphql_type}', which the schema does not have."
    elif not isinstance(found, GraphQLObjectType) or "Node" not in {interface.name for interface in found.interfaces}:
        yield f"The GraphQL type '{kind.graphql_type}' of the kind '{kind.name}' does not implement Node."
    elif not issubclass(found.graphene_type, RecordType):  # type: ignore[attr-defined]
        yield f"The GraphQL type '{kind.graphql_type}' of the kind '{kind.name}' is not a RecordType."


def _is_object_type(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, graphene.ObjectType)


def _shared_names(roots: Iterable[type]) -> dict[str, list[str]]:
    """Return the names that more than one reachable type has, with the Python paths of these types."""
    owners: dict[str, set[type]] = {}
    todo = list(roots)
    while todo:
        found: Any = todo.pop()
        known = owners.setdefault(found._meta.name, set())
        if found not in known:
            known.add(found)
            todo.extend(_neighbours(found._meta))
    return {
        name: sorted(f"{owner.__module__}.{owner.__qualname__}" for owner in types)
        for name, types in owners.items()
        if len(types) > 1
    }


def _neighbours(options: Any) -> Iterator[Any]:
    """Yield the types that a type names: its interfaces, its union's members, those of its fields and arguments."""
    yield from getattr(options, "interfaces", None) or ()
    yield from getattr(options, "types", None) or ()
    for field in (getattr(options, "fields", None) or {}).values():
        yield _named(field.type)
        yield from (_named(argument.type) for argument in getattr(field, "args", {}).values())


def _named(declared: Any) -> Any:
    while isinstance(declared, Structure):
        declared = declared.of_type
    return declared
