"""Positions and districts of the spots that circuits visit, and the notices around them, read for a whole batch."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from django.db.models import Model

from destination_cms.geo import Point
from destination_cms.projections.availability import Notices, current_notices

from .models import CircuitPage, SpotPage


class StopPlace(NamedTuple):
    """Where a spot lies; ``district`` is the primary key of its district, ``uuid`` the key of its translations."""

    point: Point | None
    district: int | None
    uuid: str = ""


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
    return {
        f"spot:{uuid}:{language}": StopPlace(point, district, str(uuid)) for uuid, language, point, district in rows
    }


class CircuitSurroundings(NamedTuple):
    """What the projection of circuits reads for a whole batch: where stops lie, and all notices."""

    places: dict[str, StopPlace]
    notices: Notices


def surroundings_of(circuits: Sequence[CircuitPage]) -> CircuitSurroundings:
    """Return the places of the circuits' stops and the notices that are not over, in two queries."""
    return CircuitSurroundings(places_of_stops(circuits), current_notices())


def references_of(surroundings: CircuitSurroundings) -> dict[type[Model], Collection[int]]:
    """Return the primary keys of the districts that stops lie in, and of the notices, by their model."""
    districts = {place.district for place in surroundings.places.values() if place.district is not None}
    return {DISTRICT: districts, **surroundings.notices.primary_keys()}
