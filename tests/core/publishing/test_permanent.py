"""Permanent addresses in the ledger: written with the publication, once, kept after it, and repaired by reconcile."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from destination_cms.models import Mark, PermanentAddress, Publication
from destination_cms.models.ledger import MarkScope
from destination_cms.projections.kinds import get_kinds
from destination_cms.publishing.permanent import owned_uuids, parts_of
from destination_cms.publishing.planned import OwnedUuid
from destination_cms.publishing.reconcile import reconcile_publications
from destination_cms.publishing.sweep import sweep_publications
from destination_cms.verticals import Kind, PermanentAddresses
from tests.destination import Destination, fresh, publish

from .memory import SITE, Town, key
from .statements import statements_of, sweep_of


def told(*uuids: Any) -> list[str]:
    """Return the rows of the table about UUIDs, as "uuid of kind:owner"."""
    rows = PermanentAddress.objects.filter(uuid__in=uuids) if uuids else PermanentAddress.objects.all()
    return sorted(str(row).partition(":")[2] for row in rows)


def stops_of(circuit: Any) -> list[str]:
    return [str(stop.translation_key) for stop in fresh(circuit).stops.all()]


class TestPlan:
    """What a plan gives an address, without a database."""

    def owned(self, planned: Any) -> set[str]:
        return {str(each.uuid) for each in planned.owned}

    def test_what_appears_has_one_and_its_parts_have(self) -> None:
        town = Town()
        spot = town.spot()
        circuit = town.circuit(spot)
        stop = circuit.stops.all()[0]

        planned = town.plan(circuit, spot)

        assert planned.owned == {
            OwnedUuid(SITE, spot.translation_key, "spot", spot.translation_key),
            OwnedUuid(SITE, circuit.translation_key, "circuit", circuit.translation_key),
            OwnedUuid(SITE, stop.translation_key, "circuit", circuit.translation_key),
        }

    def test_a_draft_and_what_it_holds_have_none(self) -> None:
        town = Town()
        hidden = town.spot(live=False)
        circuit = town.circuit(hidden, town.spot(live=False))

        assert self.owned(town.plan(circuit, hidden)) == {str(circuit.translation_key)}
        circuit.live = False
        assert self.owned(town.plan(circuit, hidden)) == set()

    def test_a_kind_without_rules_has_none(self) -> None:
        town = Town()
        menu = town.menu(town.spot())

        assert self.owned(town.plan(menu)) == set()


KIND = Kind(name="thing", model=Publication, project=lambda *_: None, graphql_type="Thing")  # type: ignore[arg-type,return-value]


@pytest.mark.parametrize(
    "parts",
    [
        lambda payload: payload["missing"],
        lambda payload: {"not a uuid": "part"},
        lambda payload: None,
        lambda payload: {5: "part"},
    ],
)
def test_parts_that_cannot_be_told_are_none(parts: Any, caplog: pytest.LogCaptureFixture) -> None:
    kind = replace(KIND, permanent=PermanentAddresses(parts=parts))

    assert parts_of(kind, {}) == {}
    assert "'thing'" in caplog.text


def test_parts_are_told_by_the_text_form_of_their_uuids() -> None:
    uuid = uuid4()
    kind = replace(KIND, permanent=PermanentAddresses(parts=lambda _: {str(uuid).upper(): "part-1"}))

    assert parts_of(kind, {}) == {str(uuid): "part-1"}
    assert parts_of(KIND, {}) == {}


def test_a_record_that_stays_public_gives_an_address_to_its_parts_only() -> None:
    town = Town()
    circuit = town.circuit(town.spot())
    town.publish_all()
    record = Record(circuit, town)

    assert {each.uuid for each in owned_uuids(record, is_new=False)} == {UUID(int=77)}  # type: ignore[arg-type]
    assert {each.uuid for each in owned_uuids(record)} == {UUID(int=77), circuit.translation_key}  # type: ignore[arg-type]


class Record:
    """What of a planned record counts here."""

    def __init__(self, circuit: Any, town: Town) -> None:
        self.kind, self.key, self.site = get_kinds()["circuit"], key(circuit), SITE
        self.payload = {"stops": [{"uuid": str(UUID(int=77))}, {"title": "Of an older version"}]}


# In the database.


def test_each_publication_writes_its_addresses_once(destination: Destination) -> None:
    spot = destination.spot()
    circuit = destination.circuit(spots=[spot, destination.spot(live=False)])
    visible, hidden = stops_of(circuit)

    assert told(spot.translation_key) == [f"{spot.translation_key} of spot:{spot.translation_key}"]
    assert told(visible) == [f"{visible} of circuit:{circuit.translation_key}"]
    assert told(hidden) == []
    before = told()
    publish(circuit, teaser="Changed")
    publish(spot, teaser="Changed")
    assert told() == before


def test_a_stop_gets_its_address_when_its_spot_is_published(destination: Destination) -> None:
    spot = destination.spot(live=False)
    circuit = destination.circuit(spots=[spot])
    (stop,) = stops_of(circuit)
    assert told(stop) == []

    publish(spot)

    assert told(stop) == [f"{stop} of circuit:{circuit.translation_key}"]


def test_addresses_stay_when_all_else_goes(destination: Destination, time_machine: Any) -> None:
    circuit = destination.circuit(spots=[destination.spot()])
    before = told()
    assert len(before) == 3

    fresh(circuit).delete()
    assert told() == before
    time_machine.move_to(timezone.now() + timedelta(days=500))
    reconcile_publications()

    assert not Publication.objects.filter(kind="circuit").exists()
    assert told() == before


def test_reconcile_writes_what_is_missing(destination: Destination) -> None:
    destination.circuit(spots=[destination.spot()])
    before = told()
    reconcile_publications()
    PermanentAddress.objects.all().delete()

    assert reconcile_publications(is_dry_run=True).others == 3
    assert told() == []
    assert reconcile_publications().others == 3
    assert told() == before
    assert reconcile_publications().count == 0


def test_to_publish_again_costs_a_spot_nothing_and_a_circuit_one_statement(destination: Destination) -> None:
    spot = destination.spot()
    circuit = destination.circuit(spots=[spot])

    for page, most in ((spot, 0), (circuit, 1)):
        sweep_of(page)
        type(page).objects.filter(pk=page.pk).update(teaser="Something else")
        statements = statements_of(lambda page=page: sweep_behind(page))
        assert len([sql for sql in statements if "destination_permanent_address" in sql]) == most


def sweep_behind(page: Any) -> None:
    Mark.objects.create(scope=MarkScope.SOURCE, target=f"page:{page.pk}")
    sweep_publications()


def test_a_batch_of_many_asks_once(destination: Destination) -> None:
    for _ in range(4):
        destination.circuit(spots=[destination.spot()])
    PermanentAddress.objects.all().delete()
    Publication.objects.filter(kind="circuit").update(digest="0")

    statements = statements_of(lambda: reconcile_publications(is_restart=True))

    about = [sql.split()[0] for sql in statements if "destination_permanent_address" in sql]
    # A stage of spots, one of circuits, and what these had to plan.
    assert about.count("INSERT") == 2
    assert about.count("SELECT") == 2


def test_each_site_has_its_own(destination: Destination) -> None:
    other = Destination.create("other.example", is_default=False, slug="other")
    spot, away = destination.spot(), other.spot()

    sites = dict(PermanentAddress.objects.values_list("uuid", "site"))
    assert sites == {spot.translation_key: destination.site.pk, away.translation_key: other.site.pk}
