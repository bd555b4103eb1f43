"""The demo's models are what the program draws, to the byte, and what the plugin takes."""

import math
from pathlib import Path

import pytest

from destination_cms.ar.glb import read_glb
from destination_cms.ar.usdz import read_usdz
from scripts.demo_models import DRAWN, MODELS, RIGHTS, main
from scripts.model_making.shapes import Mesh, Point, box, merged, pipe, prism, ring, turned_box

#: Metres on x, y and z: a street of 30 m, a plant of 110 m, a fort with its ditch.
SIZES = {"waste-pipes": (30, 5, 12), "river-plant": (110, 56, 82), "old-fort": (342, 26, 326)}
STAR = [(math.sin(n * 0.6283) * (9 if n % 2 else 4), math.cos(n * 0.6283) * (9 if n % 2 else 4)) for n in range(10)]
HOLE = [(x / 2, z / 2) for x, z in STAR]


def test_the_files_are_what_the_program_draws(tmp_path: Path) -> None:
    main(tmp_path)

    drawn = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert set(drawn) == {f"{name}.{ending}" for name in DRAWN for ending in ("glb", "usdz")}
    for name, content in drawn.items():
        assert content == (MODELS / name).read_bytes(), f"{name}: run python -m scripts.demo_models"


def test_files_that_are_the_same_are_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(tmp_path)
    assert "Wrote old-fort.glb: " in capsys.readouterr().out

    main(tmp_path)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("name", DRAWN)
def test_the_plugin_takes_them(name: str) -> None:
    data = (MODELS / f"{name}.glb").read_bytes()

    facts = read_glb(f"{name}.glb", data)

    assert len(data) < 200_000
    assert facts.copyright == RIGHTS
    assert tuple(map(round, facts.size_m)) == SIZES[name]
    package = (MODELS / f"{name}.usdz").read_bytes()
    assert read_usdz(f"{name}.usdz", package).layer == f"{name}.usda"


@pytest.mark.parametrize("name", DRAWN)
def test_both_files_hold_the_same_meshes(name: str) -> None:
    parts = [*DRAWN[name]()]
    layer = (MODELS / f"{name}.usdz").read_bytes().decode("utf-8", "ignore")
    data = (MODELS / f"{name}.glb").read_bytes()

    assert len({part.name for part in parts}) == len(parts) == layer.count("def Mesh ")
    assert sum(len(part.mesh.triangles) for part in parts) == read_glb(name, data).triangle_count
    for part in parts:
        assert f'def Mesh "{part.name}"' in layer
        assert f'"name":"{part.name}"'.encode() in data
        x, y, z = part.mesh.points[-1]
        assert f"({x:g}, {y:g}, {z:g})]" in layer
    for setting in ("metersPerUnit = 1\n", 'upAxis = "Y"\n', f'string copyright = "{RIGHTS}"\n'):
        assert setting in layer


@pytest.mark.parametrize("name", DRAWN)
def test_the_ground_is_at_zero(name: str) -> None:
    heights = [y for part in DRAWN[name]() for _, y, _ in part.mesh.points]

    assert min(heights) < 0 < max(heights)
    assert 0.0 in heights


@pytest.mark.parametrize(
    ("mesh", "volume"),
    [
        (box((0, 0, 0), (1, 2, 3)), 6),
        (box((1, 0, 0), (-1, 2, 3)), 12),
        (turned_box((5, 5), (2, 3), 0.7, (1, 2)), 6),
        (prism([(0, 0), (4, 0), (4, 3)], 0, 2), 12),
        (prism([(0, 0), (4, 3), (4, 0)], 0, 2), 12),
        (prism(STAR, 0, 1), 105.8),
        (ring(STAR, HOLE, 0, 1), 105.8 * 3 / 4),
        (pipe((0, 0, 0), (0, 0, 2), 1, sides=96), 2 * math.pi),
        (pipe((1, 0, 0), (1, 5, 0), 1, inner=0.5, sides=96), 5 * math.pi * 0.75),
    ],
)
def test_shapes_are_closed_and_face_outwards(mesh: Mesh, volume: float) -> None:
    """Each edge has two triangles, which run along it in opposite directions; together they enclose a volume."""
    edges = [
        (mesh.points[triangle[number]], mesh.points[triangle[(number + 1) % 3]])
        for triangle in mesh.triangles
        for number in range(3)
    ]

    assert sorted(edges) == sorted((end, start) for start, end in edges)
    assert sum(six_volumes(*(mesh.points[number] for number in triangle)) for triangle in mesh.triangles) / 6 == (
        pytest.approx(volume, rel=0.01)
    )


def six_volumes(a: Point, b: Point, c: Point) -> float:
    return sum(x * y for x, y in zip(a, cross(b, c), strict=True))


def cross(a: Point, b: Point) -> Point:
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


@pytest.mark.parametrize("name", DRAWN)
def test_normals_look_where_their_triangles_do(name: str) -> None:
    mesh = merged(part.mesh for part in DRAWN[name]())

    assert len(mesh.points) == len(mesh.normals)
    for triangle in mesh.triangles:
        a, b, c = (mesh.points[number] for number in triangle)
        facing = cross(minus(b, a), minus(c, a))
        for number in triangle:
            normal = mesh.normals[number]
            assert math.hypot(*normal) == pytest.approx(1, abs=2e-4)
            assert sum(x * y for x, y in zip(facing, normal, strict=True)) > 0.9 * math.hypot(*facing)


def minus(a: Point, b: Point) -> Point:
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]
