"""Reading of a track's file, whatever it is called: its first bytes tell the format."""

import codecs
import hashlib
import re

from ..plausibility import unswapped
from ..point import Point
from .drafts import FileDraft, one_line
from .geojson import read_geojson
from .gpx import read_gpx
from .kml import read_kml, unpacked_kml
from .points import Points, TrackFile
from .refusals import MAX_FILE_BYTES, TrackRefused, too_large
from .xml_files import local_name, parse_xml

GPX, KML, KMZ, GEOJSON = "GPX", "KML", "KMZ", "GEOJSON"
_ZIP = b"PK"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_READERS = {"gpx": (GPX, read_gpx), "kml": (KML, read_kml)}


def read_track_file(filename: str, data: bytes, *, destination: Point | None = None) -> TrackFile:
    """Return what a GPX, KML, KMZ or GeoJSON file holds.

    Args:
        filename: for the messages; folders are left out.
        data: the file.
        destination: where the site's destination is, if it is known; then swapped coordinates are found.

    Raises:
        TrackRefused: the file is none of these, goes beyond a limit, or holds no line.
    """
    name = one_line(re.split(r"[/\\]", filename)[-1]) or "?"
    if len(data) > MAX_FILE_BYTES:
        raise too_large(name, len(data))
    draft = FileDraft(name)
    format_name = _read(data, draft)
    found = draft.finished(format_name=format_name, sha256=hashlib.sha256(data).hexdigest())
    if destination is not None:
        refuse_swapped(found.pieces[0].points, destination, found.filename)
    return found


def refuse_swapped(points: Points, destination: Point, filename: str) -> None:
    """Refuse a line whose first point is near the destination once its latitude and longitude are exchanged.

    Raises:
        TrackRefused: it is.
    """
    first = Point(points[0].latitude, points[0].longitude)
    meant = unswapped(first, destination)
    if meant is not None:
        raise TrackRefused("swapped", filename=filename, value=str(first), meant=str(meant))


def _read(data: bytes, draft: FileDraft) -> str:
    start = data[:1_000].removeprefix(codecs.BOM_UTF8).lstrip()
    if not start:
        raise TrackRefused("empty", filename=draft.filename)
    if data.startswith(_ZIP):
        _read_xml(unpacked_kml(data, draft.filename), draft, only="kml")
        return KMZ
    if start.startswith((b"{", b"[")):
        read_geojson(data, draft)
        return GEOJSON
    if start.startswith(b"<") or data.startswith(_UTF16):
        return _read_xml(data, draft)
    raise TrackRefused("unknown_format", filename=draft.filename)


def _read_xml(data: bytes, draft: FileDraft, *, only: str = "") -> str:
    root = parse_xml(data, draft.filename)
    name = local_name(root)
    if name == "html":
        raise TrackRefused("html", filename=draft.filename)
    if name not in _READERS or (only and name != only):
        raise TrackRefused("unknown_format", filename=draft.filename)
    format_name, read = _READERS[name]
    read(root, draft)
    return format_name
