"""JSON Schemas (2020-12) of payloads, made from the GraphQL types that show them.

A key is described by the field that takes its value from it, or by ``other_keys`` of the type. Keys that may be null may
be missing too; so may those with a default.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graphene.utils.str_converters import to_camel_case, to_snake_case
from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLUnionType,
)

from ..projections.blocks import get_block_types
from ..projections.kinds import get_kinds
from .types.blocks import BLOCK_TYPES, BodyBlock
from .types.enums import LABEL
from .types.images import ImageUse
from .types.records import OTHER_KEYS, RecordType
from .types.sources import SOURCE
from .types.stored_keys import KEY_PATTERN, KeySchema

DEFINITIONS = "#/$defs/"
REFERENCE = "Reference"
NULL = {"type": "null"}
_FIELD_NAME = re.compile(r"\b[a-z]+(?:[A-Z][a-z]+)+\b")
#: JSON's form of each scalar. One that is not among them may be anything.
SCALARS: Mapping[str, KeySchema] = {
    "Boolean": {"type": "boolean"},
    "Date": {"type": "string", "format": "date"},
    "DateTime": {"type": "string", "format": "date-time"},
    "Float": {"type": "number"},
    "ID": {"type": "string"},
    "Int": {"type": "integer"},
    "Locale": {"type": "string"},
    "String": {"type": "string"},
    "Time": {"type": "string"},
    "URL": {"type": "string"},
    "UUID": {"type": "string", "format": "uuid"},
}


def payload_schema(schema: GraphQLSchema, type_name: str) -> KeySchema:
    """Return the JSON Schema of the payload that a ``RecordType`` shows, with all that it refers to in ``$defs``."""
    writer = _Writer(schema)
    found = writer.object_of(schema.type_map[type_name], is_record=True)
    return {**found, "$defs": dict(sorted(writer.definitions.items()))}


class _Writer:
    """Writes the schemas of one payload, and collects those that they refer to."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self._schema = schema
        self.definitions: dict[str, KeySchema] = {}

    def object_of(self, output: Any, *, is_record: bool = False) -> KeySchema:
        """Return the schema of the object that a type shows, every key of it described."""
        properties = dict(self._properties(output, is_record=is_record))
        return {
            "type": "object",
            "description": output.description or "",
            "properties": properties,
            "required": sorted(key for key, each in properties.items() if not _may_be_missing(each)),
        }

    def _properties(self, output: GraphQLObjectType, *, is_record: bool) -> Iterator[tuple[str, KeySchema]]:
        other_keys: Mapping[str, KeySchema | None] = output.extensions.get(OTHER_KEYS, {})
        for key, field, default in _stored_fields(output, bool(other_keys)):
            if key not in other_keys:
                yield key, self._described(field, default, is_record=is_record)
        for key, own in other_keys.items():
            field_of_name = output.fields.get(to_camel_case(key))
            if own is not None:
                self._use(own)
                yield key, own
            elif field_of_name is not None:
                yield key, self._described(field_of_name, None, is_record=is_record)
            else:
                yield key, {}

    def _described(self, field: GraphQLField, default: Any, *, is_record: bool) -> KeySchema:
        value = self._value_of(field.type)
        # What a record refers to may be gone for now; a part goes along with what it refers to.
        can_be_gone = is_record and value.get("$ref", "").endswith((REFERENCE, f"/{ImageUse._meta.name}"))
        if can_be_gone or not isinstance(field.type, GraphQLNonNull):
            value = _or_null(value)
        described = {**value, "description": _in_keys(field.description)}
        if default is not None:
            described["default"] = [*default] if isinstance(default, tuple) else default
        if field.deprecation_reason:
            described |= {
                "deprecated": True,
                "description": f"{described['description']} {_in_keys(field.deprecation_reason)}",
            }
        return described

    def _value_of(self, declared: Any) -> KeySchema:
        """Return the schema of a value of a declared type, which is not null."""
        if isinstance(declared, GraphQLNonNull):
            return self._value_of(declared.of_type)
        if isinstance(declared, GraphQLList):
            return {"type": "array", "items": self._value_of(declared.of_type)}
        if isinstance(declared, GraphQLScalarType):
            return dict(SCALARS.get(declared.name, {}))
        return self._definition_of(declared)

    def _definition_of(self, declared: Any) -> KeySchema:
        if _is_record(declared):
            return self._reference_to(declared)
        if isinstance(declared, GraphQLInterfaceType) or (
            isinstance(declared, GraphQLUnionType) and declared.name != BodyBlock._meta.name
        ):
            return {}
        name = declared.name
        if name not in self.definitions:
            self.definitions[name] = {}  # A type may hold itself, as an entry of a menu does.
            self.definitions[name] = self._write(declared)
        return {"$ref": f"{DEFINITIONS}{name}"}

    def _write(self, declared: Any) -> KeySchema:
        if isinstance(declared, GraphQLEnumType):
            told = (
                f"{name}: {(value.description or '').removeprefix(LABEL)}" for name, value in declared.values.items()
            )
            text = "\n".join(filter(None, (declared.description, *told)))
            return {"type": "string", "enum": [*declared.values], "description": text}
        if isinstance(declared, GraphQLUnionType):
            types = self._schema.type_map
            blocks = [self._block(name, types[shown]) for name, shown in _block_types().items() if shown in types]
            return {
                "description": "A block of a text. Leave out those of a type that you do not know.",
                "oneOf": blocks,
            }
        return self.object_of(declared)

    def _block(self, name: str, output: Any) -> KeySchema:
        found = self.object_of(output)
        # Two types of blocks of an app may be shown by one type of GraphQL.
        key = output.name if name in BLOCK_TYPES else f"{output.name}.{name}"
        told = {"const": name, "description": "Type of the block."}
        self.definitions[key] = {**found, "properties": {**found["properties"], "type": told}}
        return {"$ref": f"{DEFINITIONS}{key}"}

    def _reference_to(self, declared: Any) -> KeySchema:
        name = f"{declared.name}{REFERENCE}"
        if name not in self.definitions:
            kinds = sorted(_kinds_shown_by(self._schema, declared))
            names = f"(?:{'|'.join(kinds)})" if len(kinds) > 1 else "".join(kinds)
            self.definitions[name] = {
                "type": "object",
                "description": f"Reference to a record, of a kind among: {', '.join(kinds)}.",
                "properties": {
                    "ref": {"type": "string", "description": "Key of the record.", "pattern": _key_pattern(names)}
                },
                "required": ["ref"],
            }
        return {"$ref": f"{DEFINITIONS}{name}"}

    def _use(self, own: Any) -> None:
        """Define what a written schema refers to by the name of a type of GraphQL."""
        if isinstance(own, Mapping):
            name = str(own.get("$ref", "")).removeprefix(DEFINITIONS)
            declared = self._schema.type_map.get(name) or self._schema.type_map.get(name.removesuffix(REFERENCE))
            if name and declared is not None:
                self._definition_of(declared)
            for item in own.values():
                self._use(item)


