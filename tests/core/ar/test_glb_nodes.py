import math
from functools import partial
from typing import Any

import pytest

from destination_cms.ar.glb import ModelFacts, read_glb
from tests.cpu_time import takes_less_than

from .models import Edit, glb
from .refused import refused_edit

HALF = math.sqrt(0.5)


def with_nodes(*nodes: dict[str, Any], roots: list[int] | None = None) -> Edit:
    return lambda document: document.update(nodes=list(nodes), scenes=[{"nodes": [0] if roots is None else roots}])


def facts(*nodes: dict[str, Any], roots: list[int] | None = None) -> ModelFacts:
    return read_glb("a.glb", glb(size_m=(1, 2, 4), edit=with_nodes(*nodes, roots=roots)))


@pytest.mark.parametrize(
    ("node", "size_m"),
    [
        ({}, (1.0, 2.0, 4.0)),
        ({"translation": [9, 9, 9]}, (1.0, 2.0, 4.0)),
        ({"scale": [2, -3, 0.5]}, (2.0, 6.0, 2.0)),
        ({"rotation": [0, HALF, 0, HALF]}, (4.0, 2.0, 1.0)),
        ({"rotation": [HALF, 0, 0, HALF], "scale": [1, 1, 10]}, (1.0, 40.0, 2.0)),
        ({"rotation": [0, 0, math.sin(math.pi / 8), math.cos(math.pi / 8)]}, (2.121, 2.121, 4.0)),
        ({"matrix": [0, 0, -1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 5, 6, 7, 1]}, (4.0, 2.0, 1.0)),
    ],
)
def test_a_node_turns_scales_and_moves(node: dict[str, Any], size_m: tuple[float, float, float]) -> None:
    assert facts({"mesh": 0, **node}).size_m == size_m


def test_nodes_move_what_is_below_them() -> None:
    below = facts(
        {"scale": [10, 10, 10], "children": [1, 3]},
        {"rotation": [0, HALF, 0, HALF], "children": [2]},
        {"translation": [0, 0, 1], "mesh": 0},
        {"mesh": 0},
    )

    # The first box is turned about y, so that its z becomes x: it lies between 10 and 50 m there.
    assert below.size_m == (50.0, 20.0, 50.0)
    assert below.triangle_count == 24


def test_a_mesh_counts_for_each_node_in_a_scene() -> None:
    assert facts({"mesh": 0}, {"mesh": 0}, {"mesh": 0}, roots=[0, 2]).triangle_count == 24


def test_a_node_counts_once_for_several_scenes() -> None:
    def edit(document: dict[str, Any]) -> None:
        document["scenes"] = [{"nodes": [0]}, {"nodes": [0]}, {}]
        document["scene"] = 2

    assert read_glb("a.glb", glb(edit=edit)).triangle_count == 12


def test_placing_a_mesh_often_goes_beyond_the_limit() -> None:
    refused = refused_edit(with_nodes(*[{"mesh": 0}] * 17_000, roots=[*range(17_000)]))

    assert (refused.code, refused.params["value"]) == ("too_many_triangles", 200_004)


def test_nodes_that_double_forty_times_are_refused_in_time() -> None:
    nodes = [{"children": [number + 1, number + 1]} for number in range(40)]

    refused = refused_edit(with_nodes(*nodes, {"mesh": 0}))

    assert (refused.code, refused.params["place"]) == ("shared_node", "nodes[1]")
    assert takes_less_than(0.1, partial(refused_edit, with_nodes(*nodes, {"mesh": 0})))


@pytest.mark.parametrize(
    ("nodes", "roots", "code"),
    [
        ([{"children": [0]}], [0], "cycle"),
        ([{"mesh": 0}, {"children": [2]}, {"children": [1]}], [0], "cycle"),
        ([{"children": [1]}, {"children": [2]}, {"children": [0], "mesh": 0}], [], "cycle"),
        ([{"children": [2]}, {"children": [2]}, {"mesh": 0}], [0, 1], "shared_node"),
        ([{"children": [1]}, {"mesh": 0}], [0, 1], "shared_node"),
        ([{"children": [1]}, {"mesh": 0}], [1], "shared_node"),
        ([{"children": [2]}, {"mesh": 0}], [0], "index"),
        ([{"children": [-1]}], [0], "field"),
        ([{"mesh": 0}], [1], "index"),
        ([{"mesh": 0}], [False], "field"),
        ([{"mesh": 0}], [], "no_mesh"),
        ([{}], [0], "no_mesh"),
        ([{"mesh": 1}], [0], "index"),
        ([{"mesh": 0, "skin": 0}], [0], "index"),
        ([{"mesh": 0, "camera": 0}], [0], "index"),
        ([{"mesh": 0, "matrix": [1] * 16}], [0], "field"),
        ([{"mesh": 0, "matrix": [1] * 15}], [0], "field"),
        ([{"mesh": 0, "matrix": [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1], "scale": [1, 1, 1]}], [0], "field"),
        ([{"mesh": 0, "rotation": [0, 0, 1, 1]}], [0], "field"),
        ([{"mesh": 0, "rotation": [0, 0, 0, 0]}], [0], "field"),
        ([{"mesh": 0, "scale": [1e308, 1, 1]}], [0], "extent"),
        ([{"scale": [1e200, 1, 1], "children": [1]}, {"scale": [-1e200, 1, 1], "mesh": 0}], [0], "extent"),
        ([{"mesh": 0}, {"mesh": 0, "translation": [10_000, 0, 0]}], [0, 1], "extent"),
    ],
)
def test_what_is_not_a_forest_of_nodes_is_refused(nodes: list[dict[str, Any]], roots: list[int], code: str) -> None:
    assert refused_edit(with_nodes(*nodes, roots=roots)).code == code


def test_a_model_without_a_scene_shows_nothing() -> None:
    def edit(document: dict[str, Any]) -> None:
        del document["scene"], document["scenes"]

    assert refused_edit(edit).code == "no_mesh"
    assert refused_edit(lambda document: document.update(scene=1)).code == "index"


def test_a_deep_tree_needs_no_recursion() -> None:
    nodes = [*({"children": [number + 1]} for number in range(5_000)), {"mesh": 0}]

    assert facts(*nodes).triangle_count == 12
