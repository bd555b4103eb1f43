"""Fields that list what is public and refers to a record."""

from collections.abc import Callable
from typing import Any

import graphene

from ..lists.short_lists import checked_first, first_argument
from ..reading.needs import shows
from ..reading.reader import Record
from ..reading.referrers import referrers

__all__ = ["referrers_field"]


def referrers_field(of: Callable[[], Any] | str, kind: str, description: str, *, column: str = "") -> Any:
    """Return the field of a record type that lists what refers to it, by title, in its language.

    Args:
        of: returns the type of what is listed, or its dotted path.
        kind: name of its kind.
        description: ends without a full stop; "by title" is added.
        column: of the kind's index row, as its ``lookup`` gives it, that holds the keys of several records: then what has
            the record among these counts, and not what shows it.
    """

    @shows("uuid_text", "locale")
    def resolve(record: Record, info: Any, first: int) -> list[Record]:
        return referrers(record, kind, checked_first(first), column)

    return graphene.List(
        graphene.NonNull(of),
        required=True,
        description=f"{description}, by title.",
        first=first_argument(),
        resolver=resolve,
    )
