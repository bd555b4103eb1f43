"""What an uploaded USDZ model is: a package of a USD layer with its pictures and sounds, read without unpacking it.

Source: Pixar, "Usdz File Format Specification", version 1.3.
"""

import unicodedata
from dataclasses import dataclass

from .other_formats import USDZ, ZIP_SIGNS, other_format
from .refusals import MAX_USDZ_BYTES, ModelRefused, shown, too_large
from .zip_entries import Entry, read_entries, shown_name

__all__ = ["UsdzFacts", "read_usdz"]

#: What a layer of each type begins with; one of the type usd is either.
_TEXT_SIGN, _CRATE_SIGN = b"#usda 1.0", b"PXR-USDC"
_LAYERS = {"usda": (_TEXT_SIGN,), "usdc": (_CRATE_SIGN,), "usd": (_TEXT_SIGN, _CRATE_SIGN)}
_TYPES = (*_LAYERS, "png", "jpg", "jpeg", "exr", "avif", "m4a", "mp3", "wav")
_MAX_NAME_BYTES = 255


@dataclass(frozen=True, slots=True)
class UsdzFacts:
    """What a USDZ model is.

    Attributes:
        layer: name of its first file, the layer that is shown.
        file_count: its files, without folders.
        byte_size: bytes of the package.
    """

    layer: str
    file_count: int
    byte_size: int


def read_usdz(filename: str, data: bytes) -> UsdzFacts:
    """Return what a USDZ model is, whatever its name says.

    Args:
        filename: for the sentence of a refusal.
        data: the whole file.

    Raises:
        ModelRefused: it is another format, is damaged, holds what a package may not hold, or goes beyond a limit.
    """
    if len(data) > MAX_USDZ_BYTES:
        raise too_large(filename, len(data), MAX_USDZ_BYTES)
    if not data.startswith(ZIP_SIGNS):
        raise other_format(filename, data, USDZ)
    try:
        return _read(data)
    except ModelRefused as refused:
        raise ModelRefused(refused.code, **{**refused.params, "filename": filename}) from refused


def _read(data: bytes) -> UsdzFacts:
    entries = read_entries(data)
    names = [_name(entry) for entry in entries]
    if not names or _type(names[0]) not in _LAYERS:
        raise ModelRefused("first_entry", entry=shown(names[0] if names else ""), limit=", ".join(_LAYERS))
    _refuse_twins(names)
    files = [(name, entry) for name, entry in zip(names, entries, strict=True) if not entry.is_folder]
    for name, entry in files:
        _refuse_other_content(name, entry)
    return UsdzFacts(layer=names[0], file_count=len(files), byte_size=len(data))


def _name(entry: Entry) -> str:
    """Return the path of a file or folder, which leads nowhere but into the package."""
    try:
        name = entry.name.decode()
    except UnicodeDecodeError:
        name = ""
    parts = name.removesuffix("/").split("/")
    is_plain = name.isprintable() and not set('\\:*?"<>|') & set(name)
    if not is_plain or not {"", ".", ".."}.isdisjoint(parts) or len(entry.name) > _MAX_NAME_BYTES:
        raise ModelRefused("entry_name", entry=shown_name(entry.name), limit=_MAX_NAME_BYTES)
    return name


def _type(name: str) -> str:
    """Return the ending of a file's name, in small letters; empty for a folder."""
    stem, dot, ending = name.rpartition("/")[2].rpartition(".")
    return ending.lower() if stem and dot else ""


def _refuse_twins(names: list[str]) -> None:
    """Refuse names that some systems take for the same."""
    seen: set[str] = set()
    for name in names:
        folded = unicodedata.normalize("NFC", name.casefold()).removesuffix("/")
        if folded in seen:
            raise ModelRefused("entry_twice", entry=shown(name), limit=1)
        seen.add(folded)


def _refuse_other_content(name: str, entry: Entry) -> None:
    ending = _type(name)
    if ending not in _TYPES:
        raise ModelRefused("entry_type", entry=shown(name), limit=", ".join(_TYPES))
    signs = _LAYERS.get(ending)
    if signs and not bytes(entry.data[: len(_TEXT_SIGN)]).startswith(signs):
        raise ModelRefused("layer", entry=shown(name), limit=" / ".join(sign.decode() for sign in signs))
