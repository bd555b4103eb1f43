"""Circuits in memory, for what needs no database."""

from typing import Any

from circuits.models import CircuitPage, CircuitStop, SpotPage

#: What the public may see: the spots 1, 3 and 4.
PUBLIC = {(SpotPage, pk): f"spot:{pk}:fr" for pk in (1, 3, 4)}


def stop(spot: int, **fields: Any) -> CircuitStop:
    return CircuitStop(spot_id=spot, **fields)


def circuit(*stops: CircuitStop, **fields: Any) -> CircuitPage:
    page = CircuitPage(**{"title": "The river", **fields})
    page.stops = list(stops)
    return page
