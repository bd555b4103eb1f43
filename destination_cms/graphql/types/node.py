"""The interface of everything that has an id (Relay's Global Object Identification)."""

from typing import Any

import graphene

from ..lists.fields import MAX_NODES, find_node, find_nodes
from ..reading.reader import Record


class Node(graphene.Interface):
    """Anything that can be fetched again by its id."""

    id = graphene.ID(required=True, description="Opaque and stable: it survives moves, renames and a re-import.")

    @classmethod
    def resolve_type(cls, instance: Record, info: Any) -> Any:
        # graphene takes a class here and nothing else; the kind only names it, as it stands above graphene.
        return instance.graphene_type(info)

    @staticmethod
    def from_payload(owner: Any, value: dict[str, str]) -> Record | None:
        """Return what a reference leads to, or ``None`` when that is not public at this moment."""
        return owner.refer(value)  # type: ignore[no-any-return]


class NodesQuery(graphene.ObjectType):
    """Anything by its id."""

    node = graphene.Field(
        Node,
        description="Anything by its id; null when nothing public has it.",
        id=graphene.ID(required=True, description="An id that this API returned."),
    )
    nodes = graphene.List(
        Node,
        description=(
            "Things by their ids, in the order asked; null where nothing public has an id. The list itself is null, with "
            "an error, when there are too many ids."
        ),
        ids=graphene.List(
            graphene.NonNull(graphene.ID),
            required=True,
            description=f"Ids that this API returned, {MAX_NODES} at most.",
        ),
    )

    @staticmethod
    def resolve_node(root: Any, info: Any, id: str) -> Record | None:  # noqa: A002 - the argument's public name
        return find_node(info, id)

    @staticmethod
    def resolve_nodes(root: Any, info: Any, ids: list[str]) -> list[Record | None]:
        return find_nodes(info, ids)
