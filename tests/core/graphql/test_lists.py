"""Lists: filters, orders, positions, and cursors that others' publishing does not disturb."""

import json
from typing import Any

import pytest
from django.test import Client

from destination_cms.geo.distance import haversine_m
from destination_cms.geo.point import Point
from tests.destination import Destination


def ask(query: str, **variables: Any) -> dict[str, Any]:
    """Return the data of a query that is expected to succeed."""
    body = ask_raw(query, **variables)
    assert "errors" not in body, body
    return body["data"]  # type: ignore[no-any-return]


def ask_raw(query: str, **variables: Any) -> dict[str, Any]:
    """Return the whole answer to a query."""
    body = json.dumps({"query": query, "variables": variables})
    response = Client().post("/graphql/", body, content_type="application/json")
    assert response.status_code in {200, 400}, response.content
    return response.json()  # type: ignore[no-any-return]


def titles(query: str, field: str, **variables: Any) -> list[str]:
    return [node["title"] for node in ask(query, **variables)[field]["nodes"]]


SPOTS = "query($f: SpotFilter, $o: [SpotOrder!]) { spots(filter: $f, orderBy: $o) { nodes { title } } }"
CIRCUITS = "query($f: CircuitFilter, $o: [CircuitOrder!]) { circuits(filter: $f, orderBy: $o) { nodes { title } } }"


@pytest.fixture
def spots(destination: Destination) -> list[Any]:
    return [
        destination.spot("A", kind="PARK", location=Point(48.820, 2.270), step_free="YES"),
        destination.spot("B", kind="MUSEUM", location=Point(48.824, 2.270)),
        destination.spot("C", kind="PARK", location=Point(48.830, 2.250)),
        destination.spot("D", kind="VENUE", location=None),
    ]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"kind": {"eq": "PARK"}}, "AC"),
        ({"kind": {"in": ["MUSEUM", "VENUE"]}}, "BD"),
        ({"kind": {"in": []}}, ""),
        ({"kind": {"eq": "PARK"}, "isStepFree": {"eq": True}}, "A"),
        ({"not": {"kind": {"eq": "PARK"}}}, "BD"),
        ({"or": [{"kind": {"eq": "MUSEUM"}}, {"isStepFree": {"eq": True}}]}, "AB"),
        ({"and": [{"kind": {"eq": "PARK"}}, {"not": {"isStepFree": {"eq": True}}}]}, "C"),
        ({"or": [{}, {"kind": {"eq": "MUSEUM"}}]}, "ABCD"),
        ({"location": {"near": {"latitude": 48.82, "longitude": 2.27, "radiusMeters": 500}}}, "AB"),
        ({"location": {"near": {"latitude": 48.82, "longitude": 2.27, "radiusMeters": 440}}}, "A"),
        ({"location": {"withinBounds": {"south": 48.82, "west": 2.24, "north": 48.84, "east": 2.26}}}, "C"),
        ({"location": {"withinBounds": {"south": 48, "west": 170, "north": 49, "east": 2.26}}}, "C"),
        ({"id": {"eq": "no-id-of-ours"}}, ""),
        ({"lastPublishedAt": {"lt": "2000-01-01T00:00:00Z"}}, ""),
        ({"lastPublishedAt": {"gte": "2000-01-01T00:00:00Z"}}, "ABCD"),
        ({}, "ABCD"),
    ],
)
def test_a_filter_finds_what_it_says(spots: list[Any], chosen: dict[str, Any], expected: str) -> None:
    found = titles(SPOTS, "spots", f=chosen)
    order = found if "near" in chosen.get("location", {}) else sorted(found)
    assert "".join(order) == expected


