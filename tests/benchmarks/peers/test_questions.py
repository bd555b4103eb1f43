"""Both sides are asked for as much, and ours in words that our schema has."""

import pytest
from graphql import FieldNode, Visitor, build_schema, parse, validate, visit

from benchmarks.peers.questions import CIRCUITS, OURS, PLUGIN, WORKLOADS, questions_of
from scripts.module_sizes import ROOT


class Leaves(Visitor):
    """Counts the fields without a selection, and those that are a file of an image."""

    def __init__(self) -> None:
        super().__init__()
        self.count = self.files = 0

    def enter_field(self, node: FieldNode, *_: object) -> None:
        self.count += node.selection_set is None
        self.files += node.name.value == "rendition"


def leaves_of(query: str) -> tuple[int, int]:
    leaves = Leaves()
    visit(parse(query), leaves)
    return leaves.count, leaves.files


@pytest.mark.parametrize("workload", WORKLOADS)
def test_both_are_asked_for_as_many_fields_and_files(workload):
    assert leaves_of(OURS[workload]) == leaves_of(PLUGIN[workload])


@pytest.mark.parametrize("workload", WORKLOADS)
def test_our_schema_answers_it(workload):
    schema = build_schema((ROOT / "schema.graphql").read_text())

    assert validate(schema, parse(OURS[workload])) == []


@pytest.mark.parametrize("side", ["plugin", "ours", "row", "hand", "graphql"])
def test_every_side_is_asked_for_the_same_circuits(side):
    slugs = [question.variables["slug"] for question in questions_of(side, "W1")]

    assert len(set(slugs)) == CIRCUITS
    assert slugs == [question.variables["slug"] for question in questions_of("ours", "W1")]
    assert len(questions_of(side, "W2")) == len(questions_of(side, "W3")) == 1
