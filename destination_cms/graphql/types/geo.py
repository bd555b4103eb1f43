"""Positions on the Earth."""

import graphene


class GeoPoint(graphene.ObjectType):
    """A position on the Earth, WGS84."""

    latitude = graphene.Float(required=True, description="Degrees north, -90 to 90.")
    longitude = graphene.Float(required=True, description="Degrees east, -180 to 180.")
