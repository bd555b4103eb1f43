import json
from collections.abc import Iterator
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from random import Random

import gpxpy
import pytest

from destination_cms.geo import Point
from destination_cms.geo.tracks import TrackRefused, chosen_line, measure, read_track_file, simplified
from destination_cms.geo.tracks.refusals import MAX_FILE_BYTES, SENTENCES
from tests.cpu_time import takes_less_than
from tests.sample_data import sample

from .files import WAY, gpx, kml, kmz

ISSY = Point(48.824, 2.27)
#: Every sample that is not a track, and why it is not.
REFUSED = {
    "gpx/geotrek_trace_with_no_feature.gpx": "no_line",
    "gpx/geotrek_trace_with_only_two_duplicate_track_points.gpx": "no_line",
    "gpx/gpxpy_gpx1.1_with_extensions.gpx": "no_line",
    "gpx/gpxpy_gpx_with_garmin_extension.gpx": "no_line",
    "gpx/gpxpy_unicode2.gpx": "no_line",
    "gpx/gpxpy_unicode_with_bom.gpx": "no_line",
    "issy/issy_pois_2014.geojson": "no_line",
    "kml/geotrek_file_bad_encoding.kml": "encoding",
    "kml/geotrek_trace_with_no_line.kml": "no_line",
    "osm/geotrek_docs_poi.geojson": "no_line",
    "schema_randonnee/geotrek_no_geom.geojson": "no_line",
    "synthetic/bad_html_error_page_saved_as.gpx": "html",
    "synthetic/bad_latlon_swapped.gpx": "swapped",
    "synthetic/bad_not_a_number.gpx": "coordinate",
    "synthetic/bad_truncated.gpx": "broken_xml",
    "synthetic/bad_waypoints_only.gpx": "no_line",
    "synthetic/hostile_billion_laughs.gpx": "entities",
    "synthetic/hostile_xxe_external_entity.gpx": "entities",
}
#: With the seed of its mutation each.
MUTATIONS = 200


def samples() -> Iterator[Path]:
    """Yield every GPX, KML, KMZ and GeoJSON file of the sample data."""
    root = sample(".")
    for pattern in ("*.gpx", "*.kml", "*.kmz", "*.geojson", "exemple-valide.json"):
        yield from sorted(root.rglob(pattern))


def length_m(points: list[tuple[float, float]]) -> float:
    """Return the length of a line of longitudes and latitudes, without the code under test."""

    def step(start: tuple[float, float], end: tuple[float, float]) -> float:
        (x1, y1), (x2, y2) = ((radians(x), radians(y)) for x, y in (start, end))
        return 2 * 6_371_008.8 * asin(sqrt(sin((y2 - y1) / 2) ** 2 + cos(y1) * cos(y2) * sin((x2 - x1) / 2) ** 2))

    return sum(step(*pair) for pair in pairwise(points))


def test_every_sample_is_read_or_refused_for_its_reason() -> None:
    refused: dict[str, TrackRefused] = {}
    read = []
    for path in samples():
        name = path.relative_to(sample(".")).as_posix()
        try:
            read.append(read_track_file(name, path.read_bytes(), destination=ISSY))
        except TrackRefused as error:
            refused[name] = error

    assert {name: error.code for name, error in refused.items()} == REFUSED
    assert [name for name, error in refused.items() if Path(name).name not in str(error)] == []
    assert len(read) == 28
    assert {file.format for file in read} == {"GPX", "KML", "KMZ", "GEOJSON"}


def test_lengths_are_those_of_gpxpy_within_three_parts_of_a_thousand() -> None:
    compared = 0
    for name, expected in json.loads(sample("GPX_EXPECTED.json").read_text()).items():
        if not expected.get("length_2d_m") or name in REFUSED:
            continue
        pieces = read_track_file(name, sample(name).read_bytes()).pieces
        found = sum(length_m([point[:2] for point in piece.points]) for piece in pieces if piece.kind == "TRACK")
        assert found == pytest.approx(expected["length_2d_m"], rel=0.003), name
        measured = sum(measure(piece.points).length_m for piece in pieces if piece.kind == "TRACK")
        assert measured == pytest.approx(expected["length_2d_m"], rel=0.003), name
        compared += 1
    assert compared > 10


