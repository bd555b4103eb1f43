"""Breaking changes of the present schema for clients of the last release."""

from collections.abc import Iterator
from typing import Any

from graphql import (
    REMOVE,
    GraphQLNamedType,
    GraphQLSchema,
    Node,
    Visitor,
    build_ast_schema,
    build_schema,
    get_named_type,
    is_abstract_type,
    parse,
    visit,
)
from graphql.utilities import BreakingChangeType, find_breaking_changes


def unannounced_changes(released: str, present: str) -> list[str]:
    """Return a message for each breaking change that the released schema did not announce.

    Announced are members marked with ``@deprecated`` (GraphQL specification, section 3.13.3), and types that
    are reachable only through them.

    Args:
        released: the schema of the last minor release, in GraphQL's definition language.
        present: the schema of today.
    """
    old = build_ast_schema(visit(parse(released), _WithoutDeprecated()), assume_valid=True)
    missed = _reachable(old)
    return [
        change.description
        for change in find_breaking_changes(old, build_schema(present))
        if change.type is not BreakingChangeType.TYPE_REMOVED or change.description.partition(" ")[0] in missed
    ]


class _WithoutDeprecated(Visitor):
    def enter(self, node: Node, *_: Any) -> Any:
        directives = getattr(node, "directives", None) or ()
        return REMOVE if any(directive.name.value == "deprecated" for directive in directives) else None


def _reachable(schema: GraphQLSchema) -> set[str]:
    found: set[str] = set()
    edge: list[GraphQLNamedType] = [root for root in (schema.query_type, schema.mutation_type) if root]
    while edge:
        kind = edge.pop()
        if kind.name not in found:
            found.add(kind.name)
            edge.extend(_neighbours(schema, kind))
    return found


def _neighbours(schema: GraphQLSchema, kind: Any) -> Iterator[GraphQLNamedType]:
    if is_abstract_type(kind):
        yield from schema.get_possible_types(kind)
    for field in getattr(kind, "fields", {}).values():
        yield get_named_type(field.type)
        yield from (get_named_type(argument.type) for argument in getattr(field, "args", {}).values())
