"""Reading of KML 2.x and of KMZ, its packed form."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from .drafts import TRACK, FileDraft
from .points import TrackPoint
from .refusals import MAX_FILE_BYTES, MAX_ZIP_ENTRIES, TrackRefused
from .xml_files import child_text, local_name

_CHUNK = 1 << 16


def read_kml(root: Element, draft: FileDraft) -> None:
    """Add what a KML file holds to a draft: lines and tracks as segments, points of placemarks as waypoints.

    Raises:
        TrackRefused: a point is not on the Earth, or there are too many.
    """
    for placemark in _elements(root, "Placemark"):
        name = child_text(placemark, "name")
        lines = [_coordinates(line, draft) for line in _elements(placemark, "LineString")]
        lines += [_track(track, draft) for track in _elements(placemark, "Track")]
        draft.tracks += bool(lines)
        for points in lines:
            draft.add_segment(TRACK, name, points)
        for point in _elements(placemark, "Point"):
            for found in _coordinates(point, draft)[:1]:
                draft.add_waypoint(name, found)


def unpacked_kml(data: bytes, filename: str) -> bytes:
    """Return the KML file of a KMZ file: ``doc.kml``, or the first one.

    Raises:
        TrackRefused: it is damaged, too large when unpacked, or names files outside of its own folders.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _unpacked(archive, _main_entry(archive, filename), filename)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        if isinstance(error, TrackRefused):
            raise
        # Damaged, encrypted, or packed in a way that Python cannot unpack.
        raise TrackRefused("broken_zip", filename=filename) from error


def _main_entry(archive: zipfile.ZipFile, filename: str) -> zipfile.ZipInfo:
    entries = archive.infolist()
    if len(entries) > MAX_ZIP_ENTRIES:
        raise TrackRefused("zip_entries", filename=filename, limit=MAX_ZIP_ENTRIES)
    for entry in entries:
        name = entry.filename.replace("\\", "/")
        if name.startswith("/") or ":" in name or ".." in PurePosixPath(name).parts:
            raise TrackRefused("zip_path", filename=filename, value=name[:60])
    found = [entry for entry in entries if entry.filename.lower().endswith(".kml")]
    if not found:
        raise TrackRefused("zip_without_kml", filename=filename)
    return next((entry for entry in found if entry.filename.lower() == "doc.kml"), found[0])


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, filename: str) -> bytes:
    # The size that an archive states may be wrong, so the bytes are counted as they come.
    content = bytearray()
    with archive.open(entry) as packed:
        while chunk := packed.read(_CHUNK):
            content += chunk
            if len(content) > MAX_FILE_BYTES:
                raise TrackRefused("zip_size", filename=filename, limit=MAX_FILE_BYTES // 1_000_000)
    return bytes(content)


def _elements(parent: Element, name: str) -> Iterator[Element]:
    return (element for element in parent.iter() if local_name(element) == name)


def _coordinates(geometry: Element, draft: FileDraft) -> list[TrackPoint]:
    tuples = (child_text(geometry, "coordinates") or "").split()
    return [draft.point(*_three(text.split(","))) for text in tuples]


def _track(track: Element, draft: FileDraft) -> list[TrackPoint]:
    found = (child.text or "" for child in track if local_name(child) == "coord")
    return [draft.point(*_three(text.split())) for text in found]


def _three(parts: list[str]) -> tuple[str | None, str | None, str | None]:
    longitude, latitude, elevation = (*parts[:3], None, None, None)[:3]
    return longitude, latitude, elevation
