"""Circuits in memory, for what needs no database."""

from typing import Any

from circuits.models import CircuitPage, CircuitStop, SpotPage

#: What the public may see: the spots 1, 3 and 4.
PUBLIC = {(SpotPage, pk): f"spot:{pk}:fr" for pk in (1, 3, 4)}

#: What the form of a circuit sends where nothing is stated: no rows but stops, and accessibility unknown.
UNSTATED = {
    **dict.fromkeys(
        ["reduced_mobility", "accessible_toilets", "tactile_guidance", "audio_guidance", "public_holidays"], "UNKNOWN"
    ),
    **{
        f"{rows}-{count}_FORMS": "0"
        for rows in ("themes", "other_modes", "transports", "surfaces", "accessibility_labels", "opening_times")
        for count in ("TOTAL", "INITIAL")
    },
}


def stop(spot: int, **fields: Any) -> CircuitStop:
    return CircuitStop(spot_id=spot, **fields)


def circuit(*stops: CircuitStop, **fields: Any) -> CircuitPage:
    page = CircuitPage(**{"title": "The river", **fields})
    page.stops = list(stops)
    return page
