"""How a kind is listed: what a list is filtered and ordered by, and how long its pages are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import graphene

from ..conf import get_settings
from .filters import Rule, filter_of
from .ids import BadInput
from .ordering import COMMON_COLUMNS, DISTANCE, DISTANCE_COLUMN, TITLE, Column, order_of
from .scalars import Locale


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """How a kind is listed.

    Attributes:
        kind: name of the kind of publication.
        name: name of its GraphQL type.
        rules: what the list is filtered by, by field name; see ``filters``.
        columns: what it is ordered by besides title and dates, by enum value.
        has_place: whether it is found by position.
        has_dates: whether it has dates of publication; what is public only while it is shown has none.
        usual_order: enum value and direction that a list is ordered by when nothing is asked for.
    """

    kind: str
    name: str
    rules: Mapping[str, Rule]
    columns: Mapping[str, Column] = field(default_factory=dict)
    has_place: bool = False
    has_dates: bool = True
    usual_order: tuple[str, str] = ("TITLE", "ASC")

    @property
    def all_columns(self) -> dict[str, Column]:
        place = {DISTANCE: DISTANCE_COLUMN} if self.has_place else {}
        common = COMMON_COLUMNS if self.has_dates else {"TITLE": TITLE}
        return {**common, **self.columns, **place}

    def arguments(self) -> dict[str, Any]:
        """Return the arguments of the root field."""
        most, usual = get_settings()["MAX_PAGE_SIZE"], get_settings()["DEFAULT_PAGE_SIZE"]
        order = order_of(self.name, self.all_columns)
        usual_order = " ".join(self.usual_order) if self.usual_order != ("TITLE", "ASC") else "by title"
        return {
            "first": graphene.Int(description=f"Nodes from the start, 1 to {most}; {usual} without first and last."),
            "after": graphene.String(description="Only what follows this cursor."),
            "last": graphene.Int(description=f"Nodes from the end, 1 to {most}; not together with first."),
            "before": graphene.String(description="Only what precedes this cursor."),
            "locale": Locale(description="Language; the site's main one when absent."),
            "filter": graphene.Argument(filter_of(self.name, self.rules), description="Which ones; all when absent."),
            "order_by": graphene.List(
                graphene.NonNull(order), description=f"In which order, 3 parts at most; {usual_order} when absent."
            ),
        }


def page_size(arguments: Mapping[str, Any]) -> tuple[int, bool]:
    """Return how many nodes a page has, and whether it is counted from the end.

    Raises:
        BadInput: both numbers are given, or one is out of its limits.
    """
    first, last = arguments.get("first"), arguments.get("last")
    most = get_settings()["MAX_PAGE_SIZE"]
    if first is not None and last is not None:
        raise BadInput("The arguments 'first' and 'last' exclude each other.")
    for name, value in (("first", first), ("last", last)):
        if value is not None and not 1 <= value <= most:
            code = "PAGE_TOO_LARGE" if value > most else "BAD_USER_INPUT"
            raise BadInput(f"The argument '{name}' has to be from 1 to {most}.", code)
    return last or first or get_settings()["DEFAULT_PAGE_SIZE"], last is not None