def test_points_are_those_that_gpxpy_reads() -> None:
    data = sample("gpx/gpxpy_cerknicko-without-times.gpx").read_bytes()
    read = read_track_file("x.gpx", data)
    segments = [segment.points for track in gpxpy.parse(data.decode()).tracks for segment in track.segments]

    expected = [[(p.longitude, p.latitude, p.elevation) for p in points] for points in segments if len(points) > 1]
    assert [[tuple(point) for point in piece.points] for piece in read.pieces] == expected
    assert len(read.waypoints) == 7
    assert read.creator == "GPSBabel - http://www.gpsbabel.org"


def test_routes_count_only_where_there_is_no_track() -> None:
    route = '<rte><name>Plan</name><rtept lat="48" lon="2"/><rtept lat="48.1" lon="2"/></rte>'
    assert [piece.kind for piece in read_track_file("a.gpx", gpx(WAY, body=route)).pieces] == ["TRACK"]

    alone = read_track_file("a.gpx", gpx(body=route))
    assert [(piece.kind, piece.name, len(piece.points)) for piece in alone.pieces] == [("ROUTE", "Plan", 2)]


def test_what_was_left_out_is_counted() -> None:
    points = [(2.27, 48.82, -9999), (2.27, 48.82, 30), (2.28, 48.82, 31), (2.29, 48.82)]
    found = read_track_file("C:\\tracks\\a.gpx", gpx(points, [], [(2.3, 48.82, 30)]))

    assert found.filename == "a.gpx"
    assert len(found.pieces[0].points) == 3
    counts = found.counts
    assert (counts.tracks, counts.short_segments, counts.repeated_points) == (1, 2, 1)
    assert (counts.missing_elevations, counts.placeholder_elevations) == (2, 1)


def test_waypoints_have_names_on_one_line() -> None:
    body = '<wpt lat="48.82" lon="2.27"><name>  The\n mill </name></wpt>'
    (waypoint,) = read_track_file("a.gpx", gpx(WAY, body=body)).waypoints

    assert (waypoint.name, waypoint.point.latitude) == ("The mill", 48.82)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("nothing", b"", "empty"),
        ("spaces", b" \n ", "empty"),
        ("a word", b"track", "unknown_format"),
        ("a picture", b"\x89PNG\r\n\x1a\n", "unknown_format"),
        ("another XML", b"<svg/>", "unknown_format"),
        ("a list", b"[1]", "unknown_format"),
        ("half a JSON", b'{"type":', "broken_json"),
        ("deep JSON", b'{"a":' * 100_000, "broken_json"),
        ("XHTML", b'<?xml version="1.0"?><html/>', "html"),
        ("an entity", b'<!DOCTYPE gpx [<!ENTITY a "b">]><gpx>&a;</gpx>', "entities"),
        ("a codec of Python", b'<?xml version="1.0" encoding="unicode_escape"?><gpx/>', "encoding"),
        ("an unknown encoding", b'<?xml version="1.0" encoding="x-none"?><gpx/>', "encoding"),
        ("Latin-1 as UTF-8", gpx(WAY, body="<wpt/>").replace(b"test", b"\xe9"), "encoding"),
        ("60 MB", b" " * (MAX_FILE_BYTES + 1), "too_large"),
        ("2 million points", b"<gpx>" + b"<trkpt/>" * 2_000_000 + b"</gpx>", "too_many_points"),
        ("3 million tags", b"<a>" * 2_500_000, "too_many_tags"),
        ("deep XML", b"<gpx>" * 1_000, "too_deep"),
        ("many positions", b'{"type":"LineString","coordinates":[' + b"[2,48]," * 250_000 + b"]}", "too_many_points"),
        ("many in KML", kml("2,48 " * 150_000), "too_many_points"),
        ("a decimal comma", gpx([("2,27", 48.82), (2.28, 48.82)]), "coordinate"),  # type: ignore[list-item]
        ("a latitude of 91", gpx([(2.27, 91), (2.28, 48)]), "coordinate"),
        ("NaN", gpx([(2.27, float("nan")), (2.28, 48)]), "coordinate"),
        ("null island", gpx([(0, 0), (2.28, 48)]), "null_island"),
        ("one point", gpx([(2.27, 48.82)]), "no_line"),
        ("swapped", gpx([(48.82, 2.27), (48.821, 2.27)]), "swapped"),
        ("another reference system", b'{"type":"LineString","coordinates":[],"crs":{"properties":{"name":"EPSG:2154"}}}', "reference_system"),
        ("a broken archive", b"PK\x03\x04" + b"x" * 100, "broken_zip"),
        ("path traversal", kmz(___etc__doc_kml=kml(), doc_kml=kml()), "zip_path"),
        ("a bomb", kmz(doc_kml=b" " * (MAX_FILE_BYTES + 1)), "zip_size"),
        ("no KML", kmz(a_txt=b""), "zip_without_kml"),
        ("many files", kmz(**{f"f{number}_kml": b"" for number in range(201)}), "zip_entries"),
        ("GPX in KMZ", kmz(doc_kml=gpx(WAY)), "unknown_format"),
    ],
)  # fmt: skip
def test_bad_files_are_refused_with_a_sentence(name: str, data: bytes, code: str) -> None:
    def refused() -> TrackRefused:
        with pytest.raises(TrackRefused) as caught:
            read_track_file("the file.gpx", data, destination=ISSY)
        return caught.value

    assert refused().code == code, name
    assert "the file.gpx" in str(refused())
    assert takes_less_than(2, refused)


