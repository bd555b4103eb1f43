"""The elevation profile of a track, as a drawing and as numbers."""

from typing import Any

#: Units of the drawing; its text is outside of it, so that it may be stretched.
WIDTH, HEIGHT = 600.0, 120.0
#: Metres that the drawing shows at least from bottom to top: a flat town looks flat.
LEAST_RANGE_M = 40
#: Rows of the table.
ROWS = 8

Place = dict[str, int]


def profile_of(places: list[Place]) -> dict[str, Any] | None:
    """Return ``line`` and ``area`` (points of SVG), lowest and highest metres, and ``rows`` for a table.

    ``None`` where fewer than two elevations are known.
    """
    if len(places) < 2 or places[-1]["distanceMeters"] <= 0:
        return None
    heights = [place["elevationMeters"] for place in places]
    lowest, highest = min(heights), max(heights)
    end, span = places[-1]["distanceMeters"], max(highest - lowest, LEAST_RANGE_M)
    points = [
        (WIDTH * place["distanceMeters"] / end, HEIGHT - HEIGHT * (place["elevationMeters"] - lowest) / span)
        for place in places
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return {
        "line": line,
        "area": f"0,{HEIGHT:.0f} {line} {WIDTH:.0f},{HEIGHT:.0f}",
        "lowest": lowest,
        "highest": highest,
        "rows": _some_of(places),
    }


def _some_of(places: list[Place]) -> list[Place]:
    """Return places from start to end, evenly, and few enough to be read."""
    if len(places) <= ROWS:
        return places
    return [places[round(number * (len(places) - 1) / (ROWS - 1))] for number in range(ROWS)]
