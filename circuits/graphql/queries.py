"""Root fields of circuits and spots."""

import graphene

from destination_cms.graphql.connections import connection_of
from destination_cms.graphql.queries import detail_field, list_field

from .types import Circuit, Spot

CircuitConnection = connection_of(Circuit)
SpotConnection = connection_of(Spot)


class CircuitsQuery(graphene.ObjectType):
    """Circuits and spots."""

    circuit = detail_field(Circuit, "circuit", "One circuit by id or slug; null when nothing public has it.")
    circuits = list_field(CircuitConnection, "circuit", "All circuits of a language, by title.")
    spot = detail_field(Spot, "spot", "One spot by id or slug; null when nothing public has it.")
    spots = list_field(SpotConnection, "spot", "All spots of a language, by title.")
