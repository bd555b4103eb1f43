"""What a front-end developer reads of circuits and spots."""

import json
from datetime import date
from typing import Any

import pytest

from circuits.models import CircuitStop
from destination_cms.geo.distance import haversine_m
from destination_cms.geo.point import Point
from destination_cms.models import Publication
from tests.asking import ask
from tests.destination import Destination, fresh, publish

FORT, MILL = Point(48.82, 2.27), Point(48.83, 2.28)
CIRCUIT = """query($slug: String!) { circuit(slug: $slug) {
  title teaser practiceMode tourType difficulty lengthMeters durationMinutes stepFree isStepFree cover { alt } body { __typename }
  stops { position title isOptional distanceFromPreviousMeters story { html plainText } spot { title spotKind address } }
} }"""
SPOT = """query($slug: String!) { spot(slug: $slug) {
  title spotKind teaser address stepFree isStepFree lastVerifiedOn location { latitude longitude } district { name } cover { alt }
} }"""


@pytest.fixture
def river(destination: Destination) -> Any:
    """A circuit of three stops, of which the second has no position."""
    spots = [
        destination.spot("Fort", location=FORT, address="1 Example Square"),
        destination.spot("Gate", location=None),
        destination.spot("Mill", location=MILL),
    ]
    return destination.circuit("The river", spots)


def stops(circuit: Any) -> list[dict[str, Any]]:
    return ask(CIRCUIT, slug=circuit.slug)["circuit"]["stops"]  # type: ignore[no-any-return]


def test_a_circuit_answers_everything(destination: Destination) -> None:
    page = destination.circuit(
        "The river",
        teaser="Along the water.",
        practice_mode="BIKE",
        tour_type="ONE_WAY",
        difficulty="DIFFICULT",
        length_m=4200,
        duration_minutes=90,
        step_free="YES",
        body=[("heading", "Begin")],
    )

    assert ask(CIRCUIT, slug=page.slug)["circuit"] == {
        "title": "The river",
        "teaser": "Along the water.",
        "practiceMode": "BIKE",
        "tourType": "ONE_WAY",
        "difficulty": "DIFFICULT",
        "lengthMeters": 4200,
        "durationMinutes": 90,
        "stepFree": "YES",
        "isStepFree": True,
        "cover": None,
        "body": [{"__typename": "HeadingBlock"}],
        "stops": [],
    }


def test_what_nobody_said_is_null_and_never_zero(destination: Destination) -> None:
    circuit = ask(CIRCUIT, slug=destination.circuit(body=[("heading", "Begin")]).slug)["circuit"]
    spot = ask(SPOT, slug=destination.spot(location=None).slug)["spot"]

    assert [circuit[name] for name in ("difficulty", "lengthMeters", "durationMinutes", "cover")] == [None] * 4
    assert [spot[name] for name in ("location", "lastVerifiedOn", "district", "cover")] == [None] * 4
    assert (circuit["teaser"], spot["teaser"], spot["address"]) == ("", "", "")


def test_a_fact_that_nobody_stated_is_unknown(destination: Destination) -> None:
    """An untouched field is not the statement that there are steps."""
    circuit, spot, partly = (
        destination.circuit(),
        destination.spot("Fort"),
        destination.spot("Mill", step_free="PARTIAL"),
    )

    told = ask(
        """query($circuit: String!, $spot: String!, $partly: String!) {
          circuit(slug: $circuit) { stepFree isStepFree }
          spot(slug: $spot) { stepFree isStepFree }
          partly: spot(slug: $partly) { stepFree isStepFree }
          no: spots(filter: { stepFree: { eq: NO } }) { nodes { title } }
          some: spots(filter: { stepFree: { in: [YES, PARTIAL] } }) { nodes { title } }
          untold: spots(filter: { isStepFree: { eq: false } }) { nodes { title } }
        }""",
        circuit=circuit.slug,
        spot=spot.slug,
        partly=partly.slug,
    )

    assert told["circuit"] == told["spot"] == {"stepFree": "UNKNOWN", "isStepFree": False}
    assert told["partly"] == {"stepFree": "PARTIAL", "isStepFree": False}
    assert [[node["title"] for node in told[name]["nodes"]] for name in ("no", "some", "untold")] == [
        [],
        ["Mill"],
        ["Fort", "Mill"],
    ]


def test_a_record_from_before_the_choice_is_told_until_the_next_reconcile(destination: Destination) -> None:
    spots = [destination.spot("Fort", step_free="YES"), destination.spot("Mill")]
    for row in Publication.objects.filter(kind="spot"):
        payload = json.loads(row.payload)
        del payload["step_free"]
        Publication.objects.filter(pk=row.pk).update(payload=json.dumps(payload))

    told = [ask("query($s: String!) { spot(slug: $s) { stepFree isStepFree } }", s=spot.slug)["spot"] for spot in spots]

    assert told == [{"stepFree": "YES", "isStepFree": True}, {"stepFree": "UNKNOWN", "isStepFree": False}]


