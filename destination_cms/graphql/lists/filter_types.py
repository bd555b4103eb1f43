"""Input types of the filters that every list may have."""

from functools import cache
from typing import Any

import graphene

MAX_LIST = 500


class IDFilter(graphene.InputObjectType):
    """By id."""

    eq = graphene.ID(description="Exactly this id.")
    in_ = graphene.List(
        graphene.NonNull(graphene.ID),
        name="in",
        description=f"One of these ids, {MAX_LIST} at most; of an empty list, nothing is found.",
    )


class StringFilter(graphene.InputObjectType):
    """By a text."""

    eq = graphene.String(description="Exactly this text.")
    in_ = graphene.List(
        graphene.NonNull(graphene.String),
        name="in",
        description=f"One of these texts, {MAX_LIST} at most; of an empty list, nothing is found.",
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
    """By a moment (ISO 8601 with a time zone; one without is refused)."""

    gt = graphene.DateTime(description="After this moment.")
    gte = graphene.DateTime(description="At this moment or after.")
    lt = graphene.DateTime(description="Before this moment.")
    lte = graphene.DateTime(description="At this moment or before.")


@cache
def enum_filter(enum: Any) -> Any:
    """Return the input type by a choice; the same for every column of the enum."""
    name = enum._meta.name
    fields = {
        "__doc__": f"By {name}.",
        "eq": enum(description="Exactly this."),
        "in_": graphene.List(
            graphene.NonNull(enum),
            name="in",
            description=f"One of these, {MAX_LIST} at most; of an empty list, nothing is found.",
        ),
    }
    return type(f"{name}Filter", (graphene.InputObjectType,), fields)
