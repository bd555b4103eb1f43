"""What a changed notice may touch is found in the ledger's own index of places, and nowhere else."""

from typing import Any

import pytest

from circuits.models import SpotPage
from destination_cms.geo import Point
from destination_cms.projections.notice_places import pages_about, pages_within, scope_of
from tests.core.projections.test_availability import BRIDGE, NOW, add_notice
from tests.destination import Destination

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(time_machine: Any) -> None:
    time_machine.move_to(NOW, tick=False)


def test_a_place_reaches_25_metres(destination: Destination) -> None:
    on, near = (destination.spot(location=Point(latitude, 2.27)) for latitude in (48.82, 48.8202))
    destination.spot(location=Point(48.821, 2.27))
    destination.spot(location=None)
    scope = scope_of([add_notice(destination, place=BRIDGE).pk])

    assert pages_within("spot", scope.boxes) == {on.pk, near.pk}
    assert pages_within("circuit", scope.boxes) == set()
    assert pages_within("spot", []) == set()


def test_pages_are_found_in_every_language(destination: Destination) -> None:
    spot = destination.spot()
    english = spot.copy_for_translation(destination.en, copy_parents=True)
    scope = scope_of([add_notice(destination, spot).pk])

    assert (scope.shapes, scope.districts) == ([], set())
    assert pages_about(SpotPage, scope) == {spot.pk, english.pk}


def test_it_is_read_at_once(destination: Destination, django_assert_num_queries: Any) -> None:
    notices = [
        add_notice(destination, destination.spot(), title=f"Notice {number}", place=BRIDGE) for number in range(5)
    ]
    with django_assert_num_queries(1):
        scope = scope_of([notice.pk for notice in notices])

    assert (len(scope.shapes), len(scope.pages)) == (1, 5)
