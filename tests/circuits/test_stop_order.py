"""The button "Order along the track", and the stops on the map on which a track is drawn."""

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
PLACES = "/admin/destination-circuits/place-stops/"
GATE, CORNER, MILL = Point(48.82, 2.27), Point(48.82, 2.271), Point(48.821, 2.271)


def asked(person: Person, body: Any, path: str = PATH) -> Any:
    data = body if isinstance(body, str) else json.dumps(body)
    return person.client.post(path, data, content_type="application/json")


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


def test_the_map_is_told_where_the_stops_are(destination: Destination, django_assert_max_num_queries: Any) -> None:
    person = editor()
    spots = [
        destination.spot(title, location=at).pk for title, at in (("Mill", MILL), ("Nowhere", None), ("Gate", GATE))
    ]
    with django_assert_max_num_queries(10):
        answer = asked(person, {"spots": [*spots, None, 10**9, True, spots[0]]}, PLACES)

    mill = {"title": "Mill", "latitude": 48.821, "longitude": 2.271}
    gate = {"number": 3, "title": "Gate", "latitude": 48.82, "longitude": 2.27}
    assert answer.json() == {"stops": [{"number": 1, **mill}, gate, {"number": 7, **mill}]}


def test_stops_that_cannot_be_read_have_no_place(destination: Destination) -> None:
    person = editor("en")
    for body in ("", "[]", {"spots": 1}, {"spots": [1] * 1_001}):
        answer = asked(person, body, PLACES)
        assert (answer.status_code, answer.json()["error"]) == (400, "The stops could not be read.")
    assert person.client.get(PLACES).status_code == 405
    assert Client().post(PLACES).status_code == 302