def _stored_fields(output: GraphQLObjectType, has_other_keys: bool) -> Iterator[tuple[str, GraphQLField, Any]]:
    """Yield the keys that fields take their values from, with the field and its default."""
    declared: Any = output.graphene_type  # type: ignore[attr-defined]
    sources = [(field.extensions[SOURCE], field) for field in output.fields.values() if SOURCE in field.extensions]
    for source, field in sources:
        if not source.is_column:
            yield source.name, field, source.default
    if not sources and not has_other_keys:
        # An ObjectType of graphene's own shows an object by the names of its keys.
        yield from ((name, output.fields[to_camel_case(name)], None) for name in declared._meta.fields)


def _in_keys(description: str | None) -> str:
    """Return a description in which fields have their names in a payload."""
    return _FIELD_NAME.sub(lambda match: to_snake_case(match[0]), description or "")


def _block_types() -> dict[str, str]:
    shown: dict[str, Any] = {**BLOCK_TYPES, **{name: item.graphql_type for name, item in get_block_types().items()}}
    return {name: graphene_type._meta.name for name, graphene_type in shown.items()}


def _is_record(declared: Any) -> bool:
    graphene_type = getattr(declared, "graphene_type", None)
    is_object = isinstance(declared, GraphQLObjectType) and issubclass(graphene_type or object, RecordType)
    return is_object or (isinstance(declared, GraphQLInterfaceType) and declared.name in {"Content", "Node"})


def _kinds_shown_by(schema: GraphQLSchema, declared: Any) -> Iterable[str]:
    outputs = schema.get_possible_types(declared) if isinstance(declared, GraphQLInterfaceType) else [declared]
    names = {output.name for output in outputs}
    return [kind.name for kind in get_kinds().values() if kind.graphql_type in names]


def _key_pattern(kinds: str) -> str:
    return f"^{kinds}{KEY_PATTERN[KEY_PATTERN.index(':') :]}" if kinds else KEY_PATTERN


def _or_null(value: KeySchema) -> KeySchema:
    if "type" in value:
        return {**value, "type": [value["type"], "null"]}
    return {"anyOf": [value, NULL]} if value else {}


def _may_be_missing(value: KeySchema) -> bool:
    return "default" in value or not value or NULL in value.get("anyOf", ()) or "null" in value.get("type", ())
