"""Reasons for which a track or its file is refused, and the limits that they name."""

from typing import Any

#: Bytes of a file, and of what a KMZ file holds once it is unpacked.
MAX_FILE_BYTES = 20_000_000
#: Points of a file.
MAX_FILE_POINTS = 100_000
#: Points of a track that is stored; an import simplifies longer ones.
MAX_TRACK_POINTS = 5_000
#: Tags of an XML file, by their opening brackets; twelve elements for each point.
MAX_XML_TAGS = 24 * MAX_FILE_POINTS
MAX_XML_DEPTH = 60
#: Files in a KMZ file.
MAX_ZIP_ENTRIES = 200


def gettext_noop(message: str) -> str:
    """Mark a message for the catalogues; it is translated where it is shown."""
    return message


#: Each reason with its sentence; the limits and values are parameters.
SENTENCES = {
    "too_large": gettext_noop("%(filename)s has %(megabytes)s MB; the limit is %(limit)s MB."),
    "too_many_points": gettext_noop("%(filename)s has %(count)s points or more; the limit is %(limit)s."),
    "too_many_tags": gettext_noop("%(filename)s has more than %(limit)s XML tags."),
    "too_deep": gettext_noop("%(filename)s nests its elements more than %(limit)s deep."),
    "empty": gettext_noop("%(filename)s is empty."),
    "unknown_format": gettext_noop("%(filename)s is not a GPX, KML, KMZ or GeoJSON file."),
    "html": gettext_noop("%(filename)s is a web page, not a track. The download may have failed."),
    "entities": gettext_noop("%(filename)s declares a document type or entities, which are not allowed."),
    "encoding": gettext_noop("%(filename)s is not written in the encoding that it declares (%(encoding)s)."),
    "broken_xml": gettext_noop("%(filename)s is not complete XML: line %(line)s cannot be read."),
    "broken_json": gettext_noop("%(filename)s is not complete JSON."),
    "broken_zip": gettext_noop("%(filename)s is not a complete KMZ file."),
    "zip_entries": gettext_noop("%(filename)s holds more than %(limit)s files."),
    "zip_path": gettext_noop("%(filename)s holds a file outside of its own folders: %(value)s."),
    "zip_size": gettext_noop("%(filename)s has more than %(limit)s MB when it is unpacked."),
    "zip_without_kml": gettext_noop("%(filename)s holds no KML file."),
    "reference_system": gettext_noop(
        "%(filename)s uses the reference system %(value)s; only WGS84 (longitude, latitude) is read."
    ),
    "no_line": gettext_noop("%(filename)s holds no line with two different points (waypoints: %(waypoints)s)."),
    "coordinate": gettext_noop(
        "%(filename)s has a point whose %(field)s is “%(value)s”; it must be a number between -%(limit)s and %(limit)s."
    ),
    "null_island": gettext_noop("%(filename)s has a point at latitude 0, longitude 0."),
    "swapped": gettext_noop(
        "%(filename)s has latitude and longitude swapped: its first point is %(value)s, and %(meant)s is probably meant."
    ),
    "still_too_long": gettext_noop(
        "%(filename)s has %(count)s points after it was simplified; the limit is %(limit)s."
    ),
    "not_a_linestring": gettext_noop("The track is not a GeoJSON LineString of at least two different points."),
    "one_point": gettext_noop("The track has fewer than two different points."),
    "too_long_line": gettext_noop("The track has %(count)s points; the limit is %(limit)s."),
    "pieces": gettext_noop(
        "%(filename)s has lines that are too far apart (%(gap_m)s m) to be joined without asking: choose some of its %(count)s lines, or join all."
    ),
    "piece_number": gettext_noop("%(filename)s has no line %(value)s; it has %(count)s."),
}


class TrackRefused(ValueError):
    """A file or value that does not become a track.

    Attributes:
        code: a key of ``SENTENCES``.
        params: values of its sentence; ``filename`` is always among them.
    """

    def __init__(self, code: str, **params: Any) -> None:
        self.code = code
        self.params = {"filename": "", **params}
        super().__init__(code, params)

    def __str__(self) -> str:
        """Name the file, the value and the limit, in English."""
        return SENTENCES[self.code] % self.params


def too_large(filename: str, size: int) -> TrackRefused:
    """Return the refusal of a file of more than ``MAX_FILE_BYTES``; ``size`` in bytes."""
    # Rounded up, so that it is never told to be as large as the limit.
    megabytes, limit = -(-size // 1_000_000), MAX_FILE_BYTES // 1_000_000
    return TrackRefused("too_large", filename=filename, megabytes=megabytes, limit=limit)
