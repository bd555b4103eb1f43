"""Lists without cursors: the first of them, as many as are asked for."""

import graphene

from ..reading.ids import BadInput

__all__ = ["MOST_FIRST", "checked_first", "first_argument"]

MOST_FIRST = 100


def first_argument(usual: int = 20) -> graphene.Int:
    """Return the argument ``first`` of a list without cursors; ``checked_first`` reads it."""
    return graphene.Int(default_value=usual, required=True, description=f"Number of them at most, 1 to {MOST_FIRST}.")


def checked_first(first: int) -> int:
    """Return the argument ``first``.

    Raises:
        BadInput: it is less than 1 or more than ``MOST_FIRST``.
    """
    if not 1 <= first <= MOST_FIRST:
        code = "PAGE_TOO_LARGE" if first > MOST_FIRST else "BAD_USER_INPUT"
        raise BadInput(f"The argument 'first' must be from 1 to {MOST_FIRST}.", code)
    return first
