"""Typed filters over publications and their index rows, with and, or and not.

A vertical declares which columns its lists are filtered by; nothing else can be asked for, so no
filter is an oracle on what is not public.

What is absent, such as a variable that was not sent, sets no condition. A null is refused, so that a value which a
client forgot never finds everything. An empty ``or`` or ``in`` finds nothing, an empty ``and`` or filter everything,
and ``not`` the opposite of what it holds: the practice of Hasura and Prisma.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import graphene
from django.db.models import Q
from graphene.utils.str_converters import to_camel_case

from ...multi_values import holds_any
from ...publishing.payload import Key
from ..reading.ids import BadInput, key_of_id
from .filter_types import MAX_LIST, BooleanFilter, DateTimeFilter, IDFilter, IntFilter, StringFilter, enum_filter
from .geo import GeoFilter, bounds_condition

MAX_CONDITIONS = 100
MAX_NESTING = 5

_NOTHING = Q(pk__in=[])


@dataclass(frozen=True, slots=True)
class Rule:
    """One filterable thing: its input type, what it says of itself, the condition it makes, and of what it makes it."""

    input_type: Any
    description: str
    condition: Callable[[Any], Q]
    #: Called before ``condition``: what it returns takes the place of the value.
    look_up: Callable[[Any, Mapping[str, Any]], Any] | None = None
    deprecation_reason: str | None = None


def id_rule() -> Rule:
    """Return the rule that finds by id."""
    return Rule(IDFilter, "By id.", _by_ids)


def text_rule(column: str, description: str) -> Rule:
    """Return the rule that compares a text column."""
    return Rule(StringFilter, description, lambda value: _compare(column, value))


def number_rule(column: str, description: str) -> Rule:
    """Return the rule that compares a number column; the description names the unit."""
    return Rule(IntFilter, description, lambda value: _compare(column, value))


def boolean_rule(column: str, description: str) -> Rule:
    """Return the rule that compares a yes-or-no column."""
    return Rule(BooleanFilter, description, lambda value: _compare(column, value))


def moment_rule(column: str, description: str) -> Rule:
    """Return the rule that compares a date-time column."""
    return Rule(DateTimeFilter, description, lambda value: _compare(column, value))


def enum_rule(column: str, enum: Any, description: str) -> Rule:
    """Return the rule that compares a column of choices."""
    return Rule(enum_filter(enum), description, lambda value: _compare(column, value))


def member_id_rule(column: str, description: str) -> Rule:
    """Return the rule that finds an id among the keys in a column of ``value_lists``."""
    return Rule(IDFilter, description, lambda value: _has_member(column, value, key_of_id))


def member_enum_rule(column: str, enum: Any, description: str) -> Rule:
    """Return the rule that finds a choice among those in a column of ``value_lists``."""
    rule = enum_rule(column, enum, description)
    return replace(rule, condition=lambda value: _has_member(column, value, _plain))


def member_text_rule(column: str, description: str) -> Rule:
    """Return the rule that finds a text among those in a column of ``value_lists``."""
    return Rule(StringFilter, description, lambda value: _has_member(column, value, _on_one_line))


def place_rule(description: str = "By position; what has none is not found.") -> Rule:
    """Return the rule that finds by position. ``near`` is met by the listing, which also knows the distance."""
    return Rule(GeoFilter, description, bounds_condition)


def filter_of(name: str, rules: Mapping[str, Rule]) -> Any:
    """Return the input type ``<name>Filter`` of these rules, by field name in snake_case."""
    fields: dict[str, Any] = {
        "__doc__": (
            f"Which {name} to list; if several fields are given, all must match. An absent field or variable sets no "
            f"condition; a null is refused."
        )
    }
    for field, rule in rules.items():
        fields[field] = rule.input_type(description=rule.description, deprecation_reason=rule.deprecation_reason)
    made: list[Any] = []
    fields |= {
        "and_": graphene.List(
            graphene.NonNull(lambda: made[0]),
            name="and",
            description="All of these hold; an empty list finds everything.",
        ),
        "or_": graphene.List(
            graphene.NonNull(lambda: made[0]),
            name="or",
            description="At least one of these holds; an empty list finds nothing.",
        ),
        "not_": graphene.InputField(
            lambda: made[0], name="not", description="This does not hold; of an empty filter, nothing is found."
        ),
    }
    made.append(type(f"{name}Filter", (graphene.InputObjectType,), fields))
    return made[0]


def condition_of(value: Mapping[str, Any] | None, rules: Mapping[str, Rule], reader: Any = None) -> Q:
    """Return the condition that a filter's value means.

    Raises:
        BadInput: it is nested too deeply, has too many parts, or a null.
    """
    for path in _nulls(value or {}, "filter"):
        raise BadInput(f"The value of '{path}' is null. Leave the condition out, or give a value.")
    return _Conditions(rules, reader).of(value or {}, 0)


class _Conditions:
    def __init__(self, rules: Mapping[str, Rule], reader: Any) -> None:
        self._rules, self._reader = rules, reader
        self._count = 0

    def of(self, value: Mapping[str, Any], depth: int) -> Q:
        self._count += len(value)
        if depth > MAX_NESTING:
            raise BadInput(f"The argument 'filter' is nested more than {MAX_NESTING} levels deep.")
        if self._count > MAX_CONDITIONS:
            raise BadInput(f"The argument 'filter' has more than {MAX_CONDITIONS} conditions.")
        condition = Q()
        for field, rule in self._rules.items():
            given = value.get(field)
            if given is not None:
                condition &= rule.condition(rule.look_up(self._reader, given) if rule.look_up else given)
        for inner in value.get("and_") or ():
            condition &= self.of(inner, depth + 1)
        if "or_" in value:
            condition &= _any([self.of(inner, depth + 1) for inner in value["or_"]])
        if "not_" in value:
            inner = self.of(value["not_"], depth + 1)
            # To Django an empty condition is none, also when it is negated.
            condition &= ~inner if inner else _NOTHING
        return condition


def _nulls(value: Any, path: str) -> Iterator[str]:
    """Yield where a filter holds a null, by the names of the schema."""
    if value is None:
        yield path
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from _nulls(item, f"{path}.{to_camel_case(name.rstrip('_'))}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _nulls(item, f"{path}.{number}")


def _any(conditions: list[Q]) -> Q:
    # An empty condition holds for everything, and Q() | q would forget that.
    if not all(conditions):
        return Q()
    either = _NOTHING
    for condition in conditions:
        either |= condition
    return either


def _compare(column: str, value: Mapping[str, Any]) -> Q:
    condition = Q()
    for operator, given in value.items():
        lookup = {"eq": "exact", "in_": "in"}.get(operator, operator)
        condition &= Q(**{f"{column}__{lookup}": _plain(_bounded(given) if lookup == "in" else given)})
    return condition


def _has_member(column: str, value: Mapping[str, Any], stored: Callable[[Any], str | None]) -> Q:
    condition = Q()
    for operator, given in value.items():
        members = [stored(item) for item in (_bounded(given) if operator == "in_" else [given])]
        condition &= holds_any(column, [member for member in members if member is not None])
    return condition


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(item) for item in value]
    value = getattr(value, "value", value)
    if isinstance(value, str) and "\x00" in value:
        raise BadInput("A text in 'filter' holds a NUL character.")
    return value


def _on_one_line(value: Any) -> str | None:
    # A line end would find two values that happen to stand side by side.
    return None if "\n" in _plain(value) else str(value)


def _bounded(values: list[Any]) -> list[Any]:
    if len(values) > MAX_LIST:
        raise BadInput(f"A list in 'filter' has more than {MAX_LIST} items.")
    return values


def _by_ids(value: Mapping[str, Any]) -> Q:
    condition = Q()
    for operator, given in value.items():
        condition &= _keys(_bounded(given) if operator == "in_" else [given])
    return condition


def _keys(ids: list[str]) -> Q:
    by_kind: dict[tuple[str, str], list[UUID]] = defaultdict(list)
    for key in (Key.parse(key) for key in map(key_of_id, ids) if key):
        by_kind[key.kind, key.locale].append(UUID(key.uuid))
    # An id that this API did not issue matches nothing: the list is empty, without an error.
    either = _NOTHING
    for (kind, locale), uuids in by_kind.items():
        either |= Q(kind=kind, locale=locale, uuid__in=uuids)
    return either
