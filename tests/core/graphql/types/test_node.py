"""Anything public is found again by its id, as what it is."""

import pytest
from django.test import Client

from tests.destination import Destination


def node(value: str) -> dict[str, object] | None:
    query = "query Find($id: ID!) { node(id: $id) { __typename id ... on Content { title } } }"
    body = Client().post("/graphql/", {"query": query, "variables": {"id": value}}, content_type="application/json")
    assert "errors" not in body.json(), body.json()
    return body.json()["data"]["node"]


def test_a_node_is_told_by_its_kind(destination: Destination):
    picture, district = destination.image(), destination.district()
    spot = destination.spot("The fort", cover_image=picture, district=district)
    destination.circuit("A walk", [spot])
    query = "{ circuits { nodes { id stops { spot { id cover { image { id } } district { id } } } } } }"
    body = Client().post("/graphql/", {"query": query}, content_type="application/json").json()
    (circuit,) = body["data"]["circuits"]["nodes"]
    (stop,) = circuit["stops"]

    ids = [circuit["id"], stop["spot"]["id"], stop["spot"]["cover"]["image"]["id"], stop["spot"]["district"]["id"]]
    assert [node(value) for value in ids] == [
        {"__typename": "Circuit", "id": ids[0], "title": "A walk"},
        {"__typename": "Spot", "id": ids[1], "title": "The fort"},
        {"__typename": "Image", "id": ids[2]},
        {"__typename": "District", "id": ids[3]},
    ]


@pytest.mark.usefixtures("destination")
@pytest.mark.parametrize("value", ["", "x", "c3BvdDo6", "\x00", "Z" * 2000])
def test_what_is_no_id_finds_nothing(value: str):
    assert node(value) is None
