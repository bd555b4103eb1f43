"""Reasons for which a file does not become a base map, and the limits that they name."""

from typing import Any

#: Bytes of a file. That is a town with its surroundings; a country has more, and is served by other means.
MAX_FILE_BYTES = 300_000_000
#: The deepest zoom level whose tiles are read; the map is enlarged beyond it.
MAX_ZOOM = 16
#: Entries of all directories of a file.
MAX_ENTRIES = 400_000
#: Levels of directories, the root among them.
MAX_DEPTH = 4
#: Bytes of a directory, of the metadata, and of the tile that is looked at, once they are decompressed.
MAX_SECTION_BYTES = 8_000_000


def gettext_noop(message: str) -> str:
    """Mark a message for the catalogues; it is translated where it is shown."""
    return message


#: Each reason with its sentence; the limits and values are parameters.
SENTENCES = {
    "too_large": gettext_noop("%(filename)s has %(megabytes)s MB; the limit is %(limit)s MB."),
    "empty": gettext_noop("%(filename)s is empty."),
    "html": gettext_noop("%(filename)s is a web page, not a PMTiles file. The download may have failed."),
    "mbtiles": gettext_noop("%(filename)s is an MBTiles file. Convert it to PMTiles first."),
    "not_pmtiles": gettext_noop("%(filename)s is not a PMTiles file."),
    "version": gettext_noop("%(filename)s has version %(value)s of PMTiles; only version %(limit)s is read."),
    "truncated": gettext_noop(
        "%(filename)s is not complete: it has %(size)s bytes, and by its header at least %(value)s. Upload it again."
    ),
    "root": gettext_noop("%(filename)s has its root directory beyond byte %(limit)s, where maps do not look for it."),
    "tile_type": gettext_noop("%(filename)s holds tiles of the type %(value)s; the map draws vector tiles (MVT) only."),
    "compression": gettext_noop(
        "%(filename)s is compressed with %(value)s; browsers read gzip and what is not compressed."
    ),
    "zoom": gettext_noop(
        "%(filename)s has the zoom levels %(value)s to %(other)s; they must lie between 0 and %(limit)s."
    ),
    "bounds": gettext_noop("%(filename)s does not say which part of the Earth it shows: its bounds are %(value)s."),
    "directory": gettext_noop("%(filename)s is damaged: its directory of tiles cannot be read."),
    "entries": gettext_noop("%(filename)s has more than %(limit)s entries in its directories."),
    "inflated": gettext_noop("%(filename)s has a section with more than %(limit)s MB once it is decompressed."),
    "metadata": gettext_noop("%(filename)s is damaged: its metadata cannot be read."),
    "layers": gettext_noop("%(filename)s has none of the layers that the map draws (%(expected)s); it has: %(value)s."),
    "tile": gettext_noop("%(filename)s is damaged: its first tile cannot be read."),
}


class BaseMapRefused(ValueError):
    """A file that does not become a base map.

    Attributes:
        code: a key of ``SENTENCES``.
        params: values of its sentence, without ``filename`` until the file's name is known.
    """

    def __init__(self, code: str, **params: Any) -> None:
        self.code = code
        self.params = {"filename": "", **params}
        super().__init__(code, params)

    def __str__(self) -> str:
        """Name the file, the value and the limit, in English."""
        return SENTENCES[self.code] % self.params
