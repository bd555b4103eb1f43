"""The interface of everything that has an id (Relay's Global Object Identification)."""

from typing import Any

import graphene

from .ids import global_id
from .reader import Record


class Node(graphene.Interface):
    """Anything that can be fetched again by its id."""

    id = graphene.ID(required=True, description="Opaque and stable: it survives moves, renames and a re-import.")

    @classmethod
    def resolve_type(cls, instance: Record, info: Any) -> Any:
        # graphene takes a class here and nothing else; the kind only names it, as it stands above graphene.
        return instance.graphene_type(info)

    @staticmethod
    def resolve_id(record: Record, info: Any) -> str:
        return global_id(record.key)
