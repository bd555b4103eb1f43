"""A compiled operation answers its query; a document keeps a few, by name and by what their conditions are."""

from typing import Any

import pytest
from django.db import OperationalError
from graphql import execute_sync

from destination_cms.graphql.compiled import operations
from destination_cms.graphql.compiled.operations import (
    MOST_OPERATIONS,
    CompiledDocument,
    CompiledOperation,
    conditions_in,
)
from destination_cms.graphql.compiled.outcomes import NotCompiled

from .small_schema import CALLS, SCHEMA, parsed

CONTEXT = {"name": "A", "size": 1, "near": []}


def operation(text: str, **conditions: Any) -> CompiledOperation:
    return CompiledOperation(SCHEMA, *parsed(text), conditions)


def test_it_answers_for_any_variables_under_its_conditions() -> None:
    text = (
        "query($n: Int, $c: Boolean!) { spot(size: $n) { size name @skip(if: $c) ...F } } fragment F on Spot { name }"
    )
    found = operation(text, c=True)

    for variables in ({"n": 1, "c": True}, {"n": 2, "c": True}, {"c": True}):
        expected = execute_sync(SCHEMA, parsed(text)[0], context_value=CONTEXT, variable_values=variables)
        assert found.execute(CONTEXT, variables) == expected.data


def test_a_mutation_is_not_compiled() -> None:
    with pytest.raises(NotCompiled, match="mutation"):
        operation("mutation { change }")


def test_a_resolver_that_asks_for_its_path_is_not_compiled() -> None:
    with pytest.raises(NotCompiled, match="path"):
        operation("{ path }").execute(CONTEXT, {})


def test_what_a_resolver_raises_comes_through() -> None:
    with pytest.raises(KeyError, match="name"):
        operation("{ spot { name } }").execute({}, {})


def of(text: str) -> CompiledDocument:
    return CompiledDocument(SCHEMA, parsed(text)[0])


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The conditions of everything that is compiled."""
    found: list[Any] = []
    real = operations.CompiledOperation

    def compile_(schema: Any, document: Any, chosen: Any, conditions: Any) -> Any:
        found.append(conditions)
        return real(schema, document, chosen, conditions)

    monkeypatch.setattr(operations, "CompiledOperation", compile_)
    return found


def test_an_operation_is_compiled_once_for_each_of_its_conditions(compiled: list[Any]) -> None:
    found = of("query($c: Boolean!, $n: Int) { spot(size: $n) { name @skip(if: $c) size } }")

    answers = [found.answer(None, CONTEXT, {"c": c, "n": n}) for n in (1, 2) for c in (True, False)]

    assert answers == [
        {"spot": {"size": 1}},
        {"spot": {"name": "A", "size": 1}},
        {"spot": {"size": 2}},
        {"spot": {"name": "A", "size": 2}},
    ]
    assert compiled == [{"c": True}, {"c": False}]


def test_each_operation_has_its_own() -> None:
    found = of("query A { spot { name } } query B { spot { size } } mutation C { change }")

    assert found.answer("A", CONTEXT, {}) == {"spot": {"name": "A"}}
    assert found.answer("B", CONTEXT, {}) == {"spot": {"size": 1}}
    assert found.answer("C", CONTEXT, {}) is None


def test_their_number_is_bounded(compiled: list[Any]) -> None:
    names = [f"c{number}" for number in range(5)]
    declared = ", ".join(f"${name}: Boolean!" for name in names)
    found = of(f"query({declared}) {{ spot {{ name {' '.join(f'{n}: size @skip(if: ${n})' for n in names)} }} }}")

    answers = [
        found.answer(None, CONTEXT, {name: bool(number >> place & 1) for place, name in enumerate(names)})
        for number in range(32)
    ]

    assert len(compiled) == MOST_OPERATIONS
    assert sum(answer is not None for answer in answers) == MOST_OPERATIONS


def test_what_would_be_an_error_is_left_to_graphql_core() -> None:
    found = of("{ spot { name } }")

    assert found.answer(None, {}, {}) is None
    assert found.answer(None, {"name": None}, {}) is None
    assert found.answer(None, CONTEXT, {}) == {"spot": {"name": "A"}}


def test_what_cannot_be_compiled_is_not_tried_again() -> None:
    found = of("{ spot { name } path }")

    assert found.answer(None, CONTEXT, {}) is None
    CALLS.clear()
    assert found.answer(None, CONTEXT, {}) is None
    assert not CALLS


def test_a_condition_without_its_variable_is_left_to_graphql_core() -> None:
    assert of("query($c: Boolean!) { spot { name @skip(if: $c) } }").answer(None, CONTEXT, {}) is None


def test_a_database_that_cannot_be_read_is_told() -> None:
    class Unreadable:
        def keys(self) -> Any:
            raise OperationalError

    with pytest.raises(OperationalError):
        of("{ spot { name } }").answer(None, Unreadable(), {})


def test_the_conditions_of_a_document_are_the_variables_of_skip_and_include() -> None:
    document = parsed(
        "query($b: Boolean!, $a: Boolean!, $n: Int) { spot(size: $n) { name @skip(if: $b) ...F } }"
        " fragment F on Spot { size @include(if: $a) near @include(if: true) { name } }"
    )[0]

    assert conditions_in(document) == ("a", "b")
