"""What editors are told to check of circuits and spots."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from circuits.page_warnings import CIRCUIT_WARNINGS, SPOT_WARNINGS, named_stops
from circuits.track_warnings import NamedStop
from destination_cms.geo import Point
from tests.core.models.test_track_fields import LINE
from tests.destination import Destination

GATE = Point(48.82, 2.27)


@pytest.mark.django_db
def test_the_spots_of_all_stops_are_read_in_one_query(destination: Destination) -> None:
    spots = [destination.spot(title, location=GATE) for title in "abc"]
    page, other = destination.circuit(spots=spots), destination.circuit(spots=spots[:1])
    page.stops.get_object_list()[1].title_override = "Two"
    page.stops.get_object_list()[2].spot_id = None
    other.stops.get_object_list()

    with CaptureQueriesContext(connection) as queries:
        found = named_stops(page, other)
    assert len(queries) == 1
    assert found == {
        page.pk: [NamedStop("a", GATE), NamedStop("Two", GATE), NamedStop("", None)],
        other.pk: [NamedStop("a", GATE)],
    }


@pytest.mark.django_db
def test_a_batch_of_circuits_costs_what_one_costs(destination: Destination) -> None:
    spot = destination.spot("Gate", location=GATE)
    pages = [destination.circuit(spots=[spot], track=LINE, tour_type="LOOP") for _ in range(3)]
    for page in pages:
        page.stops.get_object_list()

    with CaptureQueriesContext(connection) as queries:
        found = CIRCUIT_WARNINGS.find(pages)
    assert len(queries) == 1
    assert [[each.code for each in found[page.pk]] for page in pages] == [["loop_is_open"]] * 3


@pytest.mark.parametrize(
    ("verified_on", "published_at", "starts_on"),
    [
        (date(2025, 11, 30), None, date(2026, 11, 30)),
        (date(2024, 2, 29), datetime(2026, 1, 1, tzinfo=UTC), date(2025, 2, 28)),
        (None, datetime(2026, 3, 5, 12, tzinfo=UTC), date(2027, 3, 5)),
        (None, None, None),
    ],
)
def test_a_spot_is_to_be_verified_a_year_after_the_last_time(
    verified_on: Any, published_at: Any, starts_on: Any
) -> None:
    spot = SimpleNamespace(
        pk=1, last_verified_on=verified_on, first_published_at=published_at, reduced_mobility="UNKNOWN"
    )

    found = SPOT_WARNINGS.find([spot])[1]
    assert [warning.starts_on for warning in found] == ([starts_on] if starts_on else [])


def test_every_warning_has_a_text() -> None:
    for rules in (CIRCUIT_WARNINGS, SPOT_WARNINGS):
        assert all(str(text.label) and str(text.sentence) for text in rules.texts.values())
