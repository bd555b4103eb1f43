"""Circuits and spots that a notice may touch, found before it is known whether it does."""

from typing import Any

import pytest

from circuits.notice_followers import circuits_of_notices, spots_of_notices
from destination_cms.geo import Point
from tests.core.projections.test_availability import AWAY, BRIDGE, NOW, WAY, add_notice
from tests.destination import Destination

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(time_machine: Any) -> None:
    time_machine.move_to(NOW, tick=False)


def test_tracks_stops_and_named_pages_are_found(destination: Destination) -> None:
    on, off = destination.spot(location=Point(48.82, 2.27)), destination.spot(location=Point(48.84, 2.27))
    passing, visiting, named = (
        destination.circuit(track=WAY),
        destination.circuit(spots=[on]),
        destination.circuit(track=AWAY),
    )
    destination.circuit(spots=[off], track=AWAY)
    notice = add_notice(destination, named, off, place=BRIDGE)

    assert spots_of_notices([notice.pk]) == {on.pk, off.pk}
    assert circuits_of_notices([notice.pk]) >= {passing.pk, visiting.pk, named.pk}


def test_a_stop_that_names_it_is_found_in_any_language(destination: Destination) -> None:
    notice = add_notice(destination, destination.spot())
    page = destination.circuit(spots=[destination.spot()])
    stop = page.stops.get()
    stop.notice = notice
    page.stops = [stop]
    page.save_revision().publish()
    english = notice.copy_for_translation(destination.en)
    english.save()

    assert circuits_of_notices([english.pk]) == {page.pk}


def test_nothing_is_found_where_nothing_is(destination: Destination) -> None:
    destination.circuit(track=AWAY)
    notice = add_notice(destination, place=BRIDGE)

    assert (circuits_of_notices([notice.pk]), spots_of_notices([notice.pk])) == (set(), set())


def test_it_takes_as_many_statements_for_many_circuits(
    destination: Destination, django_assert_max_num_queries: Any
) -> None:
    notice = add_notice(destination, place=BRIDGE)
    for _ in range(6):
        destination.circuit(spots=[destination.spot(location=Point(48.82, 2.27))], track=WAY)
    with django_assert_max_num_queries(8):
        assert len(circuits_of_notices([notice.pk])) == 6
