"""Source of a stored field's value, and how the shown value is made of the stored one."""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..reading.rows import DamagedRecord

#: The extension of a field of the schema that holds its ``Source``; a field that is computed has none.
SOURCE = "destination_source"

#: Makes the shown value of a stored one; ``None`` where that can no longer be shown.
Conversion = Callable[[Any, Any], Any]

#: Columns that are made when read, from the site's address and the stored path.
OF_RECORD = frozenset({"path", "url"})


@dataclass(frozen=True, slots=True)
class Source:
    """Source of a field's value: a column of the publication, or a key of the payload.

    An empty text of a field that may be null is null, and so is what a payload does not hold.

    Attributes:
        name: of the column or key.
        is_column: whether it is a column.
        default: stands in for a key that the payload does not have.
        convert: called with the record or part and the stored value of a key; ``None`` where it is shown as it is.
        is_required: whether a payload without the key is damaged.
    """

    name: str
    is_column: bool = False
    default: Any = dataclasses.field(default=None, compare=False)
    convert: Conversion | None = dataclasses.field(default=None, compare=False)
    is_required: bool = dataclasses.field(default=False, compare=False)

    def resolver(self) -> Callable[[Any, Any], Any]:
        """Return the resolver of the field. ``compiled.reading`` writes the same into a function."""
        key, default, convert = self.name, self.default, self.convert
        if self.is_column and key in OF_RECORD:
            return lambda shown, _: getattr(shown, key)
        if self.is_column:
            return lambda shown, _: getattr(shown.row, key)
        if convert is not None:
            return lambda shown, _: self._converted(shown, convert)
        if self.is_required:
            return lambda shown, _: absent(shown, key) if (value := shown.payload.get(key, default)) is None else value
        return lambda shown, _: None if (value := shown.payload.get(key, default)) == "" else value

    def _converted(self, shown: Any, convert: Conversion) -> Any:
        value = shown.payload.get(self.name, self.default)
        if value is None or value == "":
            return absent(shown, self.name) if self.is_required else None
        return convert(shown, value)


def absent(shown: Any, key: str) -> None:
    """Return nothing for a value that was pruned.

    Raises:
        DamagedRecord: the payload does not even have the key, and no default was declared.
    """
    if key not in shown.payload:
        whole = getattr(shown, "record", None)
        raise DamagedRecord(shown.row, key) if whole is None else DamagedRecord(whole.row)
