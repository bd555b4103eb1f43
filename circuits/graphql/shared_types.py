"""Circuits and spots as fields of what they share: districts, organisations, layers, notices."""

from destination_cms.graphql.types.records import RecordType
from destination_cms.graphql.types.referring import referrers_field

from ..index import CircuitIndex
from .types import Circuit, Spot

__all__ = ["DistrictCircuits", "NoticeCircuits", "OrganisationSpots"]


class DistrictCircuits(RecordType):
    """Content that lies in a district."""

    spots = referrers_field(lambda: Spot, "spot", "Spots that lie in it")
    circuits = referrers_field(
        lambda: Circuit, "circuit", "Circuits with a stop that lies in it", column=CircuitIndex.lookup("districts")
    )


class OrganisationSpots(RecordType):
    """Content that names an organisation."""

    spots = referrers_field(lambda: Spot, "spot", "Spots of which it is the host")


class NoticeCircuits(RecordType):
    """Content that a notice touches."""

    spots = referrers_field(lambda: Spot, "spot", "Spots that it touches")
    circuits = referrers_field(lambda: Circuit, "circuit", "Circuits whose track or stops it touches")
