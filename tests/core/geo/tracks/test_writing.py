import json
from collections.abc import Callable

import gpxpy
import pytest
import xmlschema
from defusedxml import ElementTree

from destination_cms.geo import Point
from destination_cms.geo.tracks import Points, TrackPoint, chosen_line, read_track_file
from destination_cms.geo.tracks.writing import NamedPoint, Route, geojson_file, gpx_file, kml_file
from tests.sample_data import sample

from .test_reading import length_m

WRITERS: dict[str, Callable[[Route], bytes]] = {"gpx": gpx_file, "kml": kml_file, "geojson": geojson_file}
STOPS = (
    NamedPoint("The mill <& co>", 'A "mill"\x0b; 1 < 2', Point(48.8245890, 2.2734190)),
    NamedPoint("Île Saint-Germain", "", Point(-48.5, 2.0)),
)


def points() -> Points:
    return chosen_line(read_track_file("a.gpx", sample("synthetic/issy_loop_track_waypoints.gpx").read_bytes()))


def route(line: Points) -> Route:
    return Route("La boucle & l’eau", "On foot.", "https://example.org/fr/boucle/", line, STOPS)


@pytest.mark.parametrize("extension", WRITERS)
def test_what_is_written_is_read_again_within_a_centimetre(extension: str) -> None:
    line = points()
    read = read_track_file(f"a.{extension}", WRITERS[extension](route(line)))
    again = chosen_line(read)

    assert len(again) == len(line)
    for before, after in zip(line, again, strict=True):
        assert length_m([before[:2], after[:2]]) < 0.01
        assert before.elevation_m is not None
        assert after.elevation_m == pytest.approx(before.elevation_m, abs=0.005)
    assert [waypoint.name for waypoint in read.waypoints] == [stop.name for stop in STOPS]
    assert read.waypoints[1].point.latitude == -48.5


@pytest.mark.parametrize("extension", WRITERS)
def test_the_same_content_gives_the_same_bytes(extension: str) -> None:
    assert WRITERS[extension](route(points())) == WRITERS[extension](route(points()))


def test_gpx_is_valid_and_what_others_read() -> None:
    schema = xmlschema.XMLSchema(sample("gpx/gpx-1.1.xsd"), allow="local")
    written = gpx_file(route(points()))

    schema.validate(written.decode())
    schema.validate(gpx_file(Route("Only stops", "", "", (), STOPS)).decode())
    found = gpxpy.parse(written.decode())
    assert found.name == "La boucle & l’eau"
    assert [place.name for place in found.waypoints] == [stop.name for stop in STOPS]
    assert found.waypoints[0].description == 'A "mill"; 1 < 2'
    assert found.tracks[0].length_2d() == pytest.approx(2744.9, rel=0.003)


def test_geojson_has_its_box_and_numbers_in_range() -> None:
    line, *stops = json.loads(geojson_file(route(points())))["features"]
    west, south, east, north = line["bbox"]

    assert all(west <= longitude <= east and south <= latitude <= north for longitude, latitude, _ in line["geometry"]["coordinates"])  # fmt: skip
    assert [stop["properties"]["position"] for stop in stops] == [1, 2]
    for stop in stops:
        assert in_range(*stop["geometry"]["coordinates"][:2])
    assert stops[1]["geometry"]["coordinates"][:2] == [2.0, -48.5]


def test_kml_has_its_namespace_and_numbers_in_the_order_of_the_standard() -> None:
    """Read by a parser of XML alone (OGC 07-147r2: longitude, latitude, altitude)."""
    root = ElementTree.fromstring(kml_file(route(points())))
    names = {"k": "http://www.opengis.net/kml/2.2"}

    assert root.tag == "{http://www.opengis.net/kml/2.2}kml"
    (line,) = root.iterfind(".//k:LineString/k:coordinates", names)
    written = [tuple(map(float, place.split(","))) for place in (line.text or "").split()]
    assert [place[:2] for place in written] == [pytest.approx(tuple(point[:2]), abs=1e-7) for point in points()]
    assert all(in_range(*place[:2]) for place in written)
    places = [each.text or "" for each in root.iterfind(".//k:Point/k:coordinates", names)]
    assert [tuple(map(float, place.split(",")))[:2] for place in places] == [(2.273419, 48.824589), (2.0, -48.5)]


def in_range(longitude: float, latitude: float) -> bool:
    return -180 <= longitude <= 180 and -90 <= latitude <= 90


def test_a_small_number_is_never_written_with_an_exponent() -> None:
    line = (TrackPoint(1e-7, 48.0, -0.001), TrackPoint(0.1, 48.0))

    for write in (gpx_file, kml_file):
        written = write(Route("a", "", "", line)).decode()
        assert "e-" not in written
        assert "0.0000001" in written