def test_ids_are_found_in_lists_and_nodes(spots: list[Any]) -> None:
    ids = [node["id"] for node in ask("{ spots { nodes { id title } } }")["spots"]["nodes"]]

    assert titles(SPOTS, "spots", f={"id": {"in": [ids[2], ids[0]]}}) == ["A", "C"]
    nodes = ask("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=[ids[3], "nothing", ids[0]])["nodes"]
    assert nodes == [{"id": ids[3]}, None, {"id": ids[0]}]


def test_distance_is_that_of_the_sphere_and_orders_the_list(spots: list[Any]) -> None:
    query = (
        "query($f: SpotFilter, $o: [SpotOrder!]) "
        "{ spots(filter: $f, orderBy: $o) { edges { distanceMeters node { title } } } }"
    )
    near = {"location": {"near": {"latitude": 48.83, "longitude": 2.251, "radiusMeters": 5000}}}

    edges = ask(query, f=near)["spots"]["edges"]

    assert [edge["node"]["title"] for edge in edges] == ["C", "B", "A"]
    expected = haversine_m(Point(48.83, 2.251), Point(48.824, 2.27))
    assert edges[1]["distanceMeters"] == pytest.approx(expected, rel=1e-6)
    backwards = ask(query, f=near, o=[{"field": "DISTANCE", "direction": "DESC"}])["spots"]["edges"]
    assert [edge["node"]["title"] for edge in backwards] == ["A", "B", "C"]


def test_circuits_are_ordered_with_the_valueless_last(destination: Destination) -> None:
    for title, minutes in (("A", 90), ("B", None), ("C", 30), ("D", 90)):
        destination.circuit(title, duration_minutes=minutes)

    def ordered(*order: dict[str, str]) -> str:
        return "".join(titles(CIRCUITS, "circuits", o=list(order)))

    assert ordered({"field": "DURATION"}) in {"CADB", "CDAB"}
    assert ordered({"field": "DURATION", "direction": "DESC"}, {"field": "TITLE", "direction": "DESC"}) == "DACB"
    assert "".join(titles(CIRCUITS, "circuits", f={"durationMinutes": {"gte": 60, "lt": 91}})) == "AD"


@pytest.mark.parametrize("order", [[], [{"field": "DURATION"}], [{"field": "DURATION", "direction": "DESC"}]])
@pytest.mark.parametrize("is_backward", [False, True])
def test_pages_meet_each_circuit_once_both_ways(
    destination: Destination, order: list[dict[str, str]], is_backward: bool
) -> None:
    for number in range(11):
        destination.circuit(
            f"Circuit {number % 4}", duration_minutes=None if number % 3 == 0 else 30 * (number % 2 + 1)
        )
    forward = ("first", "after", "hasNextPage", "endCursor")
    size, place, more_field, cursor_field = (
        ("last", "before", "hasPreviousPage", "startCursor") if is_backward else forward
    )
    query = (
        f"query($c: String, $o: [CircuitOrder!]) {{ circuits({size}: 3, {place}: $c, orderBy: $o) "
        f"{{ totalCount nodes {{ id }} pageInfo {{ more: {more_field} cursor: {cursor_field} }} }} }}"
    )
    everything = "query($o: [CircuitOrder!]) { circuits(orderBy: $o) { nodes { id } } }"
    whole = [node["id"] for node in ask(everything, o=order)["circuits"]["nodes"]]
    seen: list[str] = []
    cursor, more = None, True
    while more:
        page = ask(query, c=cursor, o=order)["circuits"]
        assert page["totalCount"] == 11
        ids = [node["id"] for node in page["nodes"]]
        seen = [*ids, *seen] if is_backward else [*seen, *ids]
        cursor, more = page["pageInfo"]["cursor"], page["pageInfo"]["more"]

    assert seen == whole
    assert len(set(seen)) == 11


@pytest.mark.parametrize(
    ("variables", "word"),
    [
        ({"f": {"location": {"near": {"latitude": 91, "longitude": 0, "radiusMeters": 1}}}}, "near.latitude"),
        ({"f": {"location": {"near": {"latitude": 0, "longitude": 0, "radiusMeters": 0}}}}, "radiusMeters"),
        ({"f": {"location": {"withinBounds": {"south": 2, "west": 0, "north": 1, "east": 1}}}}, "south"),
        ({"o": [{"field": "DISTANCE"}]}, "near"),
        ({"o": [{"field": "TITLE"}, {"field": "TITLE", "direction": "DESC"}]}, "twice"),
        ({"o": [{"field": "TITLE"}] * 4}, "3 parts"),
        ({"f": {"kind": {"in": ["PARK"] * 501}}}, "500"),
        ({"f": {"not": {"not": {"not": {"not": {"not": {"not": {"slug": {"eq": "x"}}}}}}}}}, "5 levels"),
        ({"f": {"or": [{"slug": {"eq": "x"}}] * 120}}, "100 conditions"),
        ({"f": {"slug": {"eq": "a\x00b"}}}, "NUL"),
    ],
)
def test_what_is_out_of_its_limits_is_named(spots: list[Any], variables: dict[str, Any], word: str) -> None:
    errors = ask_raw(SPOTS, **variables)["errors"]
    assert word in errors[0]["message"]
    assert errors[0]["extensions"]["code"] == "BAD_USER_INPUT"


def test_a_cursor_of_another_order_is_refused(spots: list[Any]) -> None:
    cursor = ask("{ spots { pageInfo { endCursor } } }")["spots"]["pageInfo"]["endCursor"]
    query = "query($c: String) { spots(after: $c, orderBy: [{field: LAST_PUBLISHED_AT}]) { nodes { id } } }"

    assert "'after'" in ask_raw(query, c=cursor)["errors"][0]["message"]
