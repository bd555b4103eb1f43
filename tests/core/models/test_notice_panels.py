"""Above the form of a notice stands what it marks; it costs the same for three things and for thirty."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from destination_cms.models.notice_panels import _marked_titles
from tests.core.projections.test_availability import BRIDGE, NOW, WAY, add_notice
from tests.destination import Destination

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(time_machine) -> None:  # type: ignore[no-untyped-def]
    time_machine.move_to(NOW, tick=False)


def test_titles_are_told_once_and_in_order(destination: Destination) -> None:
    notice = add_notice(destination, place=BRIDGE)
    for title in ("Zoo", "Abbey"):
        destination.circuit(title, track=WAY)

    assert _marked_titles(notice) == ["Abbey", "Zoo"]


def test_it_is_two_statements(destination: Destination) -> None:
    notice, counts = add_notice(destination, place=BRIDGE), set()
    _marked_titles(notice)  # Reads the notice's own language, once.
    for _ in range(3):
        for _ in range(4):
            destination.circuit(track=WAY)
        with CaptureQueriesContext(connection) as queries:
            _marked_titles(notice)
        counts.add(len(queries))

    assert counts == {2}
