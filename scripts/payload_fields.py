"""Compare the committed shapes of payloads with GraphQL types and JSON Schemas: no key is forgotten in silence."""

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import django

SHAPES = Path(__file__).resolve().parent.parent / "tests" / "contract" / "payload_shapes.json"
_STEP = re.compile(r"(?P<name>\w+)(?P<list>(?:\[\])+)?(?:=(?P<type>\w+))?")


def example_of(paths: Iterable[str]) -> dict[str, Any]:
    """Return a payload that has these paths, without values: ``stops[].title``, ``body[]=quote.text``, ``line[][]``."""
    payload: dict[str, Any] = {}
    for path in sorted(paths):
        place = payload
        for step in path.split("."):
            place = _inside(place, step)
    return payload


def _inside(place: dict[str, Any], step: str) -> dict[str, Any]:
    found = _STEP.fullmatch(step)
    if found is None:
        raise ValueError(step)
    if not found["list"]:
        inner = place.setdefault(found["name"], {})
        return inner if isinstance(inner, dict) else {}
    if not isinstance(place.get(found["name"]), list):
        place[found["name"]] = []
    items: list[dict[str, Any]] = place[found["name"]]
    known = next((item for item in items if item.get("type") == found["type"]), None)
    if known is None:
        known = {"type": found["type"]} if found["type"] else {}
        items.append(known)
    return known


def forgotten() -> Iterator[str]:
    """Yield a sentence for each key of a payload that no field shows, or that its JSON Schema does not describe."""
    # They know graphene, which takes Django's settings to import.
    from destination_cms.graphql.payload_schemas import payload_schema
    from destination_cms.graphql.schema import get_schema
    from destination_cms.graphql.schema_checks import unseen_fault, unseen_keys
    from destination_cms.graphql.undescribed_keys import undescribed_fault, undescribed_keys
    from destination_cms.projections.kinds import get_kinds

    shapes = json.loads(SHAPES.read_text())
    for kind in get_kinds().values():
        if kind.name in shapes:
            payload = example_of(shapes[kind.name]["payload"])
            unseen = unseen_keys(get_schema(), kind.graphql_type, payload)
            for key in unseen:
                yield unseen_fault(kind.name, kind.graphql_type, key)
            for key in undescribed_keys(payload_schema(get_schema(), kind.graphql_type), payload):
                if key not in unseen:
                    yield undescribed_fault(kind.name, kind.graphql_type, key)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    faults = list(forgotten())
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
