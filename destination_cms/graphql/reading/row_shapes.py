"""Rows with fewer columns: what a list does not show is not read.

A resolver may ask for more than its field declares. Then what is missing is read for all rows of the statement at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...compiled_queries import Statement, padded
from .needs import Needs
from .rows import COLUMNS, DamagedRecord, Row, parameter

#: Columns that every row has, in the order of ``LightRow``, and those that are read where one of them is shown.
_ALWAYS = ("kind", "locale", "title", "slug", "path", "latitude", "longitude", "uuid", "pk")
_DATED = ("digest", "first_published_at", "last_published_at", "expires_at")


@dataclass(frozen=True, slots=True)
class RowShape:
    """The columns that a statement selects.

    Attributes:
        names: of columns of a publication, and paths from it.
        positions: in a row, of the columns that hold what the payload has under a key.
    """

    names: tuple[str, ...]
    positions: Mapping[str, int] = field(default_factory=dict)

    def rows(self, reader: Any, statement: Statement, found: Sequence[Sequence[Any]]) -> list[Row]:
        """Return the rows that a statement has found."""
        if self.names is COLUMNS:
            return [Row(values, statement) for values in found]
        late = LateRows(reader, found)
        return [LightRow(values, statement, self.positions, late) for values in found]


#: Every column that a read may show.
WHOLE = RowShape(COLUMNS)


def shape_for(needs: Needs, columns: Mapping[str, str]) -> RowShape:
    """Return the columns to select for what is shown.

    Args:
        needs: what is shown.
        columns: paths to the columns of other rows that hold what the payload has under a key.
    """
    if needs.keys is None or not needs.keys <= columns.keys():
        return WHOLE
    own = (*_ALWAYS, *(() if needs.columns.isdisjoint(_DATED) else _DATED))
    keys = sorted(needs.keys)
    return RowShape(
        (*own, *(columns[key] for key in keys)), {key: position for position, key in enumerate(keys, len(own))}
    )


class LateRows:
    """The whole rows in place of a statement's light ones, read when one of them is first asked for."""

    __slots__ = ("_found", "_reader", "_values")

    def __init__(self, reader: Any, values: Sequence[Sequence[Any]]) -> None:
        self._reader, self._values = reader, values
        self._found: dict[str, Row] | None = None

    def of(self, row: "LightRow") -> Row:
        """Return the whole row.

        Raises:
            DamagedRecord: it is no longer public.
        """
        if self._found is None:
            pks = padded({str(each[len(_ALWAYS) - 1]) for each in self._values})

            def build(reader: Any) -> Any:
                return reader.published().filter(pk__in=[parameter("id", number) for number in range(len(pks))])

            rows = self._reader.compiled_rows(("late", len(pks)), build, {"id": pks})
            self._found = {whole.key: whole for whole in rows}
        found = self._found.get(row.key)
        if found is None:
            raise DamagedRecord(row)
        return found


class LightRow(Row):
    """A row without its payload; columns of other rows may hold some of it."""

    __slots__ = ("_late", "positions")

    is_whole = False

    def __init__(
        self, values: Sequence[Any], statement: Statement, positions: Mapping[str, int], late: LateRows
    ) -> None:
        (
            self.kind,
            self.locale,
            self.title,
            self.slug,
            self.path,
            self.latitude,
            self.longitude,
            self._uuid,
        ) = values[: len(_ALWAYS) - 1]
        self.values, self._statement, self.positions, self._late = values, statement, positions, late

    def value(self, name: str) -> Any:
        """Return a column, or what the query was annotated with."""
        return super().value(name) if name in self._statement.names else self._late.of(self).value(name)

    def __getattr__(self, name: str) -> Any:
        """Return a column that is not among those that are always read."""
        if name not in COLUMNS:
            raise AttributeError(name)
        return self.value(name)


class KeptValues:
    """What the fields of a record find their values in by key where its payload was not read."""

    __slots__ = ("_positions", "_record", "_values")

    def __init__(self, record: Any) -> None:
        row = record.row
        self._record, self._positions, self._values = record, row.positions, row.values

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value of a key: that of the payload, if no other row has it."""
        position = self._positions.get(key)
        return self._record.payload.get(key, default) if position is None else self._values[position]


def stored_of(record: Any) -> Any:
    """Return what the fields of a record find their values in by key."""
    return record.payload if record.row.is_whole else KeptValues(record)
