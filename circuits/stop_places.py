"""Positions and districts of the spots that circuits visit, read for a whole batch."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import Model

from destination_cms.geo import Point

from .models import CircuitPage, SpotPage


class StopPlace(NamedTuple):
    """Where a spot lies; ``district`` is the primary key of its district."""

    point: Point | None
    district: int | None


DISTRICT: Any = SpotPage._meta.get_field("district").related_model

NOWHERE = StopPlace(None, None)


def places_of_stops(circuits: Sequence[CircuitPage]) -> dict[str, StopPlace]:
    """Return where the stops of circuits lie, by the key of a spot's publication.

    A spot's translations are among them, as a circuit leads to the spot of its own language. One query; none
    without stops.
    """
    spots = {stop.spot_id for circuit in circuits for stop in circuit.stops.all() if stop.spot_id is not None}
    if not spots:
        return {}
    rows = SpotPage.objects.filter(
        translation_key__in=SpotPage.objects.filter(pk__in=spots).values("translation_key")
    ).values_list("translation_key", "locale__language_code", "location", "district")
    return {f"spot:{uuid}:{language}": StopPlace(point, district) for uuid, language, point, district in rows}


def districts_of_places(places: Mapping[str, StopPlace]) -> dict[type[Model], Collection[int]]:
    """Return the primary keys of the districts that stops lie in, by their model."""
    return {DISTRICT: {place.district for place in places.values() if place.district is not None}}
