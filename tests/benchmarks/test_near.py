"""The benchmark of lists by position: what it complains of, and that the SQL written by hand gives the product's bytes."""

import json
from typing import Any

import pytest
from django.test import Client

from benchmarks.near import complaints_of, data_of, planted, table_of
from benchmarks.near_floor import Box, Circle, Floor, node_id
from destination_cms.geo.point import Point
from destination_cms.graphql.lists import geo
from tests.destination import Destination

FIGURES = {
    "near": {"product_ms": 4.0, "floor_ms": 1.0, "sql_ms": 0.5, "statements": 2, "rows": 19, "bytes": 100},
    "in a box": {"product_ms": 5.1, "floor_ms": 1.0, "sql_ms": 0.5, "statements": 3, "rows": 1, "bytes": 100},
    "full": {"product_ms": 4.0, "floor_ms": 1.0, "sql_ms": 0.5, "statements": 2, "rows": 20, "bytes": 100},
    "deep": {"product_ms": 1.0, "floor_ms": 1.0, "sql_ms": 0.5, "statements": 4, "rows": 20, "bytes": 100},
    "nearbySpots": {"product_ms": 1.0, "floor_ms": 1.0, "sql_ms": 0.5, "statements": 4, "rows": 20, "bytes": 100},
}
_NODE = "id title slug location { latitude longitude }"
NEAR = f"edges {{ distanceMeters node {{ {_NODE} }} }} pageInfo {{ endCursor hasNextPage }}"
WITHIN = f"totalCount nodes {{ {_NODE} }} pageInfo {{ endCursor hasNextPage }}"


def test_what_is_too_dear_or_takes_too_many_statements_is_complained_of() -> None:
    assert complaints_of(FIGURES) == [
        "in a box: 5.10 ms, the floor 1.00 ms; at most 5 times",
        "full: 4.00 ms, the SQL alone 0.50 ms; at most 5 times",
        "deep: 4 statements; at most 3",
    ]
    assert "in a box" in table_of(FIGURES)
    assert "5.10" in table_of(FIGURES)


def test_the_data_of_an_answer_is_without_its_cost() -> None:
    assert data_of(b'{"data":{"a":1},"extensions":{"cost":2}}') == data_of(b'{"data":{"a":1}}') == b'{"data":{"a":1}'
    with pytest.raises(AssertionError):
        data_of(b'{"errors":[]}')


def test_the_planted_fault_searches_everywhere() -> None:
    near = geo.near_of({"latitude": 48.0, "longitude": 2.0, "radius_meters": 5.0})
    with planted("everywhere"):
        assert len(geo.near_condition(near)) == 1
    assert len(geo.near_condition(near)) > 1


@pytest.fixture
def spots(destination: Destination) -> list[Any]:
    places = [Point(48.82 + n / 1000, 2.27) for n in range(5)]
    return [destination.spot(f"Lieu {n}", location=place) for n, place in enumerate(places)]


def answer(query: str) -> bytes:
    body = json.dumps({"query": query})
    return data_of(Client().post("/graphql/", body, content_type="application/json").content)


@pytest.mark.django_db
@pytest.mark.parametrize("radius", [1.0, 250.0, 5_000.0])
def test_the_floor_answers_what_is_near_with_the_same_bytes(spots: list[Any], radius: float) -> None:
    near = f"{{latitude: 48.82, longitude: 2.27, radiusMeters: {radius}}}"

    found = answer(f"{{ spots(first: 2, filter: {{location: {{near: {near}}}}}) {{ {NEAR} }} }}")

    assert found == data_of(Floor("spot", 2).near(Circle(48.82, 2.27, radius)))


@pytest.mark.django_db
def test_the_floor_answers_what_is_near_a_record_with_the_same_bytes(spots: list[Any]) -> None:
    uuid = str(spots[2].translation_key)

    found = answer(
        f'{{ spot(id: "{node_id("spot", uuid)}") {{ nearbySpots(withinMeters: 500, first: 3) {{ {NEAR} }} }} }}'
    )

    assert found == data_of(Floor("spot", 3).nearby("spot", uuid, 500.0))
    assert Floor("spot", 1).nearest_uuid(Circle(48.822, 2.27, 10.0)) == uuid


@pytest.mark.django_db
@pytest.mark.parametrize("north", [48.8215, 48.9])
def test_the_floor_answers_what_is_in_a_box_with_the_same_bytes(spots: list[Any], north: float) -> None:
    box = f"{{south: 48.8, west: 2.2, north: {north}, east: 2.3}}"

    found = answer(f"{{ spots(first: 2, filter: {{location: {{withinBounds: {box}}}}}) {{ {WITHIN} }} }}")

    assert found == data_of(Floor("spot", 2).within(Box(48.8, 2.2, north, 2.3), has_total=True))
