"""A scalar or enum is written as graphql-core writes it, or not at all."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

import graphene
import pytest
from django.db.models import TextChoices
from django.utils.safestring import SafeString
from graphene.types.schema import TypeMap
from graphql import GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, GraphQLNonNull, GraphQLString, Undefined

from destination_cms.graphql.compiled.completion import completed_text
from destination_cms.graphql.compiled.functions import Function
from destination_cms.graphql.compiled.leaves import refused, short_of
from destination_cms.graphql.compiled.outcomes import NotWhole
from destination_cms.graphql.scalars import JSON, Locale
from tests.core.graphql.compiled.small_schema import SCHEMA


class Level(TextChoices):
    EASY = "EASY"


class Odd(Enum):
    ONE = "first"
    TWO = 2


class Unlike:
    def __repr__(self) -> str:
        # Part of a test's name, which every process of a run must give alike.
        return "Unlike()"

    def __str__(self) -> str:
        return "unlike"


LEVEL = TypeMap.create_enum(graphene.Enum.from_enum(Enum("Level", {"EASY": "EASY", "HARD": "HARD"})))  # type: ignore[misc]
ODD = TypeMap.create_enum(graphene.Enum.from_enum(Odd))
LEAVES = [
    GraphQLBoolean,
    GraphQLFloat,
    GraphQLID,
    GraphQLInt,
    GraphQLString,
    LEVEL,
    ODD,
    *(TypeMap.create_scalar(each) for each in (JSON, Locale, graphene.Date, graphene.DateTime)),
]
VALUES: list[Any] = [
    *("", "EASY", "HARD", "easy", "first", "ONE", "7", "7.5", SafeString("safe"), b"bytes"),
    *(True, False, 0, 7, 2, -(2**31), 2**31, 2**63, 7.0, 7.5, float("nan"), float("inf"), Decimal("7.5")),
    *(None, Undefined, ValueError("returned"), [], {}, ["x"], {"a": 1}, Unlike()),
    *(Level.EASY, Odd.ONE, Odd.TWO, date(2026, 5, 1), datetime(2026, 5, 1, tzinfo=UTC)),
]


def written(of: Any, value: Any, **options: Any) -> Any:
    function = Function()
    return function.returning(completed_text(function, SCHEMA, of, "s", _no_writers, **options))(value, None)


def _no_writers(of: Any) -> Any:
    raise AssertionError(of)


def completed(of: Any, value: Any) -> Any:
    """Return what graphql-core writes, or refuse what it tells as an error."""
    if value is None:
        return None
    if isinstance(value, Exception):
        return refused(value)
    found = of.serialize(value)
    return refused(value) if found is None or found is Undefined else found


def outcome(write: Callable[[Any, Any], Any], of: Any, value: Any) -> Any:
    """Return what is written, or NotWhole for any error."""
    with suppress(Exception):
        return write(of, value)
    return NotWhole


@pytest.mark.parametrize("value", VALUES, ids=repr)
@pytest.mark.parametrize("of", LEAVES, ids=str)
def test_every_value_is_written_as_graphql_core_writes_it(of: Any, value: Any) -> None:
    expected, found = outcome(completed, of, value), outcome(written, of, value)

    # A number that is not one is not equal to itself.
    assert repr(found) == repr(expected)
    assert type(found) is type(expected)


@pytest.mark.parametrize("of", LEAVES, ids=str)
@pytest.mark.parametrize("value", [None, Undefined])
def test_a_null_where_none_may_be_is_not_written(of: Any, value: Any) -> None:
    with pytest.raises(NotWhole):
        written(GraphQLNonNull(of), value)


@pytest.mark.parametrize("of", LEAVES, ids=str)
def test_an_empty_text_that_stands_for_nothing_is_null(of: Any) -> None:
    assert written(of, "", is_empty_null=True) is None


def test_most_values_are_written_without_a_call() -> None:
    assert [str(of) for of in LEAVES if short_of(of) is None] == ["JSON", "Date", "DateTime"]
