"""Objects of a glTF model's JSON, read with their types: what is not as glTF defines it is refused with its place."""

import math
from typing import Any

from .refusals import ModelRefused, shown

__all__ = ["Item"]

#: What a reader in JavaScript still tells apart.
_MAX_WHOLE = 2**53 - 1


class Item:
    """One object of the JSON.

    Attributes:
        place: where it stands, such as ``accessors[3]``; empty for the document itself.
    """

    __slots__ = ("_values", "place")

    def __init__(self, value: object, place: str = "") -> None:
        """Take a value that must be an object.

        Raises:
            ModelRefused: it is something else.
        """
        self.place = place
        if not isinstance(value, dict):
            raise ModelRefused("field", place=place or "JSON", value=shown(value), limit="object")
        self._values: dict[str, Any] = value

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def names(self) -> list[str]:
        """Return the names of its values, in their order."""
        return [*self._values]

    def at(self, name: str) -> str:
        """Return the place of one of its values, for a sentence."""
        return f"{self.place}.{shown(name)}" if self.place else shown(name)

    def refused(self, name: str, allowed: str) -> ModelRefused:
        """Return the refusal of one of its values, which is not what glTF allows."""
        value = shown(self._values[name]) if name in self._values else "missing"
        return ModelRefused("field", place=self.at(name), value=value, limit=allowed)

    def whole(self, name: str, default: int | None = None, *, low: int = 0, high: int = _MAX_WHOLE) -> int:
        """Return a whole number; without a default it must be there.

        Raises:
            ModelRefused: it is missing, is not a whole number (``true`` and ``1.0`` are not), or not between the limits.
        """
        value = self._values.get(name, default)
        if type(value) is not int:  # a bool is an int in Python
            raise self.refused(name, "integer")
        if not low <= value <= high:
            raise ModelRefused("number", place=self.at(name), value=shown(value), low=low, limit=high)
        return value

    def index(self, name: str, count: int) -> int | None:
        """Return the position of an item among ``count``; ``None`` where the value is not there.

        Raises:
            ModelRefused: it is not a position among them.
        """
        if name not in self._values:
            return None
        value = self.whole(name)
        if value >= count:
            raise ModelRefused("index", place=self.at(name), value=shown(value), limit=count)
        return value

    def indices(self, name: str, count: int) -> list[int]:
        """Return a list of positions among ``count``; empty where the value is not there.

        Raises:
            ModelRefused: it is not a list of them.
        """
        values = self._list(name)
        for value in values:
            if type(value) is not int or value < 0:
                raise ModelRefused("field", place=self.at(name), value=shown(value), limit="index")
            if value >= count:
                raise ModelRefused("index", place=self.at(name), value=shown(value), limit=count)
        return values

    def numbers(self, name: str, length: int) -> tuple[float, ...] | None:
        """Return a list of finite numbers; ``None`` where the value is not there.

        Raises:
            ModelRefused: it is not a list of so many numbers.
        """
        if name not in self._values:
            return None
        values = self._list(name)
        if len(values) != length or not all(_is_number(value) for value in values):
            raise ModelRefused("field", place=self.at(name), value=shown(values), limit=f"{length} numbers")
        return tuple(map(float, values))

    def text(self, name: str) -> str | None:
        """Return a text; ``None`` where the value is not there.

        Raises:
            ModelRefused: it is something else.
        """
        value = self._values.get(name, "")
        if not isinstance(value, str):
            raise self.refused(name, "string")
        return value if name in self._values else None

    def texts(self, name: str) -> list[str]:
        """Return a list of texts; empty where the value is not there.

        Raises:
            ModelRefused: it is something else.
        """
        values = self._list(name)
        for value in values:
            if not isinstance(value, str):
                raise ModelRefused("field", place=self.at(name), value=shown(value), limit="string")
        return values

    def is_true(self, name: str) -> bool:
        """Return a truth value; false where it is not there.

        Raises:
            ModelRefused: it is something else.
        """
        value = self._values.get(name, False)
        if not isinstance(value, bool):
            raise self.refused(name, "boolean")
        return value

    def is_object(self, name: str) -> bool:
        """Say whether a value is an object."""
        return isinstance(self._values.get(name), dict)

    def item(self, name: str) -> "Item | None":
        """Return an object; ``None`` where the value is not there.

        Raises:
            ModelRefused: it is something else.
        """
        return Item(self._values[name], self.at(name)) if name in self._values else None

    def items(self, name: str) -> "list[Item]":
        """Return the objects of a list; empty where the value is not there.

        Raises:
            ModelRefused: it is not a list of objects.
        """
        place = self.at(name)
        return [Item(value, f"{place}[{position}]") for position, value in enumerate(self._list(name))]

    def _list(self, name: str) -> list[Any]:
        value = self._values.get(name, [])
        if not isinstance(value, list):
            raise self.refused(name, "array")
        return value


def _is_number(value: object) -> bool:
    if type(value) is int:
        return -_MAX_WHOLE <= value <= _MAX_WHOLE
    # JSON has no infinity, but 1e999 is read as one.
    return type(value) is float and math.isfinite(value)
