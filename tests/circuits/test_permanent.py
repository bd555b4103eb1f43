"""Stops have permanent addresses: in the payload, in GraphQL, and on a sheet of codes."""

from datetime import UTC, datetime
from typing import Any

import orjson
import pytest

from circuits.graphql.permanent import addressed_stops, labels_of_stops
from destination_cms.graphql.reading.reader import Reader
from destination_cms.models import LedgerSite, PermanentAddress, Publication
from tests.asking import ask
from tests.destination import Destination, fresh, publish

QUERY = """{ circuits { nodes { uuid permanentUrl stops { uuid permanentUrl title spot { uuid permanentUrl } } } } }"""


@pytest.fixture
def circuit(destination: Destination) -> Any:
    spots = [destination.spot("Mill"), destination.spot("gate", live=False), destination.spot("Bridge")]
    return destination.circuit("River", spots)


def uuids(circuit: Any) -> list[str]:
    return [str(stop.translation_key) for stop in fresh(circuit).stops.all()]


def record_of(circuit: Any) -> Any:
    reader = Reader(LedgerSite.objects.get(), datetime.now(UTC))
    return reader.get([f"circuit:{circuit.translation_key}:fr"])[f"circuit:{circuit.translation_key}:fr"]


def test_graphql_tells_them(circuit: Any) -> None:
    (node,) = ask(QUERY)["circuits"]["nodes"]
    mill, _, bridge = uuids(circuit)

    assert [stop["uuid"] for stop in node["stops"]] == [mill, bridge]
    for each in (node, *node["stops"], *(stop["spot"] for stop in node["stops"])):
        assert each["permanentUrl"] == f"http://testserver/go/{each['uuid']}"


def test_a_stop_is_the_same_in_every_language(circuit: Any, destination: Destination) -> None:
    for spot in (destination.made[0], destination.made[2]):
        publish(fresh(spot).copy_for_translation(destination.en, copy_parents=True))
    publish(fresh(circuit).copy_for_translation(destination.en))

    found = ask('{ circuits(locale: "en") { nodes { stops { uuid } } } }')["circuits"]["nodes"]
    assert [stop["uuid"] for stop in found[0]["stops"]] == [uuids(circuit)[0], uuids(circuit)[2]]


def test_a_copy_of_a_circuit_has_stops_of_its_own(circuit: Any) -> None:
    copy = fresh(circuit).copy(update_attrs={"slug": "copy", "title": "Copy"}, keep_live=True)

    assert not {*uuids(copy)} & {*uuids(circuit)}
    assert PermanentAddress.objects.filter(owner=copy.translation_key).count() == 3


def test_a_stop_keeps_its_uuid_when_the_editor_saves(circuit: Any) -> None:
    before = uuids(circuit)
    publish(circuit, title="Another title")
    publish(circuit, teaser="Another teaser")

    assert uuids(circuit) == before


def test_a_payload_of_before_leads_to_the_circuit(circuit: Any) -> None:
    row = Publication.objects.get(kind="circuit")
    payload = orjson.loads(row.payload)
    for stop in payload["stops"]:
        del stop["uuid"]
    # As an older version wrote it.
    Publication.objects.filter(pk=row.pk).update(payload=orjson.dumps(payload).decode(), digest="0")

    (node,) = ask(QUERY)["circuits"]["nodes"]
    assert [(stop["uuid"], stop["permanentUrl"]) for stop in node["stops"]] == [("", node["permanentUrl"])] * 2
    assert addressed_stops(payload) == {}
    assert labels_of_stops(record_of(circuit)) == {}


def test_labels_have_the_numbers_and_titles_that_visitors_see(circuit: Any) -> None:
    mill, _, bridge = uuids(circuit)
    page = fresh(circuit)
    stops = list(page.stops.all())
    stops[2].title_override = "The old bridge"
    page.stops = stops
    page.save_revision().publish()

    assert labels_of_stops(record_of(circuit)) == {mill: "1. Mill", bridge: "2. The old bridge"}
    assert addressed_stops(record_of(circuit).payload) == {mill: f"stop-{mill}", bridge: f"stop-{bridge}"}
