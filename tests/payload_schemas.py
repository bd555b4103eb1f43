"""The published JSON Schemas as a client reads them, and stricter: what they do not describe is a fault too."""

from functools import cache
from typing import Any

from django.test import Client
from jsonschema import Draft202012Validator


def schema_at(address: str) -> dict[str, Any]:
    """Return the schema at an address below ``/sync/``."""
    response = Client().get(f"/sync/{address}")
    assert response.status_code == 200, (address, response.content)
    return response.json()


@cache
def validator_of(address: str) -> Draft202012Validator:
    """Return a validator that takes no key that the schema at an address does not describe."""
    schema = closed(schema_at(address))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def closed(schema: Any) -> Any:
    """Return a schema whose objects have no keys but those that it names."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: closed(value) for key, value in schema.items()}
    return {**found, "additionalProperties": False} if isinstance(found.get("properties"), dict) else found


def record_faults(record: dict[str, Any]) -> list[str]:
    """Return where a record is not what the schema of its kind says."""
    return _faults(f"schema/{record['kind']}.json", record)


def line_faults(line: dict[str, Any]) -> list[str]:
    """Return where a line of the feed, and the record in it, are not what the schemas say."""
    record = line.get("record")
    if record is None:
        return _faults("schema.json", line)
    envelope = {name: record[name] for name in ("kind", "uuid", "locale", "version")}
    return [*_faults("schema.json", {**line, "record": {**envelope, "payload": {}}}), *record_faults(record)]


def _faults(address: str, value: Any) -> list[str]:
    name = value.get("key") or f"{value.get('kind') or value.get('op')}:{value.get('uuid')}"
    return [f"{name} {error.json_path}: {error.message}" for error in validator_of(address).iter_errors(value)]
