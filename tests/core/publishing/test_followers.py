"""What follows a notice is marked when the notice changes, and not when anything else does."""

from typing import Any

import orjson
import pytest

from destination_cms.models import Publication
from destination_cms.models.ledger import MarkScope
from destination_cms.projections.kinds import get_kinds
from destination_cms.publishing.followers import followers_of
from destination_cms.publishing.plan import Plan, Tombstone, Upsert
from destination_cms.publishing.sweep import sweep_publications
from tests.core.projections.test_availability import BRIDGE, HOUR, NOW, WAY, add_notice
from tests.destination import Destination

pytestmark = pytest.mark.django_db


def told_of(circuit: Any) -> dict[str, Any]:
    sweep_publications()
    payload = Publication.objects.get(kind="circuit", uuid=circuit.translation_key).payload
    return {name: value for name, value in orjson.loads(payload).items() if name in {"notices", "availability"}}


def test_a_circuit_learns_of_a_notice_on_its_way(destination: Destination, time_machine: Any) -> None:
    time_machine.move_to(NOW, tick=False)
    circuit = destination.circuit(track=WAY)
    add_notice(destination, place=BRIDGE)

    assert [entry["effect"] for entry in told_of(circuit).get("notices", [])] == ["CLOSED"]


def test_a_circuit_is_closed_when_a_notice_begins(destination: Destination, time_machine: Any) -> None:
    time_machine.move_to(NOW, tick=False)
    circuit = destination.circuit(track=WAY)
    add_notice(destination, place=BRIDGE)
    assert "availability" not in told_of(circuit)

    time_machine.move_to(NOW + HOUR, tick=False)
    sweep_publications()
    assert told_of(circuit).get("availability") == "CLOSED"


def change(kind: str, pk: int, key: str) -> Any:
    return Upsert((1, key), get_kinds()[kind], f"{kind}:{pk}", None, None, None)  # type: ignore[arg-type]


def test_a_changed_notice_marks_what_shows_it_and_what_may(destination: Destination, time_machine: Any) -> None:
    time_machine.move_to(NOW, tick=False)
    spot = destination.spot(location=None)
    notice = add_notice(destination, spot, place=BRIDGE)
    marks = followers_of(Plan(upserts=(change("notice", notice.pk, "notice:a:fr"),)))

    assert marks == [(MarkScope.REFERRERS, "notice:a:fr"), (MarkScope.SOURCE, f"page:{spot.pk}")]


def test_of_a_deleted_notice_only_what_shows_it_is_left(destination: Destination) -> None:
    gone = Tombstone((1, "notice:a:fr"), get_kinds()["notice"], "notice:987", None, "DELETED")  # type: ignore[arg-type]

    assert followers_of(Plan(tombstones=(gone,))) == [(MarkScope.REFERRERS, "notice:a:fr")]


def test_other_changes_mark_nothing(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert followers_of(Plan(upserts=(change("theme", 1, "theme:a:fr"),))) == []
