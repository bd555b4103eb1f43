"""Dated and sourced facts of a district or an event."""

import graphene

from ..scalars import URL
from .records import PartType

__all__ = ["Fact", "facts_field"]


class Fact(PartType):
    """One fact, with who says so."""

    label = graphene.String(required=True, description="What is counted or told, as plain text.")
    value = graphene.String(required=True, description="The value as it is read, such as 1,600 or 2009.")
    unit = graphene.String(description="Unit of the value; null if it has none.")
    source = graphene.String(required=True, description="Who says so, as plain text.")
    source_url = URL(description="Address of the source; null if there is none.")
    checked_on = graphene.Date(description="Day on which it was last compared with the source; null if unknown.")


def facts_field(of: str) -> graphene.List:
    """Return the field of a type whose payload has what ``project_facts`` returns."""
    return graphene.List(
        graphene.NonNull(Fact),
        required=True,
        default_value=(),
        description=f"Facts of {of}, in the editor's order; empty if none are stated.",
    )
