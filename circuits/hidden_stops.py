"""Stops that visitors do not see yet, because their spot is not published."""

from typing import Any

from .models import CircuitPage, SpotPage


def hidden_stop_titles(circuit: CircuitPage) -> list[str]:
    """Return the titles of the spots that this circuit visits and that are not live, in order."""
    spots: Any = SpotPage.objects.in_bulk([stop.spot_id for stop in circuit.stops.all()])
    ordered = [spots[stop.spot_id] for stop in circuit.stops.all() if stop.spot_id in spots]
    return [spot.get_admin_display_title() for spot in ordered if not spot.live]
