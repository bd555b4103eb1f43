"""JSON Schemas of payload keys that no field of GraphQL describes: values of ``other_keys``."""

from typing import Any

#: A JSON Schema (2020-12) of one value. One with a ``default`` is of a key that may be missing.
KeySchema = dict[str, Any]

#: Text form of a key, ``kind:uuid:locale``.
KEY_PATTERN = "^[a-z][a-z0-9_]*:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}:[A-Za-z0-9-]*$"


def text_key(description: str, **more: Any) -> KeySchema:
    """Return the schema of a text, with more keywords of JSON Schema."""
    return {"type": "string", "description": description, **more}


def integer_key(description: str, **more: Any) -> KeySchema:
    """Return the schema of a whole number, with more keywords."""
    return {"type": "integer", "description": description, **more}


def nullable(schema: KeySchema) -> KeySchema:
    """Return the schema of a value that may be null, or missing."""
    return {**schema, "type": [schema["type"], "null"]}


def sha256_key(description: str) -> KeySchema:
    """Return the schema of a SHA-256 in hex."""
    return text_key(description, pattern="^[0-9a-f]{64}$")


def list_key(description: str, **properties: KeySchema) -> KeySchema:
    """Return the schema of a list of objects that have all of these keys."""
    items = {"type": "object", "properties": properties, "required": sorted(properties)}
    return {"type": "array", "items": items, "description": description}


def ref_key(description: str) -> KeySchema:
    """Return the schema of a reference to another record."""
    return {
        "type": "object",
        "properties": {"ref": text_key("Key of the other record.", pattern=KEY_PATTERN)},
        "required": ["ref"],
        "description": description,
    }
