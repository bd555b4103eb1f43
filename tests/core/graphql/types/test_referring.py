"""What refers to a record is listed from its side too, as many as are asked for."""

from typing import Any

import pytest
from django.test import Client

from circuits.models import CircuitPage
from destination_cms.geo import Point
from tests.destination import Destination

pytestmark = pytest.mark.django_db

QUERY = """query ($first: Int!) { districts { nodes { name
  spots(first: $first) { title } circuits(first: $first) { title } organisations(first: $first) { name }
  newsArticles(first: $first) { title } miceOffers(first: $first) { title } } } }"""


def asked(first: int) -> dict[str, Any]:
    body = {"query": QUERY, "variables": {"first": first}}
    return Client().post("/graphql/", body, content_type="application/json").json()  # type: ignore[no-any-return]


def test_a_district_knows_what_lies_in_it(destination: Destination) -> None:
    fort, heath = destination.district("Fort"), destination.district("Heath")
    spots = [destination.spot(title, district=fort, location=Point(48.82, 2.27)) for title in ("Mill", "Gate", "Arch")]
    destination.spot("Elsewhere", district=heath)
    destination.circuit("Through the fort", spots[:1])
    destination.circuit("Around it")

    told = {node["name"]: node for node in asked(2)["data"]["districts"]["nodes"]}
    assert [spot["title"] for spot in told["Fort"]["spots"]] == ["Arch", "Gate"]
    assert [circuit["title"] for circuit in told["Fort"]["circuits"]] == ["Through the fort"]
    assert told["Heath"]["circuits"] == []
    assert told["Fort"]["organisations"] == told["Fort"]["newsArticles"] == told["Fort"]["miceOffers"] == []


def test_a_stop_that_leaves_the_district_takes_the_circuit_along(destination: Destination) -> None:
    fort = destination.district("Fort")
    inside, outside = (destination.spot(district=district) for district in (fort, None))
    page = destination.circuit("Walk", [inside, outside])
    page.stops = list(page.stops.all())[1:]
    page.save_revision().publish()

    (told,) = asked(5)["data"]["districts"]["nodes"]
    assert told["circuits"] == []
    assert CircuitPage.objects.get().live


@pytest.mark.parametrize(("first", "code"), [(0, "BAD_USER_INPUT"), (101, "PAGE_TOO_LARGE")])
def test_the_number_has_limits(destination: Destination, first: int, code: str) -> None:
    destination.spot(district=destination.district())
    errors = asked(first)["errors"]

    assert {error["extensions"]["code"] for error in errors} == {code}
