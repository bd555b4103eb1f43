"""Positions of the spots that circuits visit, read for a whole batch."""

from collections.abc import Sequence

from destination_cms.geo import Point

from .models import CircuitPage, SpotPage


def positions_of_stops(circuits: Sequence[CircuitPage]) -> dict[str, Point]:
    """Return the positions of the stops of circuits, by the key of a spot's publication.

    Those of a spot's translations are among them, as a circuit leads to the spot of its own language. One query; none
    without stops.
    """
    spots = {stop.spot_id for circuit in circuits for stop in circuit.stops.all() if stop.spot_id is not None}
    if not spots:
        return {}
    rows = SpotPage.objects.filter(
        translation_key__in=SpotPage.objects.filter(pk__in=spots).values("translation_key"), location__isnull=False
    ).values_list("translation_key", "locale__language_code", "location")
    return {f"spot:{uuid}:{language}": point for uuid, language, point in rows if point is not None}
