"""A USDZ model is taken by what it is; everything else is refused with its reason and its limit, in time."""

import random
from contextlib import suppress
from functools import partial

import pytest

from destination_cms.ar.refusals import MAX_USDZ_BYTES, SENTENCES, ModelRefused
from destination_cms.ar.usdz import UsdzFacts, read_usdz
from tests.cpu_time import takes_less_than

from .models import MODEL, USDA, USDC, Packed, glb, png, usdz
from .refused import refused_usdz


def test_what_a_package_is() -> None:
    data = usdz(Packed("fort.usdc", USDC), Packed("0/"), Packed("0/mur.PNG", png()), Packed("0/vent.m4a", b"x"))

    assert read_usdz("fort.usdz", data) == UsdzFacts(layer="fort.usdc", file_count=3, byte_size=len(data))


@pytest.mark.parametrize(
    ("name", "content"), [("a.usda", USDA), ("a.USDC", USDC), ("a.usd", USDA), ("dossier/é.usd", USDC)]
)
def test_layers_of_each_type_are_read(name: str, content: bytes) -> None:
    assert read_usdz("fort.usdz", usdz(Packed(name, content))).layer == name


def named(name: str | bytes) -> bytes:
    return usdz(MODEL, Packed(name, png()))


BROKEN = {
    # Other files.
    "empty": b"",
    "html": b"<html>",
    "gltf_json": b'{"asset": {"version": "2.0"}}',
    "fbx": b"Kaydara FBX Binary  \0\x1a\0",
    "obj": b"v 1.0 2.0 3.0\n",
    "stl": b"solid fort\n facet normal 0 0 1\n",
    "usd_layer": USDA,
    "glb_instead": glb(),
    "other_format": b"BLENDER-v300",
    "unknown_format": b"usdz",
    # The archive.
    "zip_damaged": usdz()[:-1],
    "zip64": usdz(end={5: 0xFFFFFFFF}),
    "disks": usdz(end={0: 1}),
    "trailing": usdz(behind=b"<script>"),
    "too_many_entries": usdz(*[Packed(f"{number}.usda", USDA) for number in range(101)]),
    "misplaced": usdz(before_table=b"hidden"),
    "disagrees": usdz(Packed("model.usda", USDA, own={"name": b"other.usda"})),
    "entry_bounds": usdz(Packed("model.usda", USDA, own={"size": 9_999}, told={"size": 9_999})),
    "checksum": usdz(Packed("model.usda", USDA, own={"checksum": 1}, told={"checksum": 1})),
    "compressed": usdz(Packed("model.usda", USDA, own={"method": 8}, told={"method": 8})),
    "encrypted": usdz(Packed("model.usda", USDA, own={"flags": 1}, told={"flags": 1})),
    "entry_unaligned": usdz(alignment=4),
    "entry_link": usdz(MODEL, Packed("a.png", b"/etc/passwd", told={"outer": 0o120777 << 16})),
    "folder_data": usdz(MODEL, Packed("folder/", b"x")),
    # What it holds.
    "first_entry": usdz(Packed("a.png", png()), MODEL),
    "layer": usdz(Packed("a.usdc", USDA)),
    "entry_type": named("install.exe"),
    "entry_name": named("../a.png"),
    "entry_twice": usdz(MODEL, Packed("Model.usda", USDA)),
}


@pytest.mark.parametrize(("code", "data"), BROKEN.items(), ids=BROKEN)
def test_a_broken_package_is_refused_with_its_reason(code: str, data: bytes) -> None:
    refused = refused_usdz(data)

    assert (refused.code, refused.params["filename"]) == (code, "fort.usdz")
    assert refused.params["limit"] not in (None, "")
    assert str(refused).startswith("fort.usdz ")
    assert str(refused.params["limit"]) in str(refused)


