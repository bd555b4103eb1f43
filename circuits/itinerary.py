"""Numbers of stops along a track: plain Python, the same for the ledger and for GraphQL."""

from collections.abc import Sequence
from dataclasses import dataclass

from destination_cms.geo import Point
from destination_cms.geo.tracks import MeasuredLine, stop_passages

__all__ = ["StopNumbers", "leg_length_m", "leg_minutes", "numbers_of_stops"]

#: Kilometres an hour without pauses, by way of travelling; where none is named, no duration is computed.
SPEEDS_KMH = {"WALK": 4.0, "BIKE": 12.0, "ROLLER": 10.0, "WHEELCHAIR": 3.0}


@dataclass(frozen=True, slots=True)
class StopNumbers:
    """Where a stop is along the track, in whole metres; ``None`` where it is not known.

    Attributes:
        distance_along_m: metres along the track from its start.
        offset_from_track_m: metres from the track.
        leg_length_m: metres along the track from the stop before; ``None`` for the first, and out of order.
        leg_duration_minutes: minutes for the leg, at least 1.
    """

    distance_along_m: int | None = None
    offset_from_track_m: int | None = None
    leg_length_m: int | None = None
    leg_duration_minutes: int | None = None


def numbers_of_stops(line: MeasuredLine | None, stops: Sequence[Point | None], mode: str) -> list[StopNumbers]:
    """Return the numbers of stops in their order.

    Args:
        line: the track.
        stops: positions, ``None`` for a stop without one.
        mode: way of travelling, a value of ``PracticeMode``.
    """
    if line is None:
        return [StopNumbers() for _ in stops]
    found = []
    before_m: int | None = None
    for here in stop_passages(line, stops):
        if here.passage is None:
            found.append(StopNumbers())
            before_m = None
            continue
        along_m = round(here.passage.distance_along_m)
        leg_m = leg_length_m(before_m, along_m)
        found.append(StopNumbers(along_m, round(here.passage.offset_from_track_m), leg_m, leg_minutes(leg_m, mode)))
        before_m = along_m
    return found


def leg_length_m(before_m: int | None, along_m: int | None) -> int | None:
    """Return the metres between two places along a track; ``None`` where one is not known or they are out of order."""
    return None if before_m is None or along_m is None or along_m < before_m else along_m - before_m


def leg_minutes(length_m: int | None, mode: str) -> int | None:
    """Return the minutes for a leg; ``None`` where its length or the speed is not known."""
    speed_kmh = SPEEDS_KMH.get(mode)
    if length_m is None or speed_kmh is None:
        return None
    return max(1, round(length_m / 1_000 / speed_kmh * 60))
