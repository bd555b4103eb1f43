"""Keys of payloads that the JSON Schema for apps does not describe, worded for developers."""

from collections.abc import Iterator, Mapping
from typing import Any

from .payload_schemas import DEFINITIONS
from .types.stored_keys import KeySchema


def undescribed_keys(schema: KeySchema, payload: Any) -> list[str]:
    """Return the keys of a payload that its schema does not describe, as ``rooms[].area_m2``."""
    return list(dict.fromkeys(_undescribed(schema, schema, payload, "")))


def undescribed_fault(kind: str, type_name: str, key: str) -> str:
    """Return what to do about a key of ``undescribed_keys``."""
    return (
        f"The payload key '{key}' of the kind '{kind}' is not in its JSON Schema, because its field is computed: name it in "
        f"other_keys of the type that shows it ('{type_name}', or the PartType of its row)."
    )


def _undescribed(root: KeySchema, schema: KeySchema, value: Any, path: str) -> Iterator[str]:
    if isinstance(value, list | tuple):
        for item in value:
            yield from _undescribed(root, _resolved(root, schema, value).get("items", {}), item, f"{path}[]")
    elif isinstance(value, Mapping):
        found = _resolved(root, schema, value)
        if "properties" not in found:
            return
        properties: Mapping[str, KeySchema] = found["properties"]
        for key, item in value.items():
            at = f"{path}.{key}".removeprefix(".")
            if key in properties:
                yield from _undescribed(root, properties[key], item, at)
            else:
                yield at


def _resolved(root: KeySchema, schema: KeySchema, value: Any) -> KeySchema:
    """Return the schema that a value is held to: behind references, of a choice that for its type of block."""
    while "$ref" in schema or "anyOf" in schema or "oneOf" in schema:
        if "$ref" in schema:
            schema = root["$defs"][schema["$ref"].removeprefix(DEFINITIONS)]
        elif "anyOf" in schema:
            schema = schema["anyOf"][0]
        else:
            choices = [_resolved(root, each, value) for each in schema["oneOf"]]
            of_type = (each for each in choices if each["properties"]["type"]["const"] == value.get("type"))
            schema = next(of_type, {"properties": {}})
    return schema
