"""What the editor says of stops and their track."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from circuits.models import CircuitPage
from circuits.models.stop_panels import StopsOnTrackPanel
from circuits.page_warnings import warnings_of
from destination_cms.geo import Point
from tests.core.admin.forms import editor_form
from tests.core.admin.people import editor, words
from tests.core.models.test_track_fields import LINE
from tests.destination import Destination

pytestmark = pytest.mark.django_db

LINE_WITHOUT_HEIGHTS = {"type": "LineString", "coordinates": [[2.27, 48.82], [2.271, 48.82], [2.271, 48.821]]}
GATE, MILL = Point(48.82, 2.27), Point(48.821, 2.271)


def test_the_editor_warns_of_stops_that_are_far_and_shows_where_they_are(destination: Destination) -> None:
    spots = [destination.spot("Gate", location=GATE), destination.spot("Tower", location=Point(48.8208, 2.2685))]
    page = destination.circuit(spots=spots, track=LINE)
    shown = editor("en").text(f"/admin/pages/{page.pk}/edit/")

    assert "Stop 2, “Tower”, is 141 m from the track; more than 60 m is far." in shown
    assert "1. Gate: 0 m from the start, 0 m from the track" in shown
    assert "Order along the track" in shown


def test_the_editor_draws_the_elevations_and_tells_them_as_a_table(destination: Destination) -> None:
    heights = {
        **LINE,
        "coordinates": [[x, y, 30 + 10 * number] for number, (x, y, *_) in enumerate(LINE["coordinates"])],
    }
    hilly, flat = destination.circuit(track=heights), destination.circuit(track=LINE_WITHOUT_HEIGHTS)
    person = editor("en")

    shown = person.client.get(f"/admin/pages/{hilly.pk}/edit/").content.decode()
    assert '<polyline points="0.0,100.0' in shown
    assert "Elevation along the track" in shown
    assert "Elevation along the track" not in person.text(f"/admin/pages/{flat.pk}/edit/")
    without = destination.circuit()
    assert "Elevation along the track" not in person.text(f"/admin/pages/{without.pk}/edit/")


def test_a_new_circuit_has_no_warnings(destination: Destination) -> None:
    path = f"/admin/pages/add/destination_circuits/circuitpage/{destination.home.pk}/"

    assert "The circuit has no track" not in editor("en").text(path)


def test_publishing_warns_and_publishes(destination: Destination) -> None:
    person = editor("en")
    spots = [destination.spot(title, location=point) for title, point in (("Mill", MILL), ("Gate", GATE))]
    page = destination.circuit(spots=spots, track=LINE, live=False)
    path = f"/admin/pages/{page.pk}/edit/"
    answer = person.client.post(path, {**editor_form(person, path), "action-publish": "1"}, follow=True)

    assert "The track passes stop 2, “Gate”, before an earlier stop." in words(answer.content.decode())
    page.refresh_from_db()
    assert page.live


def test_the_panel_reads_stops_and_spots_once(destination: Destination) -> None:
    page = destination.circuit(spots=[destination.spot(title, location=GATE) for title in "ab"], track=LINE)
    panel = CircuitPage.get_edit_handler()
    (stops,) = (child for child in all_panels(panel) if isinstance(child, StopsOnTrackPanel))

    with CaptureQueriesContext(connection) as queries:
        found = stops.get_bound_panel(instance=page, request=None, form=None).get_context_data({})

    assert len(found["places"]) == 2
    assert len(queries) == 2


def all_panels(panel: Any) -> Iterator[Any]:
    yield panel
    for child in getattr(panel, "children", ()):
        yield from all_panels(child)


def test_a_circuit_in_memory_can_be_looked_at() -> None:
    with override("en"):
        assert warnings_of(CircuitPage(title="New", track=LINE, tour_type="ONE_WAY", length_m=500)) == [
            "The declared length is 500 m, but the track is 184 m long."
        ]
