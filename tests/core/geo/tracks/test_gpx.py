from destination_cms.geo.tracks import read_track_file


def test_a_file_without_a_namespace_or_with_a_prefix_is_read() -> None:
    plain = (
        '<gpx><trk><name>Way</name><trkseg><trkpt lat="48" lon="2"/><trkpt lat="48.1" lon="2"/></trkseg></trk></gpx>'
    )
    prefixed = plain.replace("</", "</g:").replace("<", "<g:").replace("<g:/g:", "</g:")
    named = prefixed.replace("<g:gpx>", '<g:gpx xmlns:g="http://www.topografix.com/GPX/1/0">')

    pieces = [read_track_file("a.gpx", text.encode()).pieces for text in (plain, named)]
    assert pieces[0] == pieces[1]
    assert pieces[0][0].name == "Way"


def test_comments_and_unknown_elements_are_passed_over() -> None:
    text = (
        '<gpx creator=" two\n lines "><!-- a --><new/><trk><trkseg><trkpt lat="48" lon="2"><!-- b --><ele>5</ele>'
        '<time>never</time></trkpt><x/><trkpt lat="48.1" lon="2"/></trkseg><extensions><a><b/></a></extensions></trk></gpx>'
    )
    found = read_track_file("a.gpx", text.encode())

    assert found.creator == "two lines"
    assert [point.elevation_m for point in found.pieces[0].points] == [5.0, None]
