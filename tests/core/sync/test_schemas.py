"""The published JSON Schemas hold for what the feed sends, and for nothing else."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from destination_cms.projections.kinds import get_kinds
from tests.destination import Destination, publish
from tests.feed import Replica
from tests.payload_schemas import line_faults, record_faults, schema_at
from tests.site_snippets import add_identity, add_menu, below

KINDS = [*get_kinds()]
SPOT = {
    "kind": "spot",
    "uuid": "6f0c2a52-3f0e-4a3c-9d57-0d3a1f5f8a11",
    "locale": "fr",
    "version": get_kinds()["spot"].version,
    "title": "Le fort",
    "slug": "le-fort",
    "path": "/fr/le-fort/",
    "first_published_at": "2026-01-01T08:00:00Z",
    "last_published_at": "2026-01-01T08:00:00Z",
    "expires_at": None,
    "latitude": 48.8,
    "longitude": 2.2,
    "payload": {
        "kind": "PARK",
        "teaser": "",
        "cover": {"image": {"ref": "image:6f0c2a52-3f0e-4a3c-9d57-0d3a1f5f8a11:"}, "alt": ""},
        "address": "",
        "district": {"ref": "district:6f0c2a52-3f0e-4a3c-9d57-0d3a1f5f8a11:fr"},
        "step_free": "YES",
        "is_step_free": True,
        "seo": {"title": "", "description": ""},
        "last_verified_on": "2026-01-01",
        "body": [{"id": "1", "type": "quote", "text": "Words", "attribution": ""}],
    },
}


def undescribed(schema: dict[str, Any], path: str) -> Iterator[str]:
    """Yield what a schema names and does not describe."""
    for key, value in schema.get("properties", {}).items():
        if not value.get("description") and value.get("$ref") != "#/$defs/Payload":
            yield f"{path}.{key}"
        yield from undescribed(value.get("items", {}), f"{path}.{key}")
    for key, value in schema.get("$defs", {}).items():
        if not value.get("description"):
            yield f"{path}#{key}"
        yield from undescribed(value, f"{path}#{key}")


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_has_a_schema_in_which_everything_is_described(name: str) -> None:
    schema = schema_at(f"schema/{name}.json")

    Draft202012Validator.check_schema(schema)
    assert schema["properties"]["version"]["const"] == get_kinds()[name].version
    assert [*undescribed(schema, name)] == []


def test_every_line_of_the_feed_is_what_the_schemas_say(destination: Destination) -> None:
    spot = destination.spot("Le fort", district=destination.district("Centre"), cover_image=destination.image())
    destination.circuit("Le tour", stops=[spot], difficulty="EASY", length_m=4200)
    add_menu(destination, spot, below(spot), ("https://example.org/", "Elsewhere"))
    add_identity(destination)
    gone = destination.spot("Gone")
    app = Replica(limit=2)
    lines = [*app.page(None), *app.sync(), app.checkpoint]
    gone.unpublish()
    publish(spot, slug="le-vieux-fort")
    lines += app.sync()

    assert {line["op"] for line in lines} == {"upsert", "delete", "continue", "checkpoint"}
    kinds = {line["record"]["kind"] for line in lines if line["op"] == "upsert"}
    assert kinds >= {"spot", "circuit", "image", "district", "menu", "site_identity", "page", "redirect"}
    assert [fault for line in lines for fault in line_faults(line)] == []


def test_a_right_record_is_right() -> None:
    assert record_faults(SPOT) == []


WRONG = {
    "another version": (("version",), 1),
    "a choice that is not one": (("payload", "kind"), "CASTLE"),
    "a number in place of a text": (("payload", "address"), 5),
    "a district that is a spot": (("payload", "district", "ref"), "spot:6f0c2a52-3f0e-4a3c-9d57-0d3a1f5f8a11:fr"),
    "a cover that is only a reference": (("payload", "cover"), {"ref": "image:6f0c2a52-3f0e-4a3c-9d57-0d3a1f5f8a11:"}),
    "a day that is not one": (("payload", "last_verified_on"), "2026-13-01"),
    "a block of an unknown type": (("payload", "body", 0, "type"), "poem"),
    "a block that lacks a key": (("payload", "body", 0), {"id": "1", "type": "quote", "text": ""}),
    "a key without a description": (("payload", "colour"), "red"),
    "a latitude beyond the pole": (("latitude",), 91),
}


@pytest.mark.parametrize(("path", "value"), WRONG.values(), ids=WRONG)
def test_a_wrong_record_is_wrong_in_one_place(path: tuple[Any, ...], value: Any) -> None:
    record = deepcopy(SPOT)
    place: Any = record
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value

    assert len(record_faults(record)) == 1


@pytest.mark.parametrize("key", ["kind", "address", "step_free", "body"])
def test_a_record_that_lacks_what_is_never_absent_is_wrong(key: str) -> None:
    payload = {name: value for name, value in SPOT["payload"].items() if name != key}

    assert record_faults({**SPOT, "payload": payload}) == [
        f"spot:{SPOT['uuid']} $.payload: '{key}' is a required property"
    ]
