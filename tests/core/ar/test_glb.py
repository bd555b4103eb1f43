"""A GLB model is taken by what it is; everything else is refused with its reason and its limit, in time."""

import json
import random
import struct
from contextlib import suppress
from copy import deepcopy
from functools import partial
from typing import Any

import pytest

from destination_cms.ar.glb import ModelFacts, read_glb
from destination_cms.ar.refusals import MAX_FILE_BYTES, SENTENCES, ModelRefused
from tests.cpu_time import takes_less_than

from .models import USDA, Edit, container, glb, jpeg, png, usdz, webp
from .refused import refused_glb


def test_what_a_model_is() -> None:
    data = glb(24, size_m=(30, 2.5, 8), copyright="Ville, CC BY 4.0", pictures=[png(64, 32), jpeg(8, 128)])

    assert read_glb("fort.glb", data) == ModelFacts(
        triangle_count=24,
        texture_count=2,
        largest_texture_px=128,
        has_animation=False,
        size_m=(30.0, 2.5, 8.0),
        byte_size=len(data),
        copyright="Ville, CC BY 4.0",
    )


def test_a_model_may_move_and_have_no_pictures() -> None:
    facts = read_glb("fort.glb", glb(animations=2))

    assert facts.has_animation
    assert (facts.texture_count, facts.largest_texture_px, facts.copyright) == (0, 0, "")


def test_sizes_are_rounded_to_millimetres() -> None:
    assert read_glb("a.glb", glb(size_m=(1.23456, 0.0004, 0.0005001))).size_m == (1.235, 0.0, 0.001)


@pytest.mark.parametrize(
    ("written", "read"), [("x" * 300, "x" * 199 + "…"), ("a\0b\ud800 \n", "a?b?"), ("  Ville ", "Ville")]
)
def test_the_copyright_can_be_stored(written: str, read: str) -> None:
    assert read_glb("a.glb", glb(copyright=written)).copyright == read


def edited(edit: Edit) -> bytes:
    return glb(edit=edit)


def at(*path: Any, to: Any) -> bytes:
    """Return a box of whose JSON one value was changed."""

    def edit(document: Any) -> None:
        for step in path[:-1]:
            document = document.setdefault(step, {}) if isinstance(document, dict) else document[step]
        document[path[-1]] = to

    return edited(edit)


BROKEN = {
    # Other files.
    "empty": b"",
    "html": b"  <!DOCTYPE html><html></html>",
    "gltf_json": b'{"asset": {"version": "2.0"}}',
    "fbx": b"Kaydara FBX Binary  \0\x1a\0",
    "obj": b"# Blender\nmtllib a.mtl\nv 1.0 2.0 3.0\n",
    "stl": b"solid fort\n facet normal 0 0 1\n",
    "usd_layer": USDA,
    "usdz_instead": usdz(),
    "archive": b"PK\x03\x04" + bytes(40),
    "other_format": b"BLENDER-v300",
    "unknown_format": b"GLTF",
    # The container.
    "truncated": glb(length=500_000_000),
    "version": glb(version=1),
    "chunks": container([(b"BIN\0", b"")]),
    "bounds": glb()[:-4].replace(struct.pack("<I", len(glb())), struct.pack("<I", len(glb()) - 4), 1),
    "json_too_large": glb(text=b"{" + b" " * 2_000_000 + b"}"),
    "json": glb(text=b'{"asset": NaN}'),
    "nested": glb(text=b'{"extras":' + b"[" * 64 + b"]" * 64 + b"}"),
    "too_many_items": glb(text=b'{"extras":[' + b"[]," * 50_000 + b"[]]}"),
    # The JSON.
    "field": at("meshes", to={}),
    "number": at("meshes", 0, "primitives", 0, "mode", to=7),
    "index": at("nodes", 0, "mesh", to=1),
    "unaligned": edited(lambda document: document["accessors"][0].update(byteOffset=2, count=7)),
    "counts": edited(lambda document: document["meshes"][0]["primitives"][0]["attributes"].update(NORMAL=1)),
    "external": at("buffers", 0, "uri", to="https://example.org/fort.bin"),
    "data_uri": at("images", to=[{"uri": "data:text/html;base64,PGh0bWw+"}]),
    "too_much_data": at("accessors", 0, "count", to=5_000_001),
    "extension": at("extensionsRequired", to=["KHR_physics"]),
    "decoder": at("extensionsUsed", to=["KHR_draco_mesh_compression"]),
    "too_many_triangles": glb(200_001),
    "too_many_points": edited(
        lambda document: document["meshes"].append(
            {"primitives": [{"attributes": {"POSITION": 0}, "indices": 1, "mode": 0}] * 17_000}
        )
    ),
    "too_many_textures": glb(pictures=[png()] * 21),
    "texture_too_large": glb(pictures=[png(4_097, 8)]),
    "texture_format": glb(pictures=[b"GIF89a"]),
    "texture_damaged": glb(pictures=[png(0, 8)]),
    "webp_undeclared": glb(pictures=[webp()]),
    "too_many_animations": glb(animations=101),
    "cycle": at("nodes", 0, "children", to=[0]),
    "shared_node": at("nodes", to=[{"children": [1, 1]}, {"mesh": 0}]),
    "no_mesh": at("scenes", 0, "nodes", to=[]),
    "extent": glb(size_m=(12_000, 3, 3)),
}


