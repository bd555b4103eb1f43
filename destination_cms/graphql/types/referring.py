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
        if not 1 <= first <= MOST_REFERRERS:
            code = "PAGE_TOO_LARGE" if first > MOST_REFERRERS else "BAD_USER_INPUT"
            raise BadInput(f"The argument 'first' must be from 1 to {MOST_REFERRERS}.", code)
        return referrers(record, kind, first, column)

    return graphene.List(
        graphene.NonNull(of),
        required=True,
        description=f"{description}, by title.",
        first=graphene.Int(
            default_value=20, required=True, description=f"Number of them at most, 1 to {MOST_REFERRERS}."
        ),
        resolver=resolve,
    )
