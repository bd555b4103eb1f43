"""Root fields of circuits and spots."""

import graphene

from destination_cms.graphql.lists.connections import connection_of
from destination_cms.graphql.lists.fields import detail_field, list_field

from .listings import CIRCUITS, SPOTS
from .types import Circuit, Spot, SpotConnection

CircuitConnection = connection_of(Circuit, has_place=True)


class CircuitsQuery(graphene.ObjectType):
    """Circuits and spots."""

    circuit = detail_field(Circuit, "circuit", "One circuit by id or slug; null if no public circuit matches.")
    circuits = list_field(CircuitConnection, CIRCUITS, "Circuits in one language.")
    spot = detail_field(Spot, "spot", "One spot by id or slug; null if no public spot matches.")
    spots = list_field(SpotConnection, SPOTS, "Spots in one language.")
