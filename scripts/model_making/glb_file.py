"""Models as GLB files: binary glTF 2.0, with one node for each part below one for its group.

Source: Khronos, "glTF 2.0 Specification" (ISO/IEC 12113:2022).
"""

import json
import struct
from collections.abc import Sequence
from typing import Any

from .shapes import Material, Part, Point

_FLOAT, _UNSIGNED_SHORT = 5126, 5123
_VERTICES, _INDICES = 34962, 34963
_VECTOR_BYTES, _INDEX_BYTES = 12, 2


def glb_file(name: str, rights: str, parts: Sequence[Part]) -> bytes:
    """Return a model as a GLB file, the same bytes at any time and on any machine.

    Args:
        name: of its scene.
        rights: who made it, and its licence.
        parts: its meshes.
    """
    body = _Body()
    materials = list(dict.fromkeys(part.material for part in parts))
    meshes = [body.mesh(part, materials.index(part.material)) for part in parts]
    groups = list(dict.fromkeys(part.group for part in parts))
    leaves = [{"name": part.name, "mesh": number} for number, part in enumerate(parts)]
    branches = [
        {"name": group, "children": [number for number, part in enumerate(parts) if part.group == group]}
        for group in groups
    ]
    document = {
        "asset": {"version": "2.0", "generator": "scripts.demo_models", "copyright": rights},
        "scene": 0,
        "scenes": [{"name": name, "nodes": [len(leaves) + number for number in range(len(branches))]}],
        "nodes": [*leaves, *branches],
        "meshes": meshes,
        "materials": [_material(material) for material in materials],
        "accessors": body.accessors,
        **body.described(),
    }
    text = json.dumps(document, separators=(",", ":")).encode()
    chunks = _chunk(b"JSON", text, b" ") + _chunk(b"BIN\0", body.binary(), b"\0")
    return struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks


class _Body:
    """The binary chunk: all points, then all normals, then all indices."""

    def __init__(self) -> None:
        self.accessors: list[dict[str, Any]] = []
        self._sections = (bytearray(), bytearray(), bytearray())

    def mesh(self, part: Part, material: int) -> dict[str, Any]:
        mesh = part.mesh
        attributes = {"POSITION": self._add(0, _packed(mesh.points), "VEC3", len(mesh.points))}
        # As stored: the least and the greatest value must be among them to the last bit.
        columns = [*zip(*struct.iter_unpack("<3f", _packed(mesh.points)), strict=True)]
        self.accessors[-1].update(min=[*map(min, columns)], max=[*map(max, columns)])
        attributes["NORMAL"] = self._add(1, _packed(mesh.normals), "VEC3", len(mesh.normals))
        numbers = [number for triangle in mesh.triangles for number in triangle]
        position = self._add(2, struct.pack(f"<{len(numbers)}H", *numbers), "SCALAR", len(numbers))
        return {
            "name": part.name,
            "primitives": [{"attributes": attributes, "indices": position, "material": material}],
        }

    def _add(self, section: int, data: bytes, kind: str, count: int) -> int:
        self.accessors.append(
            {
                "bufferView": section,
                "byteOffset": len(self._sections[section]),
                "componentType": _FLOAT if kind == "VEC3" else _UNSIGNED_SHORT,
                "count": count,
                "type": kind,
            }
        )
        self._sections[section].extend(data)
        return len(self.accessors) - 1

    def described(self) -> dict[str, Any]:
        """Return the buffer and its views."""
        views: list[dict[str, int]] = []
        start = 0
        for section in self._sections:
            view = {"buffer": 0, "byteOffset": start, "byteLength": len(section)}
            is_indices = section is self._sections[-1]
            views.append(
                view | ({"target": _INDICES} if is_indices else {"byteStride": _VECTOR_BYTES, "target": _VERTICES})
            )
            start += len(section)
        return {"bufferViews": views, "buffers": [{"byteLength": start}]}

    def binary(self) -> bytes:
        return b"".join(self._sections)


def _packed(points: Sequence[Point]) -> bytes:
    return b"".join(struct.pack("<3f", *point) for point in points)


def _material(material: Material) -> dict[str, Any]:
    return {
        "name": material.name,
        "pbrMetallicRoughness": {
            "baseColorFactor": [*material.colour, 1.0],
            "metallicFactor": material.metallic,
            "roughnessFactor": material.roughness,
        },
    }


def _chunk(kind: bytes, content: bytes, padding: bytes) -> bytes:
    padded = content + padding * (-len(content) % 4)
    return struct.pack("<I4s", len(padded), kind) + padded
