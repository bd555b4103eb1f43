"""The types of Relay connections (Relay Cursor Connections Specification)."""

from typing import Any

import graphene


class PageInfo(graphene.ObjectType):
    """Position of a page within its list (Relay Cursor Connections)."""

    has_next_page = graphene.Boolean(required=True, description="Whether there is more after this page.")
    has_previous_page = graphene.Boolean(required=True, description="Whether there is more before this page.")
    start_cursor = graphene.String(description="Cursor of the first edge; null when the page is empty.")
    end_cursor = graphene.String(description="Cursor of the last edge; null when the page is empty.")


def connection_of(node: type[graphene.ObjectType], *, has_place: bool = False) -> Any:
    """Return the connection type ``<Name>Connection`` of a node type.

    With ``has_place`` its edges carry the distance that a search round a point has worked out.
    """
    name = node._meta.name
    edge_fields: dict[str, Any] = {
        "__doc__": f"A {name} in a list.",
        "cursor": graphene.String(required=True, description="Where this edge stands; for after and before."),
        "node": graphene.Field(node, required=True, description="The content."),
    }
    if has_place:
        edge_fields["distance_meters"] = graphene.Float(
            description=(
                "Great-circle distance in metres from 'near', or from what a list of nearby content belongs to; null when "
                "the filter has no 'near' at its outermost level."
            )
        )
    edge = type(f"{name}Edge", (graphene.ObjectType,), edge_fields)
    fields = {
        "__doc__": f"A page of a list of {name}.",
        "edges": graphene.List(graphene.NonNull(edge), required=True, description="The page with cursors."),
        "nodes": graphene.List(graphene.NonNull(node), required=True, description="The page without cursors."),
        "page_info": graphene.Field(PageInfo, required=True, description="Whether there is more."),
        "total_count": graphene.Int(required=True, description="Number of all nodes in the list."),
    }
    return type(f"{name}Connection", (graphene.ObjectType,), fields)
