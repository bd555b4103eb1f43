"""Files in a USDZ package: where each is, with everything that a ZIP archive says about it twice.

Sources: PKWARE, "APPNOTE.TXT - .ZIP File Format Specification", 4.3 and 4.4; Pixar, "Usdz File Format Specification".
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from .other_formats import ZIP_SIGNS
from .refusals import ENTRY_ALIGNMENT_BYTES, MAX_ENTRIES, ModelRefused, shown

__all__ = ["Entry", "read_entries", "shown_name"]

#: Sign, version, flags, method, time, day, checksum, packed and plain bytes, and the lengths of name and extra fields.
_LOCAL = struct.Struct("<4s5HIII2H")
#: The same after another version, then the length of a comment, disk, inner and outer attributes, and the place.
_CENTRAL = struct.Struct("<4sH5HIII2H3HII")
_END = struct.Struct("<4s4H2IH")
_LOCAL_SIGN, _END_SIGN = ZIP_SIGNS
_CENTRAL_SIGN, _ZIP64_SIGN = b"PK\x01\x02", b"PK\x06\x07"
_ZIP64_LOCATOR_BYTES = 20
#: These stand where the true number is in a ZIP64 field, of this identifier.
_ZIP64_SHORT, _ZIP64_LONG, _ZIP64_FIELD = 0xFFFF, 0xFFFFFFFF, 0x0001
_STORED = 0
#: The bits of encryption and of strong encryption; the bit by which checksum and sizes stand behind the data.
_ENCRYPTED, _SIZES_BEHIND = 0x2041, 0x0008
_NO_FLAGS = 0
#: Unix' kinds of files, in the upper half of the outer attributes.
_KIND, _KINDS_ALLOWED = 0o170000, (0, 0o100000, 0o040000)
_FOLDER = b"/"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in the package.

    Attributes:
        name: its path, as bytes.
        is_folder: whether it is a folder, without data.
        data: its bytes.
    """

    name: bytes
    is_folder: bool
    data: memoryview


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table of files."""

    name: bytes
    flags: int
    method: int
    checksum: int
    packed: int
    plain: int
    kind: int
    start: int

    @property
    def agreed(self) -> tuple[bytes, int, int, int, int, int]:
        """What the file's own header must say too."""
        return self.name, self.flags, self.method, self.checksum, self.packed, self.plain


def read_entries(data: bytes) -> list[Entry]:
    """Return the files of a package, in their order; nothing is copied or unpacked.

    Args:
        data: the whole package; begins with one of ``ZIP_SIGNS``.

    Raises:
        ModelRefused: a file is compressed, encrypted, not aligned, not where the table of files says, or damaged; there
            is anything else between the files or behind the table; or there are too many.
    """
    count, table_start = _end(data)
    entries = []
    end = 0
    for row in _rows(data, table_start, count):
        _refuse_packed(row)
        if row.start != end:
            raise ModelRefused("misplaced", entry=shown_name(row.name), value=row.start, limit=end)
        entry, end = _entry(data, row, table_start)
        entries.append(entry)
    if end != table_start:
        raise ModelRefused("misplaced", entry="PK 01 02", value=table_start, limit=end)
    return entries


def shown_name(name: bytes) -> str:
    """Return the name of a file for a sentence."""
    return shown(name.decode(errors="replace"))


def _end(data: bytes) -> tuple[int, int]:
    """Return how many rows the table of files has, and where it begins."""
    place = len(data) - _END.size
    if place < 0 or data[place : place + 4] != _END_SIGN:
        raise _wrong_end(data)
    _, disk, table_disk, disk_count, count, size, start, comment = _END.unpack_from(data, place)
    if comment:
        raise ModelRefused("trailing", value=comment, limit=0)
    has_locator = data[max(place - _ZIP64_LOCATOR_BYTES, 0) : place].startswith(_ZIP64_SIGN)
    if has_locator or count == _ZIP64_SHORT or _ZIP64_LONG in (size, start):
        raise ModelRefused("zip64", limit=4)
    if disk or table_disk or disk_count != count:
        raise ModelRefused("disks", limit=1)
    if count > MAX_ENTRIES:
        raise ModelRefused("too_many_entries", value=count, limit=MAX_ENTRIES)
    if start + size != place:
        raise ModelRefused("zip_damaged", limit=_END.size)
    return count, start


