"""Reasons for which a model is refused, and the limits that they name."""

from typing import Any

#: Bytes of a GLB file. A telephone loads it over its own network, in front of the place that it shows.
MAX_FILE_BYTES = 15_000_000
#: Bytes of a USDZ file, whose content is not compressed.
MAX_USDZ_BYTES = 25_000_000
#: Bytes of the JSON that describes a GLB model; its geometry and pictures are not part of it.
MAX_JSON_BYTES = 2_000_000
#: Levels of objects and lists in that JSON, and how many of them there may be.
MAX_JSON_DEPTH = 64
MAX_JSON_ITEMS = 50_000
#: Chunks of a GLB file; two are defined, and extensions may add others.
MAX_CHUNKS = 16
#: Triangles that are drawn, a mesh that is placed twice counting twice; and so for vertices of points and lines.
MAX_TRIANGLES = 200_000
MAX_POINTS = 600_000
#: Bytes of all accessors: several may read the same bytes, or none at all.
MAX_DATA_BYTES = 60_000_000
MAX_TEXTURES = 20
#: Pixels of a picture's longer side.
MAX_TEXTURE_PX = 4_096
MAX_ANIMATIONS = 100
#: Metres of a model's longest side.
MAX_SIZE_M = 10_000
#: Files in a USDZ file.
MAX_ENTRIES = 100
#: The data of each file in a USDZ file start at a multiple of so many bytes.
ENTRY_ALIGNMENT_BYTES = 64
#: Characters of a value from the file that a sentence shows.
_MAX_SHOWN = 60


def gettext_noop(message: str) -> str:
    """Mark a message for the catalogues; it is translated where it is shown."""
    return message


