"""Models as USDZ files: a text layer of USD in a ZIP archive that is not compressed.

Sources: Pixar, "Usdz File Format Specification" and "UsdPreviewSurface Specification"; PKWARE, "APPNOTE.TXT".
"""

import struct
import zlib
from collections.abc import Iterable, Sequence

from .shapes import Material, Part, Point

_ALIGNMENT_BYTES = 64
#: Identifier of the extra field that Pixar's own library pads with, and the bytes of its header.
_PADDING_FIELD, _FIELD_BYTES = 0x1986, 4
#: The first day that a ZIP archive can name: files have no day of their own.
_DAY = 1 << 5 | 1
_VERSION = 10


def usdz_file(name: str, rights: str, parts: Sequence[Part]) -> bytes:
    """Return a model as a USDZ file, the same bytes at any time and on any machine.

    Args:
        name: of its layer.
        rights: who made it, and its licence.
        parts: its meshes.
    """
    layer = "\n".join(_layer(rights, parts)) + "\n"
    return _package(f"{name}.usda".encode(), layer.encode())


def _layer(rights: str, parts: Sequence[Part]) -> Iterable[str]:
    yield from (
        "#usda 1.0",
        "(",
        "    customLayerData = {",
        f'        string copyright = "{rights}"',
        "    }",
        '    defaultPrim = "Model"',
        "    metersPerUnit = 1",
        '    upAxis = "Y"',
        ")",
        "",
        'def Xform "Model" (',
        '    kind = "component"',
        ")",
        "{",
    )
    for group in dict.fromkeys(part.group for part in parts):
        yield from (f'    def Xform "{_identifier(group)}"', "    {")
        for part in parts:
            if part.group == group:
                yield from _mesh(part)
        yield "    }"
    yield from ('    def Scope "Materials"', "    {")
    for material in dict.fromkeys(part.material for part in parts):
        yield from _material(material)
    yield from ("    }", "}")


def _mesh(part: Part) -> Iterable[str]:
    mesh = part.mesh
    columns = [*zip(*mesh.points, strict=True)]
    low, high = (_point([choose(column) for column in columns]) for choose in (min, max))
    indices = ", ".join(str(number) for triangle in mesh.triangles for number in triangle)
    yield from (
        f'        def Mesh "{_identifier(part.name)}" (',
        '            prepend apiSchemas = ["MaterialBindingAPI"]',
        "        )",
        "        {",
        f"            float3[] extent = [{low}, {high}]",
        f"            int[] faceVertexCounts = [{', '.join(['3'] * len(mesh.triangles))}]",
        f"            int[] faceVertexIndices = [{indices}]",
        f"            rel material:binding = </Model/Materials/{part.material.name}>",
        f"            normal3f[] normals = [{_points(mesh.normals)}] (",
        '                interpolation = "vertex"',
        "            )",
        f"            point3f[] points = [{_points(mesh.points)}]",
        '            uniform token subdivisionScheme = "none"',
        "        }",
    )


def _material(material: Material) -> Iterable[str]:
    surface = f"/Model/Materials/{material.name}/Surface"
    yield from (
        f'        def Material "{material.name}"',
        "        {",
        f"            token outputs:surface.connect = <{surface}.outputs:surface>",
        "",
        '            def Shader "Surface"',
        "            {",
        '                uniform token info:id = "UsdPreviewSurface"',
        f"                color3f inputs:diffuseColor = {_point(material.colour)}",
        f"                float inputs:metallic = {_number(material.metallic)}",
        f"                float inputs:roughness = {_number(material.roughness)}",
        "                token outputs:surface",
        "            }",
        "        }",
    )


def _identifier(name: str) -> str:
    return name.replace("-", "_")


def _points(points: Iterable[Point]) -> str:
    return ", ".join(map(_point, points))


def _point(point: Sequence[float]) -> str:
    return f"({', '.join(map(_number, point))})"


def _number(number: float) -> str:
    return f"{number:.4f}".rstrip("0").rstrip(".")


def _package(name: bytes, content: bytes) -> bytes:
    """Return an archive with one file, whose data start at a multiple of 64 bytes."""
    size = len(content)
    described = struct.pack("<5HIII", _VERSION, 0, 0, 0, _DAY, zlib.crc32(content), size, size)
    before = 4 + len(described) + 4 + len(name) + _FIELD_BYTES
    padding = -before % _ALIGNMENT_BYTES
    extra = struct.pack("<HH", _PADDING_FIELD, padding) + bytes(padding)
    local = b"PK\x03\x04" + described + struct.pack("<HH", len(name), len(extra)) + name + extra
    table = b"PK\x01\x02" + struct.pack("<H", _VERSION) + described
    table += struct.pack("<5HII", len(name), 0, 0, 0, 0, 0, 0) + name
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 1, 1, len(table), len(local) + size, 0)
    return local + content + table + end
