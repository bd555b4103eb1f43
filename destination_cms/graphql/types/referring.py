"""Fields that list what is public and refers to a record."""

from collections.abc import Callable
from typing import Any

import graphene

from ..reading.ids import BadInput
from ..reading.needs import shows
from ..reading.reader import Record
from ..reading.referrers import referrers

__all__ = ["MOST_REFERRERS", "referrers_field"]

MOST_REFERRERS = 100


def referrers_field(of: Callable[[], Any] | str, kind: str, description: str, *, is_shown: bool = True) -> Any:
    """Return the field of a record type that lists what refers to it, by title, in its language.

    Args:
        of: returns the type of what is listed, or its dotted path.
        kind: name of its kind.
        description: ends without a full stop; "by title" is added.
        is_shown: whether only what shows the record counts, and not what is merely found by it.
    """

    @shows("uuid_text", "locale")
    def resolve(record: Record, info: Any, first: int) -> list[Record]:
        if not 1 <= first <= MOST_REFERRERS:
            code = "PAGE_TOO_LARGE" if first > MOST_REFERRERS else "BAD_USER_INPUT"
            raise BadInput(f"The argument 'first' must be from 1 to {MOST_REFERRERS}.", code)
        found = referrers(record, kind, is_shown=is_shown)
        return sorted(found, key=lambda each: (each.row.title, each.row.uuid_text))[:first]

    return graphene.List(
        graphene.NonNull(of),
        required=True,
        description=f"{description}, by title.",
        first=graphene.Int(
            default_value=20, required=True, description=f"Number of them at most, 1 to {MOST_REFERRERS}."
        ),
        resolver=resolve,
    )