def _wrong_end(data: bytes) -> ModelRefused:
    """Return the refusal of an archive that does not end with its table of files."""
    # A comment has 65,535 bytes at most.
    place = data.rfind(_END_SIGN, max(len(data) - _END.size - 0xFFFF, 0), len(data) - _END.size + 4)
    if place == -1:
        return ModelRefused("zip_damaged", limit=_END.size)
    return ModelRefused("trailing", value=len(data) - place - _END.size, limit=0)


def _rows(data: bytes, start: int, count: int) -> Iterator[_Row]:
    """Yield the rows of the table of files, which fill it."""
    end = len(data) - _END.size
    for _ in range(count):
        if start + _CENTRAL.size > end or data[start : start + 4] != _CENTRAL_SIGN:
            raise ModelRefused("zip_damaged", limit=_END.size)
        _, _, _, flags, method, _, _, checksum, packed, plain, *lengths, disk, _, outer, place = _CENTRAL.unpack_from(
            data, start
        )
        start += _CENTRAL.size
        name_end = start + lengths[0]
        extra_end = name_end + lengths[1]
        if extra_end + lengths[2] > end:
            raise ModelRefused("zip_damaged", limit=_END.size)
        if _ZIP64_LONG in (packed, plain, place) or _ZIP64_FIELD in _extra_fields(data[name_end:extra_end]):
            raise ModelRefused("zip64", limit=4)
        if disk:
            raise ModelRefused("disks", limit=1)
        yield _Row(data[start:name_end], flags, method, checksum, packed, plain, outer >> 16 & _KIND, place)
        start = extra_end + lengths[2]
    if start != end:
        raise ModelRefused("zip_damaged", limit=_END.size)


def _extra_fields(extra: bytes) -> Iterator[int]:
    """Yield the identifiers of the extra fields."""
    while len(extra) >= 4:
        identifier, length = struct.unpack_from("<HH", extra)
        yield identifier
        extra = extra[4 + length :]


def _refuse_packed(row: _Row) -> None:
    entry = shown_name(row.name)
    if row.flags & _ENCRYPTED:
        raise ModelRefused("encrypted", entry=entry, value=f"{row.flags:#06x}", limit=f"{_NO_FLAGS:#06x}")
    if row.method != _STORED:
        raise ModelRefused("compressed", entry=entry, value=row.method, limit=_STORED)
    if row.packed != row.plain:
        raise ModelRefused("disagrees", entry=entry, value=row.packed, limit=row.plain)
    if row.kind not in _KINDS_ALLOWED:
        raise ModelRefused("entry_link", entry=entry, limit="files, folders")
    if row.name.endswith(_FOLDER) and row.plain:
        raise ModelRefused("folder_data", entry=entry, value=row.plain, limit=0)


def _entry(data: bytes, row: _Row, table_start: int) -> tuple[Entry, int]:
    """Return a file and where it ends; its own header agrees with the table."""
    entry = shown_name(row.name)
    if row.start + _LOCAL.size > table_start:
        raise ModelRefused("entry_bounds", entry=entry, value=row.start + _LOCAL.size, limit=table_start)
    sign, _, flags, method, _, _, checksum, packed, plain, name_length, extra_length = _LOCAL.unpack_from(
        data, row.start
    )
    name_start = row.start + _LOCAL.size
    start = name_start + name_length + extra_length
    name = data[name_start : name_start + name_length]
    # What stands behind the data is not in their header: then the two do not agree.
    if sign != _LOCAL_SIGN or (name, flags, method, checksum, packed, plain) != row.agreed or flags & _SIZES_BEHIND:
        raise ModelRefused("disagrees", entry=entry, value=_told(name, plain), limit=_told(row.name, row.plain))
    if start + plain > table_start:
        raise ModelRefused("entry_bounds", entry=entry, value=start + plain, limit=table_start)
    is_folder = name.endswith(_FOLDER)
    if start % ENTRY_ALIGNMENT_BYTES and not is_folder:
        raise ModelRefused("entry_unaligned", entry=entry, value=start, limit=ENTRY_ALIGNMENT_BYTES)
    content = memoryview(data)[start : start + plain]
    found = zlib.crc32(content)
    if found != checksum:
        raise ModelRefused("checksum", entry=entry, value=f"{found:08x}", limit=f"{checksum:08x}")
    return Entry(name, is_folder, content), start + plain


def _told(name: bytes, size: int) -> str:
    return f"{shown_name(name)}, {size}"
