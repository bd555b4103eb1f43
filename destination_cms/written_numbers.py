"""Numbers in a sentence, written as the language of the session does."""

from typing import Any

from django.utils.formats import number_format

__all__ = ["written"]


class _Whole(int):
    """A whole number that ``%s`` writes with its thousands apart."""

    def __str__(self) -> str:
        return str(number_format(int(self), force_grouping=True))


class _Decimal(float):
    """A number that ``%s`` writes with the decimal sign of the language."""

    def __str__(self) -> str:
        return str(number_format(float(self)))


def written(value: Any) -> Any:
    """Return a number as one that ``%s`` writes so, in the language of that moment; anything else as it is."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    return _Whole(value) if value == int(value) else _Decimal(value)
