"""The button "Order along the track"."""

import json
from typing import Any

import pytest
from django.test import Client

from destination_cms.geo import Point
from tests.core.admin.people import Person, editor
from tests.core.models.test_track_fields import LINE
from tests.destination import Destination

pytestmark = pytest.mark.django_db

PATH = "/admin/destination-circuits/order-stops/"
GATE, CORNER, MILL = Point(48.82, 2.27), Point(48.82, 2.271), Point(48.821, 2.271)


def asked(person: Person, body: Any) -> Any:
    data = body if isinstance(body, str) else json.dumps(body)
    return person.client.post(PATH, data, content_type="application/json")


def test_the_track_says_the_order(destination: Destination) -> None:
    spots = [destination.spot(location=point).pk for point in (MILL, None, GATE, CORNER)]

    assert asked(editor(), {"track": LINE, "spots": [*spots, None, 10**9]}).json() == {"order": [2, 3, 0, 1, 4, 5]}


@pytest.mark.parametrize(
    "body",
    ["", "{", "[]", "[" * 100_000, {"spots": []}, {"track": LINE}, {"track": LINE, "spots": [1] * 1_001}, " " * 1_000_001]
    + [{"track": {"type": "LineString", "coordinates": coordinates}, "spots": []} for coordinates in ([], [[1, 91]] * 2)],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_sentence(destination: Destination, body: Any) -> None:
    answer = asked(editor(), body)

    assert answer.status_code == 400
    assert answer.json()["error"].endswith(".")


def test_odd_keys_are_no_spots(destination: Destination) -> None:
    assert asked(editor(), {"track": LINE, "spots": [True, -1, 2**70, "x", [1], 1.5]}).json()["order"] == [*range(6)]


def test_only_editors_may_ask() -> None:
    assert Client().post(PATH).status_code == 302
    assert editor().client.get(PATH).status_code == 405
