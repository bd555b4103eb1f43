from typing import Any

import pytest
from django.utils import timezone

from circuits.graphql.exports import CIRCUIT_EXPORTS, route_of
from circuits.models import CircuitStop
from destination_cms.geo import Point
from destination_cms.graphql.reading.reader import Reader, Record
from destination_cms.models import LedgerSite
from tests.core.models.test_track_fields import LINE
from tests.destination import Destination

pytestmark = pytest.mark.django_db


def record_of(page: Any) -> Record:
    reader = Reader(LedgerSite.objects.get(), timezone.now())
    key = f"circuit:{page.translation_key}:fr"
    return reader.get([key])[key]


def test_a_route_has_the_names_and_words_that_readers_see(destination: Destination) -> None:
    gate, mill = (
        destination.spot("Gate", teaser="Iron."),
        destination.spot("Mill", teaser="Stone.", location=Point(48.83, 2.28)),
    )
    page = destination.circuit("Walk", track=LINE, teaser="Short.")
    page.stops = [
        CircuitStop(spot=gate, sort_order=0, title_override="The old gate", story="<p>Once.</p><p>Twice.</p>"),
        CircuitStop(spot=mill, sort_order=1),
    ]
    page.save_revision().publish()

    route = route_of(record_of(page))
    assert (route.name, route.description, len(route.points)) == ("Walk", "Short.", 3)
    assert [(stop.name, stop.description) for stop in route.stops] == [
        ("The old gate", "Once.\n\nTwice."),
        ("Mill", "Stone."),
    ]
    assert route.url.startswith("http")


def test_a_circuit_without_anything_is_a_file_in_every_format(destination: Destination) -> None:
    record = record_of(destination.circuit("Empty"))

    assert route_of(record).points == ()
    for export in CIRCUIT_EXPORTS.values():
        assert export.write(record) == export.write(record) != b""