@pytest.mark.parametrize(
    "name",
    [
        "/etc/a.png",
        "..",
        "a/../../b.png",
        "./a.png",
        "a//b.png",
        "a\\b.png",
        "C:a.png",
        "a\n.png",
        "a\0.png",
        "",
        b"\xff\xfe.png",
        "a" * 252 + ".png",
        "wild*.png",
    ],
)
def test_names_lead_nowhere_but_into_the_package(name: str | bytes) -> None:
    assert refused_usdz(named(name)).code == "entry_name"


@pytest.mark.parametrize("name", ["a.html", "a", ".png", "a.usdz", "a.glb", "a.png.js", "folder/b", "a.png "])
def test_files_of_other_types_are_refused(name: str) -> None:
    assert refused_usdz(named(name)).code == "entry_type"


@pytest.mark.parametrize("name", ["e\u0301.png", "É.png", "É.png/"])
def test_names_that_some_systems_do_not_tell_apart_are_twins(name: str) -> None:
    assert refused_usdz(usdz(MODEL, Packed("é.png", png()), Packed(name))).code == "entry_twice"


@pytest.mark.parametrize(
    "files",
    [
        [Packed("folder/"), MODEL],
        [Packed("model.usd", b"#usda 2.0")],
        [MODEL, Packed("other.usdc", b"<html>")],
        [Packed("model.usda", b"")],
    ],
)
def test_layers_are_what_their_names_say(files: list[Packed]) -> None:
    assert refused_usdz(usdz(*files)).code in {"first_entry", "layer"}


def test_an_archive_without_files_is_refused() -> None:
    assert refused_usdz(b"PK\x05\x06" + bytes(18)).code == "first_entry"


def test_a_large_file_is_not_read() -> None:
    with pytest.raises(ModelRefused, match=r"fort.usdz has 26 MB; the limit is 25 MB."):
        read_usdz("fort.usdz", bytes(MAX_USDZ_BYTES + 1))


def test_a_package_at_the_limits_is_read_in_time() -> None:
    pictures = [Packed(f"{number}.png", bytes(240_000)) for number in range(99)]
    data = usdz(MODEL, *pictures)

    assert read_usdz("fort.usdz", data).file_count == 100
    assert takes_less_than(1, partial(read_usdz, "fort.usdz", data))


def read_or_refuse(data: bytes) -> None:
    with suppress(ModelRefused):
        read_usdz("a.usdz", data)


def test_damaged_files_are_refused_or_read() -> None:
    """Bytes of packages are changed, cut and repeated: nothing else than a refusal is raised, within a second."""
    seeds = random.Random(20261130)
    whole = [usdz(), usdz(Packed("a.usdc", USDC), Packed("b/"), Packed("b/c.png", png()))]
    codes: set[str] = set()
    told: list[str] = []
    for _ in range(300):
        data = mutated(seeds, bytearray(seeds.choice(whole)))
        assert takes_less_than(1, partial(read_or_refuse, data))
        try:
            codes.add(read_usdz("a.usdz", data).layer)
        except ModelRefused as refused:
            codes.add(refused.code)
            told.append(str(refused))
    assert len(codes) > 7
    assert all(sentence.startswith("a.usdz ") for sentence in told)
    assert codes - {*SENTENCES} <= {"model.usda", "a.usdc"}


def mutated(seeds: random.Random, data: bytearray) -> bytes:
    # Most of the bytes are content, where a change is only a wrong checksum: headers are hit more often.
    signs = [place for place in range(len(data)) if data[place : place + 2] == b"PK"]
    for _ in range(seeds.randint(1, 4)):
        near = seeds.choice(signs) + seeds.randrange(48) if seeds.random() < 0.7 else seeds.randrange(len(data))
        place = min(near, len(data) - 1)
        data[place : place + seeds.choice([1, 1, 2])] = seeds.choice([b"\0", b"\xff\xff", seeds.randbytes(1)])
    if seeds.random() < 0.1:
        del data[seeds.randrange(len(data)) :]
    return bytes(data)
