"""Several values in one text column of an index row: each on a line of its own, the first and last framed too."""

from collections.abc import Iterable

from django.db.models import Q


def lines_of(values: Iterable[str]) -> str:
    """Return the text that a column holds for these values, which have no line ends; empty for none."""
    lines = list(values)
    return "\n".join(["", *lines, ""]) if lines else ""


def holds(column: str, value: str) -> Q:
    """Return the condition that a column written with ``lines_of`` holds a value."""
    return Q(**{f"{column}__contains": f"\n{value}\n"})
