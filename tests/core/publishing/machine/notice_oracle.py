"""What notices must say, worked out from the tables alone. All places are on one meridian, a tenth of a kilometre apart."""

from datetime import datetime
from typing import Any

from destination_cms.models import AvailabilityNotice

#: Degrees of latitude within which a notice touches: 25 metres.
_TOUCHES = 25 / 111_195
_WORST = ("OPEN", "PARTIAL", "DIVERTED", "CLOSED")

#: A notice, and what it makes of a thing.
Told = tuple[Any, str]


class NoticeOracle:
    """The published notices that are not over, in the order of their beginning."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        rows = AvailabilityNotice.objects.select_related("locale").filter(live=True)
        known = [row for row in rows if row.ends_at is None or row.ends_at > now]
        self._rows = sorted(known, key=lambda row: (row.starts_at, str(row.translation_key)))

    def public(self) -> list[Any]:
        return self._rows

    def key(self, row: Any) -> str:
        return f"notice:{row.translation_key}:{row.locale.language_code}"

    def at(self, place: Any) -> list[Any]:
        """Return the notices that touch a place."""
        return [row for row in self._rows if place is not None and abs(_latitude(row) - place.latitude) <= _TOUCHES]

    def of_circuit(self, track: Any, stops: list[Any]) -> list[Told]:
        """Return the notices that touch a track or a stop; of a stop alone, they limit the circuit."""
        if track:
            ends = sorted(point[1] for point in track["coordinates"])
            on_track = [row for row in self._rows if ends[0] - _TOUCHES <= _latitude(row) <= ends[1] + _TOUCHES]
        else:
            on_track = []
        told = [(row, row.effect) for row in on_track]
        for place in stops:
            for row in self.at(place):
                if row not in [known for known, _ in told]:
                    told.append((row, row.effect if row.effect == "OPEN" else "PARTIAL"))
        return told

    def worst(self, told: list[Told]) -> str:
        """Return what the notices that have begun make of a thing."""
        return max((effect for row, effect in told if row.starts_at <= self._now), key=_WORST.index, default="OPEN")


def _latitude(row: Any) -> float:
    return float(row.place["coordinates"][1])
