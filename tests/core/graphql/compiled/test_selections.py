"""What is selected of each type is collected as graphql-core does, once."""

from typing import Any

import pytest
from graphql import FragmentDefinitionNode, execute_sync

from destination_cms.graphql.compiled.info import Info
from destination_cms.graphql.compiled.outcomes import NotCompiled
from destination_cms.graphql.compiled.selections import Selections

from .small_schema import SCHEMA, SPOT, parsed

NEAR = {"name": "A", "size": 1, "near": [{"name": "B", "size": 2, "near": []}, {"is": "Circuit", "name": "C"}, None]}


def written(text: str, **variables: Any) -> Any:
    document, operation = parsed(text)
    fragments = {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}
    write = Selections(SCHEMA, fragments, variables).root_writer(operation)
    return write(None, Info(SCHEMA, NEAR, operation, fragments, variables))


@pytest.mark.parametrize(
    "text",
    [
        "{ spot { size name } }",
        "{ spot { a: name b: name name } }",
        "{ spot { name near { name } near { __typename } } spot { size } }",
        "{ spot { __typename near { __typename ... on Spot { size } ... on Circuit { name } } } }",
        "{ spot { ...A ... { size } ...A } } fragment A on Spot { name ... on Named { name } }",
        "query($c: Boolean!) { spot { name @skip(if: $c) size @include(if: $c) near @include(if: true) { name } } }",
        "query($c: Boolean!) { ... @include(if: $c) { spot { name } } spot { size name } }",
        "{ spot(size: 7) { size } }",
    ],
)
@pytest.mark.parametrize("c", [True, False])
def test_an_answer_is_that_of_graphql_core(text: str, c: bool) -> None:
    expected = execute_sync(SCHEMA, parsed(text)[0], context_value=NEAR, variable_values={"c": c})

    found = written(text, c=c)

    assert expected.errors is None
    assert repr(found) == repr(expected.data)


@pytest.mark.parametrize(
    "text", ["{ __schema { queryType { name } } }", '{ __type(name: "Spot") { name } }', "{ plain }"]
)
def test_introspection_and_what_has_no_resolver_are_not_compiled(text: str) -> None:
    with pytest.raises(NotCompiled):
        written(text)


def test_a_selection_of_a_type_is_compiled_once() -> None:
    operation = parsed("{ spot { near { name } } }")[1]
    nodes: Any = [operation.selection_set.selections[0]]
    selections = Selections(SCHEMA, {}, {})

    assert selections.writer(SPOT, nodes) is selections.writer(SPOT, nodes)
