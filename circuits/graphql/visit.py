"""Types of what a visit of a spot is like."""

import graphene

from destination_cms.graphql.types.enums import enum_of
from destination_cms.graphql.types.geo import GeoPoint
from destination_cms.graphql.types.records import PartType

from .. import choices

__all__ = ["Placement", "Viewpoint", "VisitPolicy"]

Placement = enum_of(choices.Placement, "Placement", "Whether a visit is indoors or outdoors.")
VisitPolicy = enum_of(choices.VisitPolicy, "VisitPolicy", "Who may enter a place.")


class Viewpoint(PartType):
    """A position from which one looks at a place."""

    location = graphene.Field(GeoPoint, required=True, description="Where one stands.")
    heading_degrees = graphene.Int(
        source="heading_deg",
        description="Where to look: degrees clockwise from true north, 0 to 359; null if unknown.",
    )
