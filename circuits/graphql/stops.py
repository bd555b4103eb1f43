"""The stops of a circuit that are public at this moment."""

from typing import Any

from destination_cms.graphql.reading.reader import Record
from destination_cms.graphql.types.records import Part

from ..itinerary import leg_length_m

__all__ = ["Stop", "stops_of"]


class Stop(Part):
    """A stop whose spot is public, with its position among the visible stops."""

    __slots__ = ("before", "position", "spot")

    def __init__(
        self, record: Record, payload: dict[str, Any], spot: Record, before: "Stop | None", position: int
    ) -> None:
        super().__init__(record, payload)
        self.spot, self.before, self.position = spot, before, position

    @property
    def title(self) -> str:
        """Its title on the circuit, or else that of its spot."""
        return str(self.payload["title"] or self.spot.row.title)

    @property
    def leg_length_m(self) -> int | None:
        """Metres along the track from the stop before, which is another one than the ledger's where that has gone."""
        if self.before is None:
            return None
        return leg_length_m(self.before.payload.get("distance_along_m"), self.payload.get("distance_along_m"))


def stops_of(record: Record) -> list[Stop]:
    """Return the stops of a circuit whose spots are public at present, numbered from 1."""
    found = [(value, spot) for value in record.payload["stops"] if (spot := record.refer(value["spot"]))]
    stops: list[Stop] = []
    for position, (value, spot) in enumerate(found, start=1):
        stops.append(Stop(record, value, spot, stops[-1] if stops else None, position))
    return stops
