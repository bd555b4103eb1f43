from typing import Any

import orjson
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from circuits.models import CircuitPage
from circuits.stop_places import CircuitSurroundings, StopPlace, places_of_stops, references_of
from destination_cms.geo import Point
from destination_cms.models import District, Publication
from destination_cms.projections.availability import Notices
from tests.core.models.test_track_fields import LINE
from tests.destination import Destination, publish

pytestmark = pytest.mark.django_db

GATE, MILL = Point(48.82, 2.27), Point(48.821, 2.271)


def stops_of(page: Any, locale: str = "fr") -> list[tuple[int | None, int | None]]:
    row = Publication.objects.get(kind="circuit", uuid=page.translation_key, locale=locale)
    return [(stop["distance_along_m"], stop["leg_length_m"]) for stop in orjson.loads(row.payload)["stops"]]


def test_the_stops_of_all_circuits_are_read_in_one_query(destination: Destination) -> None:
    fort = destination.district("Fort")
    gate, mill, nowhere = (destination.spot(location=point, district=fort) for point in (GATE, MILL, None))
    pages = [destination.circuit(spots=[gate, mill, nowhere], track=track) for track in (LINE, LINE, None)]
    loaded = list(CircuitPage.objects.filter(pk__in=[page.pk for page in pages]).prefetch_related("stops"))

    with CaptureQueriesContext(connection) as queries:
        found = places_of_stops(loaded)
    assert len(queries) == 1
    assert found == {
        f"spot:{spot.translation_key}:fr": StopPlace(spot.location, fort.pk, str(spot.translation_key))
        for spot in (gate, mill, nowhere)
    }
    around = CircuitSurroundings({**found, "spot:elsewhere": StopPlace(GATE, None)}, Notices())
    assert references_of(around) == {District: {fort.pk}}

    without = destination.circuit()
    with CaptureQueriesContext(connection) as queries:
        assert places_of_stops([without]) == {}
    assert all("spotpage" not in query["sql"] for query in queries)


def start_of(page: Any) -> tuple[float | None, float | None]:
    row = Publication.objects.get(kind="circuit", uuid=page.translation_key)
    return row.latitude, row.longitude


def test_a_circuit_starts_where_its_track_does_or_else_at_its_first_stop(destination: Destination) -> None:
    nowhere, gate, mill = (destination.spot(location=point) for point in (None, GATE, MILL))
    walk = destination.circuit(spots=[nowhere, mill, gate])
    assert start_of(walk) == (48.821, 2.271)

    publish(mill, location=None)
    assert start_of(walk) == (48.82, 2.27)

    publish(walk, track={"type": "LineString", "coordinates": [[2.3, 48.8], [2.31, 48.8]]})
    assert start_of(walk) == (48.8, 2.3)
    assert start_of(destination.circuit(spots=[nowhere])) == (None, None)


def test_a_circuit_says_where_its_stops_are_and_follows_a_spot_that_moves(destination: Destination) -> None:
    gate, mill = destination.spot(location=GATE), destination.spot(location=MILL)
    page = destination.circuit(spots=[gate, mill], track=LINE)
    assert stops_of(page) == [(0, None), (184, 184)]

    publish(mill, location=Point(48.82, 2.271))
    assert stops_of(page) == [(0, None), (73, 73)]
    publish(mill, location=None)
    assert stops_of(page) == [(0, None), (None, None)]


def test_a_draft_of_a_position_is_not_told(destination: Destination) -> None:
    gate, mill = destination.spot(location=GATE), destination.spot(location=MILL)
    page = destination.circuit(spots=[gate, mill], track=LINE)

    mill.location = GATE
    mill.save_revision()
    publish(page, teaser="Changed")

    assert stops_of(page) == [(0, None), (184, 184)]


def test_a_circuit_in_another_language_follows_as_well(destination: Destination) -> None:
    gate, mill = destination.spot(location=GATE), destination.spot(location=MILL)
    publish(mill.copy_for_translation(destination.en, copy_parents=True), title="The mill")
    page = destination.circuit(spots=[gate, mill], track=LINE)
    publish(page.copy_for_translation(destination.en, copy_parents=True), title="The walk")
    assert stops_of(page, "en") == [(0, None), (184, 184)]

    # The translation has its position from the source.
    publish(mill, location=Point(48.82, 2.271))
    assert stops_of(page, "en") == stops_of(page, "fr") == [(0, None), (73, 73)]
