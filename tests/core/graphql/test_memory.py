"""What an answer was made of is gone when the answer is: nothing waits for the garbage collector."""

import gc
from collections.abc import Iterator

import pytest
from django.test import Client

from destination_cms.graphql.reading.reader import Record
from tests.destination import Destination


@pytest.fixture
def no_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def records() -> int:
    return sum(type(thing) is Record for thing in gc.get_objects())


QUERIES = [
    "{ circuits(first: 5) { nodes { title translations { id } stops { spot { title cover { alt image { id } } } } } } }",
    '{ route(path: "/fr/") { ... on RouteContent { content { title } breadcrumbs { title } } } }',
    "{ circuits(first: 5) { nodes { stops { spot { title } } } } spots(first: -1) { nodes { title } } }",
]


@pytest.mark.parametrize("query", QUERIES)
def test_no_record_outlives_its_answer(destination: Destination, query: str, no_collector: None) -> None:
    spots = [destination.spot(f"Spot {number}", cover_image=destination.image()) for number in range(3)]
    destination.circuit("Loop", spots)
    before = records()

    answer = Client().post("/graphql/", {"query": query}, content_type="application/json").json()

    assert ("errors" in answer) == ("-1" in query)
    assert records() == before == 0
