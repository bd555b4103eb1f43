"""Stops that are not shown because their spot is not published."""

from typing import Any

from django.utils.translation import gettext as _

from .models import CircuitPage, SpotPage


def hidden_stop_titles(circuit: CircuitPage) -> list[str]:
    """Return the titles of the stops whose spot is not live, or was deleted, in order."""
    stops = circuit.stops.all()
    spots: Any = SpotPage.objects.in_bulk([stop.spot_id for stop in stops if stop.spot_id])
    titles = []
    for number, stop in enumerate(stops, start=1):
        spot = spots.get(stop.spot_id)
        if spot is None:
            named = stop.title_override or _("stop %(number)d") % {"number": number}
            titles.append(_("%(stop)s (spot deleted)") % {"stop": named})
        elif not spot.live:
            titles.append(spot.get_admin_display_title())
    return titles