def test_every_limit_is_in_its_sentence() -> None:
    limited = [code for code in SENTENCES if code.startswith(("too_", "zip_entries", "zip_size", "still_"))]
    assert [code for code in limited if "%(limit)s" not in SENTENCES[code]] == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_encodings_are_read(encoding: str) -> None:
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    text = gpx(WAY, creator="Créateur").decode().replace("?>", f' encoding="{declared}"?>')

    assert read_track_file("a.gpx", text.encode(encoding)).creator == "Créateur"


def outcome_of(data: bytes) -> str:
    try:
        measure(simplified(chosen_line(read_track_file("a.gpx", data, destination=ISSY), joins_all=True), 2.0))
    except TrackRefused as error:
        return error.code if str(error) else ""
    return "read"


def test_no_mutation_of_a_file_breaks_or_stalls_the_reader() -> None:
    originals = [path.read_bytes() for path in samples() if path.stat().st_size < 300_000]
    outcomes: set[str] = set()
    for seed in range(MUTATIONS):
        data = mutated(originals[seed % len(originals)], Random(seed))
        assert takes_less_than(1, lambda data=data: outcomes.add(outcome_of(data))), seed
    assert {"read", "broken_xml", "encoding"} <= outcomes


def mutated(data: bytes, random: Random) -> bytes:
    """Return a file with some of its bytes changed, left out, repeated or exchanged."""
    changed = bytearray(data)
    for _ in range(random.randrange(1, 30)):
        start = random.randrange(len(changed) + 1)
        end = min(start + random.choice((1, 2, 8, 64, 1_000)), len(changed))
        match random.randrange(5):
            case 0:
                changed[start:end] = random.randbytes(end - start)
            case 1:
                del changed[start:end]
            case 2:
                changed[start:start] = changed[start:end] * random.choice((2, 50))
            case 3:
                changed[start:end] = random.choice((b"<", b">", b'"', b"&x;", b"\x00", b"1e999", b"-9999", b"]]>"))
            case 4:
                changed[start:end] = changed[start:end][::-1]
    return bytes(changed)
