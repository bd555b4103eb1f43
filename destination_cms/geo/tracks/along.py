"""Positions along a track: how far from its start a point lies, and how far from the line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import cos, hypot, inf, radians

from ..distance import EARTH_RADIUS_M, haversine_m
from ..point import Point
from .points import Points

#: A stop farther from the track than this is worth a warning, in metres.
FAR_FROM_TRACK_M = 60.0
#: Where a line passes a point more than once, passages this much farther than the nearest one count too, in metres.
PASSAGE_MARGIN_M = 15.0
#: How far an order may go back before it contradicts the track, in metres: what a street is wide.
_BACKWARDS_M = 20.0
_METRES_PER_DEGREE = radians(1) * EARTH_RADIUS_M


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a track comes close to a point.

    Attributes:
        distance_along_m: metres along the line from its start.
        offset_from_track_m: metres from the line.
    """

    distance_along_m: float
    offset_from_track_m: float


@dataclass(frozen=True, slots=True)
class StopPassage:
    """Where a stop is on a track.

    Attributes:
        passage: that of the stop; ``None`` where the stop has no position.
        is_out_of_order: whether the track passes it before it passes an earlier stop.
    """

    passage: Passage | None
    is_out_of_order: bool = False

    @property
    def is_far(self) -> bool:
        """Whether the stop is too far from the track."""
        return self.passage is not None and self.passage.offset_from_track_m > FAR_FROM_TRACK_M


class MeasuredLine:
    """A line of at least two points, with the metres from its start to each of them.

    Attributes:
        points: of the line.
        distances_m: metres along the line from its start to each point.
    """

    def __init__(self, points: Points) -> None:
        self.points = points
        lengths = (haversine_m(before, point) for before, point in pairwise(points))
        self.distances_m = [*accumulate(lengths, initial=0.0)]
        self._passages: dict[Point, list[Passage]] = {}

    @property
    def length_m(self) -> float:
        """Metres from the start to the end."""
        return self.distances_m[-1]

    def nearest(self, point: Point) -> Passage:
        """Return where the line is nearest to a point; the first such passage."""
        return min((passage for passage, _ in self._nearest_of_segments(point)), key=_offset)

    def passages(self, point: Point) -> list[Passage]:
        """Return where the line comes nearest to a point and where it comes almost as near again, in its order.

        Each point is looked for once: a long track takes milliseconds.
        """
        if point not in self._passages:
            self._passages[point] = self._passages_of(point)
        return self._passages[point]

    def _passages_of(self, point: Point) -> list[Passage]:
        segments = [*self._nearest_of_segments(point)]
        most = min(passage.offset_from_track_m for passage, _ in segments) + PASSAGE_MARGIN_M
        found: list[Passage] = []
        is_near = False
        for passage, start_offset_m in segments:
            # Two segments that come near are one passage if the line stays near where they meet.
            is_near = is_near and start_offset_m <= most
            if passage.offset_from_track_m > most:
                is_near = False
            elif not is_near:
                found.append(passage)
                is_near = True
            else:
                found[-1] = min(found[-1], passage, key=_offset)
        return found

    def _nearest_of_segments(self, point: Point) -> Iterator[tuple[Passage, float]]:
        """Yield the nearest place of each segment, and the offset of the segment's start.

        Both are measured on a plane that touches the Earth at the point.
        """
        east = _METRES_PER_DEGREE * cos(radians(point.latitude))
        flat = (
            ((each.longitude - point.longitude) * east, (each.latitude - point.latitude) * _METRES_PER_DEGREE)
            for each in self.points
        )
        for ((x1, y1), (x2, y2)), (start_m, end_m) in zip(pairwise(flat), pairwise(self.distances_m), strict=True):
            dx, dy = x2 - x1, y2 - y1
            squared = dx * dx + dy * dy
            share = max(0.0, min(1.0, -(x1 * dx + y1 * dy) / squared)) if squared else 0.0
            offset_m = hypot(x1 + share * dx, y1 + share * dy)
            yield Passage(start_m + share * (end_m - start_m), offset_m), hypot(x1, y1)


def _offset(passage: Passage) -> float:
    return passage.offset_from_track_m


def stop_passages(line: MeasuredLine, stops: Sequence[Point | None]) -> list[StopPassage]:
    """Return where stops in an editor's order are on a track.

    Where the track passes a stop several times, as the start of a loop, the stop is at the first passage after the stop
    before it. If all passages lie before that, the stop is out of order, and at its nearest one.
    """
    found: list[StopPassage] = []
    reached_m = -inf
    for stop in stops:
        if stop is None:
            found.append(StopPassage(None))
            continue
        passages = line.passages(stop)
        ahead = [passage for passage in passages if passage.distance_along_m >= reached_m - _BACKWARDS_M]
        chosen = ahead[0] if ahead else min(passages, key=_offset)
        if ahead:
            reached_m = max(reached_m, chosen.distance_along_m)
        found.append(StopPassage(chosen, is_out_of_order=not ahead))
    return found


def order_along(line: MeasuredLine, stops: Sequence[Point | None]) -> list[int]:
    """Return the indices of stops in the order in which a track first passes them; those without a position last."""
    places = [inf if stop is None else line.passages(stop)[0].distance_along_m for stop in stops]
    return sorted(range(len(stops)), key=lambda index: places[index])
