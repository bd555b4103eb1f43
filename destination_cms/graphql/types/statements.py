"""Statements that may be missing, and the booleans that stood in their place."""

from collections.abc import Mapping
from typing import Any

import graphene
from django.db.models import Q

from ... import choices
from ..lists.filter_types import BooleanFilter
from ..lists.filters import Rule
from .enums import enum_of

__all__ = [
    "StepFreeAccess",
    "YesNoUnknown",
    "former_boolean",
    "former_boolean_rule",
    "stated",
    "statement",
    "unless_stated",
]

StepFreeAccess = enum_of(choices.StepFreeAccess, "StepFreeAccess", "Whether there is a way without steps.")
YesNoUnknown = enum_of(choices.YesNoUnknown, "YesNoUnknown", "A statement that may be missing.")


def stated(payload: Mapping[str, Any], key: str, former: str) -> str:
    """Return a choice of a payload: of one that an older version wrote, YES where the boolean is set, else UNKNOWN."""
    found: str | None = payload.get(key)
    return found or ("YES" if payload.get(former) else "UNKNOWN")


def statement(enum: Any, key: str, former: str, description: str) -> Any:
    """Return the field of a choice of the payload, UNKNOWN where it has not been stated.

    Args:
        enum: one of the enums of this module.
        key: of the choice in the payload.
        former: key of the boolean that stood in its place.
        description: without the unknown.
    """
    return enum(
        required=True,
        resolver=lambda shown, info: stated(shown.payload, key, former),
        description=f"{description} UNKNOWN: it has not been stated.",
    )


def unless_stated(enum: Any, description: str) -> Any:
    """Return the field of a choice that a payload has only where it has been stated, UNKNOWN elsewhere.

    Args:
        enum: an enum with the value UNKNOWN.
        description: without the unknown.
    """
    return enum(required=True, default_value="UNKNOWN", description=f"{description} UNKNOWN: it has not been stated.")


def former_boolean(successor: str, description: str) -> Any:
    """Return the deprecated field of the boolean, true where the choice is YES."""
    return graphene.Boolean(required=True, description=description, deprecation_reason=_reason(successor))


def former_boolean_rule(column: str, successor: str, description: str) -> Rule:
    """Return the deprecated rule that compares a column of a choice with the boolean."""
    return Rule(BooleanFilter, description, lambda value: _is_yes(column, value), deprecation_reason=_reason(successor))


def _is_yes(column: str, value: Mapping[str, Any]) -> Q:
    if value.get("eq") is None:
        return Q()
    is_yes = Q(**{column: choices.StepFreeAccess.YES})
    return is_yes if value["eq"] else ~is_yes


def _reason(successor: str) -> str:
    return f"It does not tell “no” from “unknown”. Use {successor}."
