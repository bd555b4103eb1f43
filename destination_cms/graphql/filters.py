"""Typed filters over publications and their index rows, with and, or and not.

A vertical declares which columns its lists are filtered by; nothing else can be asked for, so no
filter is an oracle on what is not public.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import graphene
from django.db.models import Q

from ..publishing.payload import Key
from ..value_lists import holds
from .geo import GeoFilter, bounds_condition
from .ids import BadInput, key_of_id

MAX_CONDITIONS = 100
MAX_NESTING = 5
MAX_LIST = 500


@dataclass(frozen=True, slots=True)
class Rule:
    """One filterable thing: its input type, what it says of itself, and the condition it makes."""

    input_type: Any
    description: str
    condition: Callable[[Mapping[str, Any]], Q]


class IDFilter(graphene.InputObjectType):
    """By id."""

    eq = graphene.ID(description="Exactly this id.")
    in_ = graphene.List(graphene.NonNull(graphene.ID), name="in", description=f"One of these ids, {MAX_LIST} at most.")


class StringFilter(graphene.InputObjectType):
    """By a text."""

    eq = graphene.String(description="Exactly this text.")
    in_ = graphene.List(
        graphene.NonNull(graphene.String), name="in", description=f"One of these texts, {MAX_LIST} at most."
    )


class BooleanFilter(graphene.InputObjectType):
    """By yes or no."""

    eq = graphene.Boolean(description="Exactly this.")


class IntFilter(graphene.InputObjectType):
    """By a whole number, in the unit of the field; what has no value is found by none of these."""

    eq = graphene.Int(description="Exactly this number.")
    gt = graphene.Int(description="More than this.")
    gte = graphene.Int(description="At least this.")
    lt = graphene.Int(description="Less than this.")
    lte = graphene.Int(description="At most this.")


class DateTimeFilter(graphene.InputObjectType):
    """By a moment (ISO 8601 with a time zone)."""

    gt = graphene.DateTime(description="After this moment.")
    gte = graphene.DateTime(description="At this moment or after.")
    lt = graphene.DateTime(description="Before this moment.")
    lte = graphene.DateTime(description="At this moment or before.")


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
    name = enum._meta.name
    fields = {
        "__doc__": f"By {name}.",
        "eq": enum(description="Exactly this."),
        "in_": graphene.List(graphene.NonNull(enum), name="in", description=f"One of these, {MAX_LIST} at most."),
    }
    return Rule(
        type(f"{name}Filter", (graphene.InputObjectType,), fields), description, lambda value: _compare(column, value)
    )


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


def place_rule() -> Rule:
    """Return the rule that finds by position. ``near`` is met by the listing, which also knows the distance."""
    return Rule(GeoFilter, "By position; what has none is not found.", bounds_condition)


def filter_of(name: str, rules: Mapping[str, Rule]) -> Any:
    """Return the input type ``<name>Filter`` of these rules, by field name in snake_case."""
    fields: dict[str, Any] = {"__doc__": f"Which {name} to list; several fields all have to hold."}
    for field, rule in rules.items():
        fields[field] = rule.input_type(description=rule.description)
    made: list[Any] = []
    fields |= {
        "and_": graphene.List(graphene.NonNull(lambda: made[0]), name="and", description="All of these hold."),
        "or_": graphene.List(graphene.NonNull(lambda: made[0]), name="or", description="One of these holds at least."),
        "not_": graphene.Field(lambda: made[0], name="not", description="This does not hold."),
    }
    fields["not_"] = graphene.InputField(lambda: made[0], name="not", description="This does not hold.")
    made.append(type(f"{name}Filter", (graphene.InputObjectType,), fields))
    return made[0]


def condition_of(value: Mapping[str, Any] | None, rules: Mapping[str, Rule]) -> Q:
    """Return the condition that a filter's value means.

    Raises:
        BadInput: it is nested too deeply or has too many parts.
    """
    return _Conditions(rules).of(value or {}, 0)


class _Conditions:
    def __init__(self, rules: Mapping[str, Rule]) -> None:
        self._rules = rules
        self._count = 0

    def of(self, value: Mapping[str, Any], depth: int) -> Q:
        self._count += len(value)
        if depth > MAX_NESTING:
            raise BadInput(f"The argument 'filter' is nested more than {MAX_NESTING} levels deep.")
        if self._count > MAX_CONDITIONS:
            raise BadInput(f"The argument 'filter' has more than {MAX_CONDITIONS} conditions.")
        condition = Q()
        for field, rule in self._rules.items():
            if value.get(field) is not None:
                condition &= rule.condition(value[field])
        for inner in value.get("and_") or ():
            condition &= self.of(inner, depth + 1)
        either = [self.of(inner, depth + 1) for inner in value.get("or_") or ()]
        if either:
            condition &= _any(either)
        if value.get("not_") is not None:
            condition &= ~self.of(value["not_"], depth + 1)
        return condition


def _any(conditions: list[Q]) -> Q:
    # An empty condition holds for everything, and Q() | q would forget that.
    if not all(conditions):
        return Q()
    either = Q()
    for condition in conditions:
        either |= condition
    return either


def _compare(column: str, value: Mapping[str, Any]) -> Q:
    condition = Q()
    for operator, given in value.items():
        if given is None:
            continue
        lookup = {"eq": "exact", "in_": "in"}.get(operator, operator)
        condition &= Q(**{f"{column}__{lookup}": _plain(_bounded(given) if lookup == "in" else given)})
    return condition


def _has_member(column: str, value: Mapping[str, Any], stored: Callable[[Any], str | None]) -> Q:
    condition = Q()
    for given in ([value["eq"]] if value.get("eq") is not None else None, value.get("in_")):
        if given is not None:
            either = Q(pk__in=[])
            for member in filter(None, map(stored, _bounded(given))):
                either |= holds(column, member)
            condition &= either
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
    if value.get("eq") is not None:
        condition &= _keys([value["eq"]])
    if value.get("in_") is not None:
        condition &= _keys(_bounded(value["in_"]))
    return condition


def _keys(ids: list[str]) -> Q:
    found = [Key.parse(key) for key in map(key_of_id, ids) if key]
    # An id that is none of ours is an id of nothing: the list is empty then, and no error.
    either = Q(pk__in=[])
    for key in found:
        either |= Q(kind=key.kind, uuid=UUID(key.uuid), locale=key.locale)
    return either
