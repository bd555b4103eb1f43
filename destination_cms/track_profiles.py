"""The elevation profile of a track for an editor: a drawing, and the same numbers as a table."""

from dataclasses import dataclass

from .geo.tracks import MeasuredLine, elevation_profile
from .track_facts import in_metres

__all__ = ["TrackProfile", "profile_of"]

#: Units of the drawing, which is stretched to the width of its page.
WIDTH, HEIGHT = 600, 100
#: Metres that the drawing shows at least from bottom to top: a flat town looks flat.
LEAST_RANGE_M = 40
#: Rows of the table.
MOST_ROWS = 8


@dataclass(frozen=True, slots=True)
class TrackProfile:
    """A profile as text.

    Attributes:
        line: points of an SVG polyline, ``WIDTH`` wide and ``HEIGHT`` high.
        rows: distance from the start and elevation, from start to end, as the session's language writes them.
    """

    line: str
    rows: tuple[tuple[str, str], ...]

    @property
    def area(self) -> str:
        """Points of an SVG polygon: what lies below the line."""
        return f"0,{HEIGHT} {self.line} {WIDTH},{HEIGHT}"


def profile_of(line: MeasuredLine) -> TrackProfile | None:
    """Return the profile of a track; ``None`` where its elevations are not known."""
    places = elevation_profile(line)
    if len(places) < 2 or places[-1][0] == 0:
        return None
    end_m, lowest_m = places[-1][0], min(height for _, height in places)
    range_m = max(LEAST_RANGE_M, *(height - lowest_m for _, height in places))
    drawn = ((WIDTH * along / end_m, HEIGHT - HEIGHT * (height - lowest_m) / range_m) for along, height in places)
    return TrackProfile(
        line=" ".join(f"{x:.1f},{y:.1f}" for x, y in drawn),
        rows=tuple((in_metres(along), in_metres(height)) for along, height in _some_of(places)),
    )


def _some_of(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    if len(places) <= MOST_ROWS:
        return places
    return [places[round(number * (len(places) - 1) / (MOST_ROWS - 1))] for number in range(MOST_ROWS)]