#: Each reason with its sentence; the limits and values are parameters.
SENTENCES = {
    "too_large": gettext_noop("%(filename)s has %(megabytes)s MB; the limit is %(limit)s MB."),
    "empty": gettext_noop("%(filename)s is empty; a %(limit)s file is expected."),
    # Other formats than the one that is expected.
    "html": gettext_noop("%(filename)s is a web page, not a %(limit)s file. The download may have failed."),
    "gltf_json": gettext_noop(
        "%(filename)s is a glTF file whose geometry and pictures are in other files. Export the model as %(limit)s, "
        "which holds everything in one file."
    ),
    "fbx": gettext_noop("%(filename)s is an FBX file, which browsers do not show. Export the model as %(limit)s."),
    "obj": gettext_noop(
        "%(filename)s is an OBJ file, whose colours and pictures are in other files. Export the model as %(limit)s."
    ),
    "stl": gettext_noop(
        "%(filename)s is an STL file, which has neither colours nor a unit of length. Export the model as %(limit)s, "
        "in metres."
    ),
    "usd_layer": gettext_noop(
        "%(filename)s is a single USD layer, which telephones do not open. Export the model as %(limit)s."
    ),
    "glb_instead": gettext_noop("%(filename)s is a GLB file; a %(limit)s file is expected here."),
    "usdz_instead": gettext_noop("%(filename)s is a USDZ file; a %(limit)s file is expected here."),
    "archive": gettext_noop("%(filename)s is a ZIP archive. Unpack it and upload the %(limit)s file in it."),
    "other_format": gettext_noop("%(filename)s is a %(format)s file. Export the model as %(limit)s."),
    "unknown_format": gettext_noop("%(filename)s is not a %(limit)s file."),
    # The container of a GLB file.
    "truncated": gettext_noop(
        "%(filename)s is not complete: by its header it must have %(value)s bytes, and it has %(limit)s. Upload it again."
    ),
    "version": gettext_noop("%(filename)s needs version %(value)s of glTF; only version %(limit)s is read."),
    "chunks": gettext_noop(
        "%(filename)s is damaged: its chunks must be JSON, then at most one of binary data, each with a multiple of "
        "%(limit)s bytes; chunk %(value)s is not."
    ),
    "bounds": gettext_noop("%(filename)s is damaged: %(place)s ends at byte %(value)s of only %(limit)s."),
    "unaligned": gettext_noop(
        "%(filename)s is damaged: %(place)s starts at byte %(value)s, which is not a multiple of %(limit)s."
    ),
    "json_too_large": gettext_noop(
        "%(filename)s describes its model in %(megabytes)s MB of JSON; the limit is %(limit)s MB."
    ),
    "json": gettext_noop("%(filename)s is damaged: the description of its model cannot be read; it must be %(limit)s."),
    "nested": gettext_noop("%(filename)s has JSON that is nested more than %(limit)s levels deep."),
    "too_many_items": gettext_noop("%(filename)s has more than %(limit)s items in its %(place)s. Simplify the model."),
    # What the JSON of a GLB file says.
    "field": gettext_noop("%(filename)s is damaged: %(place)s is %(value)s; glTF asks for %(limit)s."),
    "number": gettext_noop(
        "%(filename)s is damaged: %(place)s is %(value)s; it must lie between %(low)s and %(limit)s."
    ),
    "index": gettext_noop(
        "%(filename)s is damaged: %(place)s refers to number %(value)s, counted from 0, of only %(limit)s."
    ),
    "counts": gettext_noop(
        "%(filename)s is damaged: %(place)s has %(value)s values, and there are %(limit)s positions."
    ),
    "external": gettext_noop(
        "%(filename)s refers to another file, %(value)s (%(place)s). Export the model as one %(limit)s file with "
        "everything in it."
    ),
    "data_uri": gettext_noop("%(filename)s holds data of the type %(value)s (%(place)s); glTF allows %(limit)s there."),
    "too_much_data": gettext_noop("%(filename)s describes more than %(limit)s MB of geometry. Simplify the model."),
    "extension": gettext_noop(
        "%(filename)s uses the glTF extension %(value)s, which not every viewer knows. These may be required: %(limit)s."
    ),
    "decoder": gettext_noop(
        "%(filename)s is compressed with %(value)s, which needs a decoder from elsewhere. Export the model as %(limit)s "
        "without compression."
    ),
    "too_many_triangles": gettext_noop(
        "%(filename)s draws %(value)s triangles; the limit is %(limit)s. Simplify the model."
    ),
    "too_many_points": gettext_noop(
        "%(filename)s draws points and lines with %(value)s vertices; the limit is %(limit)s. Simplify the model."
    ),
    "too_many_textures": gettext_noop("%(filename)s has %(value)s textures; the limit is %(limit)s."),
    "texture_too_large": gettext_noop(
        "%(filename)s has a picture of %(width)s x %(height)s pixels (%(place)s); the limit is %(limit)s pixels a side."
    ),
    "texture_format": gettext_noop(
        "%(filename)s has a picture in a format that not every viewer shows (%(place)s); it must be %(limit)s."
    ),
    "texture_damaged": gettext_noop(
        "%(filename)s has a damaged picture (%(place)s): it is cut off, or its size, at most %(limit)s pixels a side, "
        "cannot be read."
    ),
    "webp_undeclared": gettext_noop(
        "%(filename)s has a WebP picture (%(place)s) that is not declared with the glTF extension %(limit)s. Use PNG or "
        "JPEG."
    ),
    "too_many_animations": gettext_noop("%(filename)s has %(value)s animations; the limit is %(limit)s."),
    "cycle": gettext_noop("%(filename)s is damaged: %(place)s is below itself; it may be below %(limit)s other node."),
    "shared_node": gettext_noop(
        "%(filename)s is damaged: %(place)s is placed %(value)s times; it must be placed %(limit)s time."
    ),
    "no_mesh": gettext_noop(
        "%(filename)s shows nothing: its scenes have no mesh with triangles, and %(limit)s is the least."
    ),
    "extent": gettext_noop(
        "%(filename)s measures %(value)s m; the limit is %(limit)s m. The unit of length of a model is the metre."
    ),
    # USDZ files.
    "zip_damaged": gettext_noop(
        "%(filename)s is damaged: its table of files, of %(limit)s bytes at least, cannot be read. Upload it again."
    ),
    "zip64": gettext_noop(
        "%(filename)s is a ZIP64 archive, for files of more than %(limit)s GB; a USDZ file must be a plain ZIP archive."
    ),
    "disks": gettext_noop("%(filename)s is one of several parts of an archive; a USDZ file must have %(limit)s part."),
    "trailing": gettext_noop(
        "%(filename)s has a comment or other data of %(value)s bytes behind its table of files; %(limit)s are allowed."
    ),
    "too_many_entries": gettext_noop("%(filename)s holds %(value)s files; the limit is %(limit)s."),
    "first_entry": gettext_noop(
        "%(filename)s begins with %(entry)s; a USDZ file must begin with a layer of one of these types: %(limit)s."
    ),
    "layer": gettext_noop("%(filename)s holds %(entry)s, which is not a USD layer: it must begin with %(limit)s."),
    "entry_name": gettext_noop(
        "%(filename)s holds a file named %(entry)s; a name must be a relative path with / between its folders, of at "
        "most %(limit)s bytes."
    ),
    "entry_type": gettext_noop("%(filename)s holds %(entry)s; a USDZ file may hold files of these types: %(limit)s."),
    "entry_twice": gettext_noop("%(filename)s holds %(entry)s more than %(limit)s time."),
    "entry_link": gettext_noop(
        "%(filename)s holds %(entry)s, which is a link or a device; only %(limit)s are allowed in it."
    ),
    "folder_data": gettext_noop(
        "%(filename)s holds %(value)s bytes in the folder %(entry)s; %(limit)s are allowed there."
    ),
    "compressed": gettext_noop(
        "%(filename)s holds %(entry)s in compressed form (method %(value)s); a USDZ file must not be compressed "
        "(method %(limit)s)."
    ),
    "encrypted": gettext_noop(
        "%(filename)s holds %(entry)s in encrypted form (flags %(value)s); a USDZ file must not be encrypted "
        "(flags %(limit)s)."
    ),
    "entry_unaligned": gettext_noop(
        "%(filename)s holds %(entry)s at byte %(value)s, which is not a multiple of %(limit)s. Make the file with a "
        "program for USDZ, not with one for ZIP archives."
    ),
    "misplaced": gettext_noop(
        "%(filename)s is damaged: %(entry)s starts at byte %(value)s; what stands before it ends at byte %(limit)s."
    ),
    "entry_bounds": gettext_noop(
        "%(filename)s is damaged: %(entry)s ends at byte %(value)s, and its table of files starts at byte %(limit)s."
    ),
    "disagrees": gettext_noop(
        "%(filename)s is damaged: the header of %(entry)s says other things (%(value)s) than its table of files "
        "(%(limit)s)."
    ),
    "checksum": gettext_noop(
        "%(filename)s is damaged: %(entry)s has the checksum %(value)s, and it must have %(limit)s. Upload it again."
    ),
}


class ModelRefused(Exception):
    """A model that is not taken.

    Attributes:
        code: a key of ``SENTENCES``.
        params: what the sentence names; ``filename`` and ``limit`` are always among it.
    """

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        # Where a part of a file is read, its name is not known yet.
        self.params: dict[str, Any] = {"filename": "", **params}

    def __str__(self) -> str:
        return SENTENCES[self.code] % self.params


def too_large(filename: str, size: int, limit: int) -> ModelRefused:
    """Return the refusal of a file of so many bytes."""
    return ModelRefused("too_large", filename=filename, megabytes=megabytes(size), limit=limit // 1_000_000)


def megabytes(size: int) -> int:
    """Return a number of bytes in MB, rounded up."""
    return -(-size // 1_000_000)


def shown(value: object, limit: int = _MAX_SHOWN) -> str:
    """Return a value from a file as a sentence can show it: in so many characters, all printable, and not nested."""
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    text = f"{value:.6g}" if isinstance(value, float) else str(value)
    # What cannot be printed may be half a letter, which can neither be stored nor sent.
    printable = "".join(letter if letter.isprintable() else "?" for letter in text[: limit + 1])
    return printable if len(printable) <= limit else f"{printable[: limit - 1]}…"
