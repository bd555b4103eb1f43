from destination_cms.geo.tracks import read_track_file

from .files import kml, kmz


def test_lines_tracks_and_points_are_found_wherever_they_are() -> None:
    body = (
        "<Folder><Placemark><name>Gate</name><Point><coordinates>2.3,48.8,1</coordinates></Point></Placemark>"
        '<Placemark><name>Ride</name><gx:Track xmlns:gx="http://www.google.com/kml/ext/2.2"><when>2026</when>'
        "<gx:coord>2.3 48.8 40</gx:coord><gx:coord>2.31 48.8 41</gx:coord></gx:Track></Placemark></Folder>"
    )
    found = read_track_file("a.kml", kml(body=body))

    assert [(piece.name, piece.points[0]) for piece in found.pieces] == [
        ("Way", (2.27, 48.82, 30.0)),
        ("Ride", (2.3, 48.8, 40.0)),
    ]
    assert [(waypoint.name, waypoint.point.latitude) for waypoint in found.waypoints] == [("Gate", 48.8)]


def test_a_packed_file_is_read_from_its_document() -> None:
    found = read_track_file("a.kmz", kmz(files__other_kml=kml("1,1 2,2"), doc_kml=kml()))

    assert found.format == "KMZ"
    assert found.pieces[0].points[0].latitude == 48.82
