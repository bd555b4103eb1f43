"""A file of another format is called by its name, with the way to the right one."""

import struct

import pytest

from destination_cms.ar.other_formats import other_format

from .models import USDA, USDC, Packed, glb, usdz

FILES = {
    "empty": b"",
    "html": b"\xef\xbb\xbf\n <!DOCTYPE html><title>404</title>",
    "gltf_json": b'\n{"asset": {"version": "2.0"}}',
    "fbx": b"; FBX 7.4.0 project file\n",
    "obj": b"# made with care\nv 1.0 -2.0 3e2\n",
    "stl": b"solid fort\nfacet normal 0 0 1\n",
    "usd_layer": USDA,
    "glb_instead": glb(),
    "usdz_instead": usdz(),
    "archive": usdz(Packed("fort.glb", glb())),
    "unknown_format": b"\x00\x01\x02\x03",
}


@pytest.mark.parametrize(("code", "data"), FILES.items(), ids=FILES)
def test_a_format_is_known_by_its_start(code: str, data: bytes) -> None:
    refused = other_format("fort", data, "GLB")

    assert refused.code == code
    assert str(refused).startswith("fort is ")
    assert "GLB" in str(refused)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (USDC, "usd_layer"),
        (b"Kaydara FBX Binary  \0", "fbx"),
        (bytes(80) + struct.pack("<I", 2) + bytes(100), "stl"),
        (bytes(80) + struct.pack("<I", 2) + bytes(99), "unknown_format"),
        (b"mtllib fort.mtl\n", "obj"),
        (b"v is for vertex", "unknown_format"),
        (b'{"type": "FeatureCollection"}', "unknown_format"),
        (b"PK\x05\x06" + bytes(18), "archive"),
        (b"PK\x03\x04", "archive"),
        (b"solid ground", "unknown_format"),
    ],
)
def test_signs_are_not_taken_for_more_than_they_are(data: bytes, code: str) -> None:
    assert other_format("fort", data, "USDZ").code == code


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"<?xml version='1.0'?><COLLADA>", "COLLADA"),
        (b"BLENDER-v300", "Blender"),
        (b"ply\nformat ascii 1.0", "PLY"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"%PDF-1.7", "PDF"),
    ],
)
def test_formats_without_advice_are_named(data: bytes, named: str) -> None:
    assert str(other_format("fort", data, "USDZ")) == f"fort is a {named} file. Export the model as USDZ."
