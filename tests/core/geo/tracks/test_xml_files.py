import pytest

from destination_cms.geo.tracks import TrackRefused
from destination_cms.geo.tracks.xml_files import child_text, local_name, parse_xml


def test_names_are_compared_without_their_namespaces() -> None:
    root = parse_xml(b'<a xmlns="urn:x"><!-- c --><b>text</b></a>', "a.gpx")

    assert local_name(root) == "a"
    assert child_text(root, "b") == "text"
    assert child_text(root, "c") is None


def test_extensions_and_times_are_dropped_while_the_file_is_read() -> None:
    root = parse_xml(b"<a><b/><extensions><heart>60</heart></extensions> <time>now</time><c>text</c></a>", "a.gpx")

    assert [(local_name(child), child.text) for child in root] == [("b", None), ("c", "text")]


@pytest.mark.parametrize("start", [b"<!DOCTYPE a>", b'<!DOCTYPE a SYSTEM "http://example.org/a.dtd">'])
def test_no_document_type_is_read(start: bytes) -> None:
    with pytest.raises(TrackRefused) as caught:
        parse_xml(start + b"<a/>", "a.gpx")
    assert caught.value.code == "entities"


def test_the_line_that_cannot_be_read_is_named() -> None:
    with pytest.raises(TrackRefused, match="line 3 cannot be read"):
        parse_xml(b"<a>\n<b>\n</a>", "a.gpx")
