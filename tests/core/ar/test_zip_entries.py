"""A package is read where both of its descriptions say the same, and nothing else is in the file."""

import io
import zipfile
from typing import Any

import pytest

from destination_cms.ar.refusals import ModelRefused
from destination_cms.ar.zip_entries import read_entries

from .models import MODEL, USDA, Packed, png, usdz


def code_of(data: bytes) -> str:
    with pytest.raises(ModelRefused) as caught:
        read_entries(data)
    return caught.value.code


def test_files_are_read_in_their_order() -> None:
    entries = read_entries(usdz(MODEL, Packed("textures/"), Packed("textures/été.png", png())))

    assert [(entry.name.decode(), entry.is_folder, bytes(entry.data)) for entry in entries] == [
        ("model.usda", False, USDA),
        ("textures/", True, b""),
        ("textures/été.png", False, png()),
    ]


def test_the_builder_writes_what_python_reads() -> None:
    with zipfile.ZipFile(io.BytesIO(usdz(MODEL, Packed("a.png", png())))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["model.usda", "a.png"]


def written(compression: int = zipfile.ZIP_STORED, **options: Any) -> bytes:
    """Return an archive as Python's zipfile writes it; the name is as long as it must be for 64 bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression, **options) as archive:
        archive.writestr(zipfile.ZipInfo("m" * 29 + ".usda"), USDA, compression)
        archive.comment = options.get("comment", b"")
    return file.getvalue()


def test_what_python_writes_is_read_where_it_is_aligned() -> None:
    (entry,) = read_entries(written())

    assert bytes(entry.data) == USDA
    assert code_of(written(zipfile.ZIP_DEFLATED)) == "compressed"


def own(**values: Any) -> bytes:
    return usdz(Packed("model.usda", USDA, own=values))


def told(**values: Any) -> bytes:
    return usdz(Packed("model.usda", USDA, told=values))


def both(**values: Any) -> bytes:
    return usdz(Packed("model.usda", USDA, own=values, told=values))


BROKEN = [
    # The end.
    (usdz()[:-1], "zip_damaged"),
    (usdz()[:40], "zip_damaged"),
    (b"PK\x03\x04", "zip_damaged"),
    (usdz(behind=b"x"), "trailing"),
    (usdz(behind=bytes(60_000)), "trailing"),
    (usdz(end={6: 3}, behind=b"abc"), "trailing"),
    (usdz(end={6: 3}), "trailing"),
    (usdz(end={0: 1}), "disks"),
    (usdz(end={1: 1}), "disks"),
    (usdz(end={2: 2}), "disks"),
    (usdz(end={2: 0xFFFF, 3: 0xFFFF}), "zip64"),
    (usdz(end={5: 0xFFFFFFFF}), "zip64"),
    (usdz(end={5: 0}), "zip_damaged"),
    (usdz(end={4: 0}), "zip_damaged"),
    (usdz(end={2: 2, 3: 2}), "zip_damaged"),
    (usdz(end={2: 0, 3: 0}), "zip_damaged"),
    (usdz(*[Packed(f"{number}.usda", USDA) for number in range(101)]), "too_many_entries"),
    # The table.
    (told(extra=b"\x01\x00\x08\x00" + bytes(8)), "zip64"),
    (told(size=0xFFFFFFFF), "zip64"),
    (told(start=0xFFFFFFFF), "zip64"),
    (told(start=1), "misplaced"),
    (told(start=2**31), "misplaced"),
    (usdz(before_table=bytes(4)), "misplaced"),
    (usdz(Packed("a.usda", USDA), Packed("b.usda", USDA, told={"start": 0})), "misplaced"),
    (told(size=len(USDA) - 1), "disagrees"),
    (told(size=2**31), "disagrees"),
    (told(name=b"other.usda"), "disagrees"),
    (told(checksum=0), "disagrees"),
    (told(outer=0o120777 << 16), "entry_link"),
    (told(outer=0o020666 << 16), "entry_link"),
    # Their own headers.
    (own(size=len(USDA) + 1), "disagrees"),
    (own(name=b"model.usdc"), "disagrees"),
    (own(method=8), "disagrees"),
    (own(flags=1), "disagrees"),
    (both(method=8), "compressed"),
    (both(flags=1), "encrypted"),
    (both(flags=0x40), "encrypted"),
    (both(flags=8), "disagrees"),
    (both(checksum=1), "checksum"),
    (both(size=len(USDA) + 1), "entry_bounds"),
    (both(size=2**31), "entry_bounds"),
    (usdz(alignment=1), "entry_unaligned"),
    (usdz(MODEL, Packed("a.png", png()), alignment=32), "entry_unaligned"),
    (usdz(Packed("folder/", USDA)), "folder_data"),
]


@pytest.mark.parametrize(("data", "code"), BROKEN)
def test_a_broken_package_is_refused(data: bytes, code: str) -> None:
    assert code_of(data) == code


def test_a_zip64_locator_is_seen() -> None:
    data = usdz()

    assert code_of(data[:-22] + b"PK\x06\x07" + bytes(16) + data[-22:]) == "zip64"


def test_an_empty_archive_has_no_files() -> None:
    assert read_entries(b"PK\x05\x06" + bytes(18)) == []


def test_the_permissions_of_unix_are_fine() -> None:
    assert len(read_entries(told(outer=0o100644 << 16))) == 1