def test_a_spot_answers_everything(destination: Destination) -> None:
    page = destination.spot(
        "Fort",
        kind="MUSEUM",
        teaser="Walls.",
        location=FORT,
        address="1 Example Square",
        district=destination.district("Centre"),
        step_free="YES",
        last_verified_on=date(2026, 5, 1),
        cover_image=destination.image(),
    )

    assert ask(SPOT, slug=page.slug)["spot"] == {
        "title": "Fort",
        "spotKind": "MUSEUM",
        "teaser": "Walls.",
        "address": "1 Example Square",
        "stepFree": "YES",
        "isStepFree": True,
        "lastVerifiedOn": "2026-05-01",
        "location": {"latitude": 48.82, "longitude": 2.27},
        "district": {"name": "Centre"},
        "cover": {"alt": "What it shows"},
    }


def test_stops_are_numbered_from_one_and_called_as_the_circuit_calls_them(river: Any) -> None:
    rows = list(river.stops.all())
    rows[0].title_override, rows[2].is_optional = "Where it began", True
    rows[1].story = "<p>Mind the <b>step</b>.</p>"
    publish(river, stops=rows)

    found = stops(river)

    assert [(stop["position"], stop["title"], stop["spot"]["title"], stop["isOptional"]) for stop in found] == [
        (1, "Where it began", "Fort", False),
        (2, "Gate", "Gate", False),
        (3, "Mill", "Mill", True),
    ]
    assert found[1]["story"] == {"html": "<p>Mind the <b>step</b>.</p>", "plainText": "Mind the step."}


def test_a_renamed_spot_is_renamed_on_every_circuit(river: Any) -> None:
    publish(river.stops.all()[2].spot, title="Old mill")

    assert stops(river)[2]["title"] == "Old mill"


def test_a_hidden_stop_leaves_no_gap_and_comes_back_to_its_place(river: Any) -> None:
    gate = river.stops.all()[1].spot
    fresh(gate).unpublish()

    found = stops(river)
    assert [(stop["position"], stop["title"]) for stop in found] == [(1, "Fort"), (2, "Mill")]
    # The distance is that of the walk as it is shown.
    assert found[1]["distanceFromPreviousMeters"] == round(haversine_m(FORT, MILL))

    publish(gate)
    assert [stop["title"] for stop in stops(river)] == ["Fort", "Gate", "Mill"]


CIRCUITS_OF = "{ spots(first: 10) { nodes { title circuits { title stops { spot { title } } } } } }"


def circuits_of() -> dict[str, list[str]]:
    nodes = ask(CIRCUITS_OF)["spots"]["nodes"]
    return {node["title"]: [circuit["title"] for circuit in node["circuits"]] for node in nodes}


def test_a_spot_leads_to_the_circuits_that_stop_at_it(destination: Destination, river: Any) -> None:
    fort, _gate, mill = (stop.spot for stop in river.stops.all())
    hills = destination.circuit("Hills", [mill, fort, mill])
    destination.circuit("A draft", [fort], live=False)

    assert circuits_of() == {"Fort": ["Hills", "The river"], "Gate": ["The river"], "Mill": ["Hills", "The river"]}

    fresh(hills).unpublish()
    publish(river, stops=list(river.stops.all())[:2])
    assert circuits_of() == {"Fort": ["The river"], "Gate": ["The river"], "Mill": []}


def test_a_circuit_that_only_mentions_a_spot_does_not_stop_at_it(destination: Destination) -> None:
    spot = destination.spot("Fort")
    destination.circuit("Talk", body=[("paragraph", f'<p><a linktype="page" id="{spot.pk}">the fort</a></p>')])

    assert circuits_of() == {"Fort": []}


def test_a_spot_leads_to_circuits_in_its_own_language(destination: Destination, river: Any) -> None:
    fort = river.stops.all()[0].spot
    copy = fresh(river).copy_for_translation(destination.en, copy_parents=True)
    copy.title = "The stream"
    copy.save_revision().publish()
    # The English circuit shows the French spot until that is translated.
    assert circuits_of()["Fort"] == ["The river"]

    english = fresh(fort).copy_for_translation(destination.en)
    english.save_revision().publish()
    asked = '{ spots(locale: "en") { nodes { circuits { title } } } }'
    assert ask(asked)["spots"]["nodes"] == [{"circuits": [{"title": "The stream"}]}]
    assert circuits_of()["Fort"] == ["The river"]


def test_a_spot_may_be_visited_twice(destination: Destination) -> None:
    spot = destination.spot("Fort", location=FORT)
    loop = destination.circuit("Loop", [spot, spot])

    assert [(stop["position"], stop["distanceFromPreviousMeters"]) for stop in stops(loop)] == [(1, None), (2, 0)]
    assert CircuitStop.objects.filter(circuit=loop).count() == 2
