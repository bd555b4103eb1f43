"""Several values in one text column of an index row: each on a line of its own, the first and last framed too."""

import json
from collections.abc import Iterable
from typing import Any

from django.db.models import BooleanField, F, Func, Q, Value
from django.db.models.functions import Coalesce


def lines_of(values: Iterable[str]) -> str:
    """Return the text that a column holds for these values, which have no line ends; empty for none."""
    lines = list(values)
    return "\n".join(["", *lines, ""]) if lines else ""


def values_of(text: Any) -> list[str]:
    """Return the values of a column's text; none where it was not written with ``lines_of``."""
    is_lines = isinstance(text, str) and len(text) > 1 and text[0] == text[-1] == "\n"
    return text[1:-1].split("\n") if is_lines else []


def holds(column: str, value: str) -> Q:
    """Return the condition that a column written with ``lines_of`` holds a value."""
    return Q(**{f"{column}__contains": f"\n{value}\n"})


def holds_any(column: str, values: list[str]) -> Q:
    """Return the condition that a column written with ``lines_of`` holds one of these values.

    One expression, however many they are: SQLite refuses a chain of 1,000 conditions.
    """
    return Q(HoldsAny(column, values)) if values else Q(pk__in=[])


class HoldsAny(Func):
    """Whether a column holds one of several values.

    Attributes:
        column: the path to it, as ``PublicationIndex.lookup`` gives it.
        values: of which one is enough.
    """

    output_field = BooleanField()

    def __init__(self, column: str, values: list[str]) -> None:
        super().__init__(Coalesce(F(column), Value("")))
        self.column, self.values = column, values

    @property
    def identity(self) -> Any:
        return (*super().identity, *self.values)

    def as_sql(self, compiler: Any, connection: Any, *_: Any, **extra: Any) -> Any:
        column, parameters = compiler.compile(self.source_expressions[0])
        framed = [f"\n{value}\n" for value in self.values]
        # The column is Django's own SQL, and the values are a parameter.
        find = f"EXISTS (SELECT 1 FROM json_each(%s) AS wanted WHERE instr({column}, wanted.value) > 0)"  # noqa: S608
        return find, [json.dumps(framed), *parameters]

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        column, parameters = compiler.compile(self.source_expressions[0])
        return f"string_to_array({column}, chr(10)) && %s::text[]", [*parameters, self.values]
