"""A file is read for the editor without being stored; a refusal is a sentence in their language."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from destination_cms.geo.tracks.refusals import MAX_FILE_BYTES
from tests.core.geo.tracks.files import WAY, gpx
from tests.core.models.test_track_fields import LINE, SOURCE
from tests.destination import Destination, fresh
from tests.sample_data import sample

from .forms import editor_form
from .people import Person, editor, words

pytestmark = pytest.mark.django_db

PATH = "/admin/destination-tracks/read/"
NEAR, FAR = ((2.27, 48.82), (2.271, 48.82)), ((2.28, 48.82), (2.281, 48.82))


def sent(person: Person, data: bytes, name: str = "a.gpx", **fields: str) -> Any:
    return person.client.post(PATH, {"file": SimpleUploadedFile(name, data), **fields})


def test_a_file_is_answered_with_its_line(destination: Destination) -> None:
    answer = sent(editor("en"), gpx(WAY)).json()

    assert answer["track"] == {"type": "LineString", "coordinates": [list(point) for point in WAY]}
    assert answer["source"]["filename"] == "a.gpx"
    assert answer["sourceSentence"].startswith("a.gpx, imported ")
    assert answer["report"][0] == "a.gpx (GPX) holds 1 line."
    assert answer["lines"] == []


def test_lines_are_offered_and_chosen(destination: Destination) -> None:
    person, data = editor("en"), gpx(NEAR, FAR)
    waiting = sent(person, data).json()

    assert waiting["track"] is None
    assert [line["label"] for line in waiting["lines"]] == ["1. 73\u00a0m, 2 points", "2. 73\u00a0m, 2 points"]
    assert sent(person, data, lines="2").json()["track"]["coordinates"] == [list(point) for point in FAR]
    assert len(sent(person, data, join="all").json()["track"]["coordinates"]) == 4


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"<html></html>", "piste.gpx est une page web, pas un tracé. Le téléchargement a peut-être échoué."),
        (b"", "piste.gpx est vide."),
        (b" " * (MAX_FILE_BYTES + 1), "piste.gpx fait 21\u00a0Mo\u00a0; la limite est de 20\u00a0Mo."),
    ],
)
def test_a_refusal_names_the_file_and_the_limit(destination: Destination, data: bytes, sentence: str) -> None:
    answer = sent(editor("fr"), data, "piste.gpx")

    assert answer.status_code == 400
    assert answer.json() == {"error": sentence}


def test_every_sample_is_answered(destination: Destination) -> None:
    person = editor("fr")
    paths = [path for path in sample(".").rglob("*") if path.suffix in {".gpx", ".kml", ".kmz", ".geojson"}]

    statuses = {sent(person, path.read_bytes(), path.name).status_code for path in paths}
    assert statuses == {200, 400}


def test_a_drawn_line_is_answered_with_its_numbers(destination: Destination) -> None:
    person = editor("fr")
    answer = person.client.post(PATH, {"track": json.dumps(LINE), "source": json.dumps(SOURCE)}).json()

    assert answer["track"] == LINE
    assert set(answer["source"]) == {*SOURCE, "drawn_at"}
    assert answer["sourceSentence"].startswith("a.gpx, importé le ")
    assert "puis modifié sur la carte le " in answer["sourceSentence"]
    assert answer["report"][0] == "Longueur\u00a0: 184\u00a0m, calculée sur 3 points."
    new = person.client.post(PATH, {"track": json.dumps(LINE)}).json()
    assert set(new["source"]) == {"drawn_at"}
    assert new["sourceSentence"].startswith("Dessiné sur la carte le ")


@pytest.mark.parametrize(("tolerance", "points"), [("2", 2), ("1", 3), ("3", 3), ("1e9", 3), ("", 3)])
def test_a_track_is_simplified_within_one_of_the_tolerances(
    destination: Destination, tolerance: str, points: int
) -> None:
    line = {"type": "LineString", "coordinates": [[2.27, 48.82], [2.2705, 48.82001], [2.271, 48.82]]}
    sent_form = {"track": json.dumps(line), "source": json.dumps(SOURCE), "tolerance": tolerance}
    answer = editor("fr").client.post(PATH, sent_form).json()

    assert len(answer["track"]["coordinates"]) == points
    if points == 2:
        assert answer["source"] == SOURCE
        assert answer["report"][0] == "La ligne a été simplifiée à 2 points, à 2\u00a0m près."


@pytest.mark.parametrize(
    "track", ["", "{", "[" * 100_000, "null", "[]", '{"type": "LineString", "coordinates": [[2, 48]]}']
)
def test_a_drawing_that_is_not_a_line_is_refused_with_a_sentence(destination: Destination, track: str) -> None:
    answer = editor("en").client.post(PATH, {"track": track, "source": "{"})

    assert answer.status_code == 400
    assert answer.json()["error"].startswith("The track ")
    assert answer.json()["error"].endswith(" two different points.")


def test_odd_requests_are_refused(destination: Destination) -> None:
    person = editor("en")

    assert person.client.get(PATH).status_code == 405
    assert person.client.post(PATH).json() == {"error": "Choose a file."}
    assert sent(person, gpx(NEAR, FAR), lines="0,x,²,99999999").status_code == 400
    assert Client().post(PATH).status_code == 302


def test_the_form_of_a_circuit_saves_the_line(destination: Destination) -> None:
    person, page = editor("en"), destination.circuit("Loop")
    path = f"/admin/pages/{page.pk}/edit/"
    typed = {"track": json.dumps(LINE), "track_source": json.dumps(SOURCE), "action-publish": "1"}
    person.client.post(path, {**editor_form(person, path), **typed})

    saved = fresh(page)
    assert (saved.track, saved.track_source) == (LINE, SOURCE)
    assert "a.gpx, imported" in person.text(path)


def test_a_line_that_is_refused_loses_nothing(destination: Destination) -> None:
    person, page = editor("fr"), destination.circuit("Loop", track=LINE)
    path = f"/admin/pages/{page.pk}/edit/"
    swapped = json.dumps({"type": "LineString", "coordinates": [[48.82, 2.27], [48.821, 2.27]]})
    answer = person.client.post(
        path, {**editor_form(person, path), "title": "Boucle", "track": swapped, "action-publish": "1"}
    )

    assert answer.status_code == 200
    shown = words(answer.content.decode())
    assert "latitude et longitude sont inversées" in shown
    assert 'value="Boucle"' in answer.content.decode()
    assert fresh(page).track == LINE
