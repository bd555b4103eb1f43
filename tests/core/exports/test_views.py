"""Files of circuits over HTTP: what is public, in its language, cacheable, valid."""

import json
from typing import Any
from uuid import UUID

import gpxpy
import pytest
import xmlschema
from django.test import Client

from destination_cms.geo import Point
from destination_cms.geo.tracks import read_track_file
from destination_cms.models import Publication
from tests.asking import ask
from tests.core.models.test_track_fields import LINE
from tests.destination import Destination, fresh, publish
from tests.sample_data import sample

pytestmark = pytest.mark.django_db

FORMATS = {
    "gpx": "application/gpx+xml",
    "kml": "application/vnd.google-earth.kml+xml",
    "geojson": "application/geo+json",
}
WITH_DATA = {**FORMATS, "jsonld": "application/ld+json"}


@pytest.fixture
def walk(destination: Destination) -> Any:
    spots = [destination.spot("The <gate>", slug="gate", location=Point(48.82, 2.27), teaser="Iron & stone."), destination.spot("Cloud", location=None)]  # fmt: skip
    page = destination.circuit("The walk & more", spots, track=LINE, teaser="Short.", slug="walk")
    page.stops.get_object_list()[0].story = "<p>Once there was a <b>gate</b>.</p>"
    return publish_rows(page)


def publish_rows(page: Any) -> Any:
    page.save_revision().publish()
    return fresh(page)


def get(page: Any, extension: str = "gpx", query: str = "", **headers: str) -> Any:
    return Client().get(f"/export/circuit/{page.translation_key}.{extension}{query}", headers=headers)


@pytest.mark.parametrize("extension", FORMATS)
def test_a_circuit_is_a_file_with_its_track_and_its_stops(walk: Any, extension: str) -> None:
    response = get(walk, extension)

    assert response.status_code == 200
    assert response["Content-Type"] == FORMATS[extension]
    assert response["Content-Disposition"] == f'attachment; filename="walk-fr.{extension}"'
    assert response["X-Content-Type-Options"] == "nosniff"
    found = read_track_file(f"a.{extension}", response.content)
    assert [list(point) for point in found.pieces[0].points] == [[*position, None][:3] for position in LINE["coordinates"]]  # type: ignore[misc] # fmt: skip
    assert [waypoint.name for waypoint in found.waypoints] == ["The <gate>"]
    assert "Once there was a gate." in response.content.decode()


def test_gpx_is_valid(walk: Any) -> None:
    text = get(walk).content.decode()

    xmlschema.XMLSchema(sample("gpx/gpx-1.1.xsd"), allow="local").validate(text)
    found = gpxpy.parse(text)
    assert (found.name, found.description) == ("The walk & more", "Short.")
    assert "/walk/" in str(found.link)


def test_structured_data_is_a_file_too(walk: Any) -> None:
    (node,) = ask("{ circuits { nodes { seo { jsonLd } } } }")["circuits"]["nodes"]
    response = get(walk, "jsonld")

    assert (response.status_code, response["Content-Type"]) == (200, "application/ld+json")
    assert json.loads(response.content) == node["seo"]["jsonLd"]
    (spot,) = ask('{ spots(filter: {slug: {eq: "gate"}}) { nodes { seo { jsonLd } exports { format url } } } }')["spots"]["nodes"] or [None]  # fmt: skip
    (file,) = spot["exports"]
    data = Client().get(file["url"].removeprefix("http://testserver"))
    assert (file["format"], json.loads(data.content)) == ("jsonld", spot["seo"]["jsonLd"])


@pytest.mark.parametrize("extension", WITH_DATA)
def test_who_has_the_file_is_told_so(walk: Any, extension: str) -> None:
    first = get(walk, extension)
    again = get(walk, extension, **{"if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert "public" in first["Cache-Control"]
    publish(walk, title="Another title")
    assert get(walk, extension, **{"if-none-match": first["ETag"]}).status_code == 200


def test_each_language_has_a_file_of_its_own(walk: Any, destination: Destination) -> None:
    assert get(walk, query="?locale=en").status_code in {400, 404}
    publish(walk.copy_for_translation(destination.en, copy_parents=True), title="In English")

    assert "In English" in get(walk, query="?locale=en").content.decode()
    assert "The walk" in get(walk, query="?locale=fr").content.decode()
    assert get(walk).content == get(walk, query="?locale=fr").content


def test_what_is_withdrawn_has_no_file(walk: Any) -> None:
    fresh(walk).unpublish()

    response = get(walk)
    assert (response.status_code, response["Cache-Control"]) == (404, "no-store")
    assert response.json()["error"]["code"] == "NOT_FOUND"


def test_a_stop_that_is_hidden_is_not_in_the_file(walk: Any, destination: Destination) -> None:
    gate = destination.made[0]
    fresh(gate).unpublish()

    assert "gate" not in get(walk).content.decode()


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("circuit/x.gpx", 404, "NOT_FOUND"),
        (f"circuit/{UUID(int=1)}.gpx", 404, "NOT_FOUND"),
        (f"circuit/{UUID(int=1)}.exe", 404, "NOT_FOUND"),
        (f"circuit/{UUID(int=1)}.a.gpx", 404, "NOT_FOUND"),
        (f"spot/{UUID(int=1)}.gpx", 404, "NOT_FOUND"),
        (f"none/{UUID(int=1)}.gpx", 404, "NOT_FOUND"),
        (f"circuit/{UUID(int=1)}.gpx?locale=de", 400, "LOCALE_NOT_FOUND"),
        (f"circuit/{UUID(int=1)}.gpx?locale=" + "x" * 5_000, 400, "LOCALE_NOT_FOUND"),
        (f"circuit/{UUID(int=1)}.gpx?other=1", 400, "BAD_PARAMETER"),
    ],
)
def test_what_is_not_there_is_an_error_in_json(walk: Any, path: str, status: int, code: str) -> None:
    response = Client().get(f"/export/{path}")

    assert (response.status_code, response.json()["error"]["code"]) == (status, code)


def test_methods(walk: Any) -> None:
    path = f"/export/circuit/{walk.translation_key}.gpx"

    assert Client().post(path).status_code == 405
    head = Client().head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert Client().options(path).status_code == 204


def test_a_damaged_record_has_no_file(walk: Any) -> None:
    Publication.objects.filter(kind="circuit").update(payload="[")

    assert get(walk).json()["error"]["code"] == "DAMAGED"


def test_graphql_lists_the_files(walk: Any) -> None:
    (node,) = ask("{ circuits { nodes { uuid exports { format contentType url } } } }")["circuits"]["nodes"]

    assert {each["format"]: each["contentType"] for each in node["exports"]} == WITH_DATA
    for each in node["exports"]:
        assert each["url"].startswith("http://testserver/export/circuit/")
        response = Client().get(each["url"].removeprefix("http://testserver"))
        assert response["Content-Type"] == each["contentType"]


def test_a_circuit_without_a_track_has_its_stops(destination: Destination) -> None:
    page = destination.circuit("Stops", [destination.spot("Gate")])

    features = json.loads(get(page, "geojson").content)["features"]
    assert [feature["geometry"]["type"] for feature in features] == ["Point"]
