"""The map of a position shows what is published around it: bounded, in the reader's language, by one indexed query."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from destination_cms.admin import positions
from destination_cms.geo import Point
from destination_cms.geo.bbox import BoundingBox
from tests.destination import Destination, publish

from .people import Person, editor

PATH = "/admin/destination-positions/"
TOWN = {"south": 48.80, "west": 2.25, "north": 48.84, "east": 2.29}


def titles(person: Person, **box: float) -> list[str]:
    answer = person.client.get(PATH, {**TOWN, **box}).json()
    assert answer["isComplete"]
    return [place["title"] for place in answer["places"]]


def test_what_is_published_within_the_map_is_shown(destination: Destination) -> None:
    destination.spot("Le fort", location=Point(48.82, 2.27))
    destination.spot("Ailleurs", location=Point(43.60, 1.44))
    destination.spot("Un brouillon", location=Point(48.82, 2.27), live=False)
    destination.spot("Nulle part", location=None)
    withdrawn = destination.spot("Retiré", location=Point(48.83, 2.27))
    withdrawn.unpublish()

    answer = editor().client.get(PATH, TOWN).json()

    assert answer == {
        "places": [{"title": "Le fort", "latitude": 48.82, "longitude": 2.27}],
        "isComplete": True,
    }


def test_a_place_is_shown_once_in_the_language_of_the_reader(destination: Destination) -> None:
    fort = destination.spot("Le fort", location=Point(48.82, 2.27))
    publish(fort.copy_for_translation(destination.en, copy_parents=True), title="The fort")
    box = BoundingBox(**TOWN)

    found = []
    for language in ("fr", "en"):
        with override(language):
            found += positions.places_within(box)[0]

    assert [place["title"] for place in found] == ["Le fort", "The fort"]


def test_a_box_across_the_antimeridian_is_one_box(destination: Destination) -> None:
    destination.spot("Suva", location=Point(-18.14, 178.44))
    destination.spot("Apia", location=Point(-13.83, -171.76))
    destination.spot("Issy", location=Point(-15.0, 2.27))

    assert sorted(titles(editor(), south=-30, north=0, west=170, east=-160)) == ["Apia", "Suva"]


def test_no_more_are_shown_than_can_be_told_apart(destination: Destination, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(positions, "MOST_PLACES", 2)
    for number in range(3):
        destination.spot(f"Lieu {number}", location=Point(48.82 + number / 1000, 2.27))

    places, is_complete = positions.places_within(BoundingBox(**TOWN))

    assert (len(places), is_complete) == (2, False)


@pytest.mark.parametrize("typed", [{}, {**TOWN, "north": 91}, {**TOWN, "west": "nan"}, {**TOWN, "south": 48.9}])
def test_edges_that_are_no_box_are_refused(destination: Destination, typed: Any) -> None:
    assert editor().client.get(PATH, typed).status_code == 400


def test_a_stranger_is_asked_to_log_in(destination: Destination) -> None:
    assert Client().get(PATH, TOWN).status_code == 302


@pytest.mark.django_db
def test_an_index_finds_them() -> None:
    with CaptureQueriesContext(connection) as queries:
        positions.places_within(BoundingBox(**TOWN))
    (query,) = queries
    if connection.vendor == "postgresql":
        # A planner that knows an empty table would read it whole.
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    with connection.cursor() as cursor:
        prefix = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
        cursor.execute(f"{prefix} {query['sql']}")
        plan = " ".join(str(row) for row in cursor.fetchall())
    assert "destination_pub_place" in plan, plan
