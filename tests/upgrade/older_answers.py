"""Ask GraphQL for every field of every list, on the site of the environment; print what it answered as JSON.

The answer is ``{"kinds": [kind…], "short": {list: [nodes, total]}, "errors": [message…]}``. Run by ``test_upgrade`` in a
process of its own, between the migration of an older site and its reconcile.
"""

import json
from collections.abc import Iterator
from typing import Any

import django
from django.test import Client
from graphql import (
    build_client_schema,
    get_introspection_query,
    get_named_type,
    is_leaf_type,
    is_object_type,
    is_required_argument,
    is_union_type,
)

#: Lists of the same things again.
LEFT_OUT = frozenset({"translations", "sameSection"})

#: Things that are asked for at once.
PAGE = 10


def main() -> None:
    django.setup()
    from destination_cms.models import Publication

    client = Client(headers={"host": "localhost"})
    schema = build_client_schema(ask(client, get_introspection_query())["data"])
    short: dict[str, list[int]] = {}
    errors: set[str] = set()
    for name, field in schema.query_type.fields.items():  # type: ignore[union-attr]
        listed = get_named_type(field.type)
        if not is_object_type(listed) or "nodes" not in listed.fields:
            continue
        for path, shown in get_named_type(listed.fields["nodes"].type).fields.items():
            if any(is_required_argument(argument) for argument in shown.args.values()):
                continue
            selection = f"__typename {path} {selection_of(schema, shown.type, 1)}"
            nodes, total = 0, -1
            for answer in pages(client, name, selection):
                errors |= {f"{name} {path}: {error['message']}" for error in answer.get("errors", [])}
                found = (answer.get("data") or {}).get(name) or {"nodes": [], "totalCount": -1}
                nodes, total = nodes + len(found["nodes"]), found["totalCount"]
            if nodes != total:
                short[f"{name} {path}"] = [nodes, total]
    kinds = Publication.objects.filter(is_withdrawn=False).values_list("kind", flat=True).distinct()
    print(json.dumps({"kinds": sorted(kinds), "short": short, "errors": sorted(errors)}))  # noqa: T201


def ask(client: Client, query: str) -> dict[str, Any]:
    answer: dict[str, Any] = client.post("/graphql/", {"query": query}, content_type="application/json").json()
    return answer


def pages(client: Client, name: str, selection: str) -> Iterator[dict[str, Any]]:
    """Yield the answers for a list, a page of few things after the other: all at once may cost more than is allowed."""
    after = "null"
    while after:
        wanted = f"totalCount pageInfo {{ hasNextPage endCursor }} nodes {{ {selection} }}"
        answer = ask(client, f"{{ {name}(first: {PAGE}, after: {after}) {{ {wanted} }} }}")
        yield answer
        info = ((answer.get("data") or {}).get(name) or {}).get("pageInfo", {})
        after = json.dumps(info["endCursor"]) if info.get("hasNextPage") else ""


def selection_of(schema: Any, declared: Any, depth: int) -> str:
    """Return the selection of all that needs no argument, to a depth."""
    named = get_named_type(declared)
    if is_leaf_type(named):
        return ""
    if is_union_type(named):
        members = (f"... on {member.name} {_fields_of(schema, member, depth)}" for member in named.types)
        return f"{{ __typename {' '.join(members)} }}"
    return _fields_of(schema, named, depth)


def _fields_of(schema: Any, named: Any, depth: int) -> str:
    selected = ["__typename"]
    for name, field in named.fields.items():
        if name in LEFT_OUT or any(is_required_argument(argument) for argument in field.args.values()):
            continue
        if is_leaf_type(get_named_type(field.type)):
            selected.append(name)
        elif depth > 0:
            selected.append(f"{name} {selection_of(schema, field.type, depth - 1)}")
    return f"{{ {' '.join(selected)} }}"


if __name__ == "__main__":
    main()