@pytest.mark.parametrize(("code", "data"), BROKEN.items(), ids=BROKEN)
def test_a_broken_model_is_refused_with_its_reason(code: str, data: bytes) -> None:
    refused = refused_glb(data)

    assert (refused.code, refused.params["filename"]) == (code, "fort.glb")
    assert refused.params["limit"] not in (None, "")
    assert str(refused).startswith("fort.glb ")
    assert str(refused.params["limit"]) in str(refused)


def test_a_large_file_is_not_read() -> None:
    with pytest.raises(ModelRefused, match=r"fort.glb has 16 MB; the limit is 15 MB."):
        read_glb("fort.glb", bytes(MAX_FILE_BYTES + 1))


def test_the_sentence_says_what_to_do() -> None:
    assert str(refused_glb(BROKEN["decoder"])) == (
        "fort.glb is compressed with KHR_draco_mesh_compression, which needs a decoder from elsewhere. Export the model "
        "as GLB without compression."
    )


def padded(text: bytes) -> bytes:
    return glb(text=text.ljust(1_999_996))


def hostile() -> dict[str, bytes]:
    """Return files up to the limits that would take long to read in the obvious way."""
    start, _ = parts(glb())

    def with_rows(**changes: Any) -> bytes:
        return glb(edit=lambda document: document.update(changes))

    doubled = [{"children": [number + 1, number + 1]} for number in range(40)]
    mesh = start["meshes"][0]
    return {
        "doubling nodes": with_rows(nodes=[*doubled, {"mesh": 0}]),
        "many nodes": with_rows(nodes=[{"mesh": 0}] * 16_000, scenes=[{"nodes": [*range(16_000)]}]),
        "a deep tree": with_rows(
            nodes=[*({"children": [number + 1], "scale": [1e9, 1, 1]} for number in range(16_000)), {"mesh": 0}]
        ),
        "many scenes": with_rows(scenes=[{"nodes": [0]}] * 20_000),
        "many accessors": with_rows(accessors=start["accessors"] * 11_500),
        "many primitives": with_rows(meshes=[{"primitives": mesh["primitives"] * 12_000}]),
        "many attributes": with_rows(
            meshes=[{"primitives": [{"attributes": {f"_{number}": 0 for number in range(150_000)}}]}]
        ),
        "empty objects": padded(b'{"extras":[' + b"{}," * 660_000 + b"0]}"),
        "numbers": padded(b'{"extras":[' + b"1," * 990_000 + b"0]}"),
        "brackets": padded(b"[" * 1_999_990),
        "a long number": padded(b'{"a":0.' + b"1" * 1_999_900 + b"}"),
        "quotes": padded(b'\\"' * 999_990),
        "empty chunks": struct.pack("<4sII", b"glTF", 2, 14_400_012) + b"\0\0\0\0JSON" * 1_800_000,
        "fill bytes of JPEG": glb(pictures=[jpeg(before=b"\xff" * 10_000_000)]),
        "web page": b"<html>".ljust(MAX_FILE_BYTES, b" "),
        "text": b'{"a'.ljust(MAX_FILE_BYTES, b'"'),
        "spaces": b" " * MAX_FILE_BYTES,
        "lines": b"v 1\n" * (MAX_FILE_BYTES // 4),
    }


def read_or_refuse(data: bytes) -> None:
    with suppress(ModelRefused):
        read_glb("a.glb", data)


def test_nothing_takes_long() -> None:
    for name, data in hostile().items():
        assert takes_less_than(1, partial(read_or_refuse, data)), name


def test_a_model_at_the_limits_is_read_in_time() -> None:
    data = glb(200_000, pictures=[png(4_096, 4_096)] * 20, animations=100)

    facts = read_glb("a.glb", data)

    assert takes_less_than(1, partial(read_glb, "a.glb", data))
    assert (facts.triangle_count, facts.texture_count, facts.largest_texture_px) == (200_000, 20, 4_096)


#: Values of every type, and of none that glTF has.
OTHERS: list[Any] = [None, True, -1, 1.5, 10**30, 1e300, "x", "\ud800", [], {}, [[]], [0] * 3, {"index": -1}]


def test_damaged_files_are_refused_or_read() -> None:
    """Bytes of models are changed, cut and repeated: nothing else than a refusal is raised, within a second."""
    seeds = random.Random(20261130)
    whole = [glb(), glb(24, pictures=[png(), jpeg()], animations=1), glb(copyright="Ville", size_m=(1, 2, 3))]
    codes: set[str] = set()
    told: list[str] = []
    for _ in range(300):
        data = mutated(seeds, bytearray(seeds.choice(whole)))
        assert takes_less_than(1, partial(read_or_refuse, data))
        try:
            codes.add(str(read_glb("a.glb", data).triangle_count > 0))
        except ModelRefused as refused:
            codes.add(refused.code)
            told.append(str(refused))
    assert len(codes) > 7
    assert codes <= {*SENTENCES, "True"}
    assert all(sentence.startswith("a.glb ") for sentence in told)


def mutated(seeds: random.Random, data: bytearray) -> bytes:
    if seeds.random() < 0.6:
        document, binary = parts(bytes(data))
        for _ in range(seeds.randint(1, 3)):
            holder, key = seeds.choice([*holders(document)])
            other, name = seeds.choice([*holders(document)])
            holder[key] = deepcopy(seeds.choice([*OTHERS, other[name]]))
        return container([(b"JSON", json.dumps(document).encode()), (b"BIN\0", binary)])
    for _ in range(seeds.randint(1, 8)):
        place = seeds.randrange(len(data))
        data[place : place + seeds.choice([1, 1, 4])] = seeds.randbytes(seeds.choice([1, 1, 4]))
    if seeds.random() < 0.3:
        del data[seeds.randrange(4, len(data)) :]
    # The length of the file stays true, so that what is behind it is read.
    return bytes(data[:8]) + struct.pack("<I", len(data)) + bytes(data[12:])


def parts(data: bytes) -> tuple[Any, bytes]:
    size = int.from_bytes(data[12:16], "little")
    return json.loads(data[20 : 20 + size]), data[28 + size :]


def test_values_of_another_type_are_refused_wherever_they_stand() -> None:
    """Each value of a model's JSON, in turn, becomes each of these."""
    document, binary = parts(glb(pictures=[png()], animations=1))
    tried = 0
    for holder, key in list(holders(document)):
        kept = holder[key]
        for other in OTHERS:
            holder[key] = other
            tried += 1
            with suppress(ModelRefused):
                read_glb("a.glb", container([(b"JSON", json.dumps(document).encode()), (b"BIN\0", binary)]))
        holder[key] = kept
    assert tried > 1_000


def holders(value: Any) -> Any:
    pairs = (
        list(value.items() if isinstance(value, dict) else enumerate(value)) if isinstance(value, dict | list) else []
    )
    for key, child in pairs:
        yield value, key
        yield from holders(child)
