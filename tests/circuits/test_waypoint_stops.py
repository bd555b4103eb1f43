"""Points of a track's file are offered as stops where a spot stands there."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from circuits.waypoint_stops import KnownSpot, Waypoint, spots_there
from destination_cms.geo import Point
from tests.core.admin.people import Person, editor
from tests.core.geo.tracks.files import WAY, gpx
from tests.destination import Destination

PATH = "/admin/destination-circuits/match-waypoints/"
GATE = Point(48.82, 2.27)
#: 22 m, 44 m and 333 m north of the gate.
CLOSE, FURTHER, FAR = Point(48.8202, 2.27), Point(48.8204, 2.27), Point(48.823, 2.27)


def names_of(waypoints: list[Waypoint], *spots: tuple[str, Point]) -> list[str | None]:
    known = [KnownSpot(number, title, point) for number, (title, point) in enumerate(spots)]
    return [there and there.spot.title for there in spots_there(waypoints, known)]


def test_the_nearest_spot_within_30_m_stands_there() -> None:
    assert names_of([Waypoint("", GATE)], ("A", CLOSE), ("B", GATE), ("C", FURTHER)) == ["B"]
    assert names_of([Waypoint("Porte", GATE)], ("A", CLOSE)) == ["A"]
    assert names_of([Waypoint("Porte", GATE)], ("A", FURTHER)) == [None]


def test_a_namesake_comes_first_and_may_be_further() -> None:
    assert names_of([Waypoint(" le  moulin", GATE)], ("A", GATE), ("Le Moulin", FURTHER)) == ["Le Moulin"]
    assert names_of([Waypoint("Le Moulin", GATE)], ("Le Moulin", FAR)) == [None]


def test_a_point_without_a_name_has_no_namesake() -> None:
    assert names_of([Waypoint("", GATE)], ("", FURTHER)) == [None]


def test_each_point_of_a_file_is_looked_at() -> None:
    assert names_of([Waypoint("", FAR), Waypoint("", GATE), Waypoint("", Point(0, 0))], ("A", GATE), ("B", FAR)) == [
        *("B", "A", None)
    ]


def asked(person: Person, body: Any) -> Any:
    data = body if isinstance(body, str) else json.dumps(body)
    return person.client.post(PATH, data, content_type="application/json")


def told(point: Point, name: str = "") -> dict[str, Any]:
    return {"name": name, "latitude": point.latitude, "longitude": point.longitude}


@pytest.mark.django_db
def test_the_editor_reads_which_spot_it_is(destination: Destination, django_assert_max_num_queries: Any) -> None:
    person = editor()
    mill = destination.spot("Le moulin", location=CLOSE, live=False)
    destination.spot("Nulle part", location=None)
    with django_assert_max_num_queries(8):
        answer = asked(person, {"locale": destination.fr.pk, "waypoints": [told(GATE, "Moulin"), told(FAR)]})

    assert answer.json() == {
        "waypoints": [
            {"label": "«\u00a0Moulin\u00a0»\u00a0: le lieu «\u00a0Le moulin\u00a0», à 22 mètres.", "spot": mill.pk, "title": "Le moulin"},
            {"label": "«\u00a048.823, 2.27\u00a0»\u00a0: aucun lieu à moins de 30\u00a0m. Créez d’abord le lieu.", "spot": None, "title": ""},
        ]
    }  # fmt: skip


@pytest.mark.django_db
def test_the_spots_are_those_of_the_language_of_the_circuit(destination: Destination) -> None:
    destination.spot(location=GATE)
    body = {"locale": destination.en.pk, "waypoints": [told(GATE)]}

    assert asked(editor("en"), body).json()["waypoints"][0]["spot"] is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    "body",
    ["", "{", "[]", "[" * 100_000, " " * 200_001, {"waypoints": []}, {"locale": 1, "waypoints": 1}, {"locale": 1}]
    + [{"locale": 1, "waypoints": [told(GATE)] * 201}, {"locale": 1, "waypoints": [{"name": "x"}]}]
    + [{"locale": 1, "waypoints": [{"name": "x", "latitude": where, "longitude": 2}]} for where in (91, None, "x", 10**400)],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_sentence(body: Any) -> None:
    answer = asked(editor("en"), body)

    assert (answer.status_code, answer.json()["error"]) == (400, "The points of the file could not be read.")


@pytest.mark.django_db
def test_a_locale_that_is_not_known_has_no_spots(destination: Destination) -> None:
    destination.spot(location=GATE)
    person = editor()
    for locale in (0, -1, 2**70, True, "fr", None):
        found = asked(person, {"locale": locale, "waypoints": [told(GATE)]}).json()["waypoints"]
        assert [there["spot"] for there in found] == [None]


@pytest.mark.django_db
def test_only_editors_may_ask() -> None:
    assert Client().post(PATH).status_code == 302
    assert editor().client.get(PATH).status_code == 405


@pytest.mark.django_db
def test_the_answer_to_a_file_has_its_points() -> None:
    point = b'<wpt lat="48.82" lon="2.27"><name>Le moulin</name></wpt>'
    data = gpx(WAY).replace(b"<trk>", point + b"<trk>", 1)
    answer = editor().client.post("/admin/destination-tracks/read/", {"file": SimpleUploadedFile("a.gpx", data)})

    assert answer.json()["waypoints"] == [{"name": "Le moulin", "latitude": 48.82, "longitude": 2.27}]
