"""Rows of the ledger as readers want them: what is always shown at hand, the rest converted when it is asked for."""

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from ..models import Publication
from ..statements import Slot, Statement, Values, compiled, kept

_PLAIN = ("kind", "locale", "title", "slug", "path", "url", "payload", "links", "digest", "latitude", "longitude")
_UUID = len(_PLAIN)
COLUMNS = (*_PLAIN, "uuid", "first_published_at", "last_published_at", "expires_at")


class Row:
    """A row of the ledger: the columns of ``Publication`` that a read may show."""

    __slots__ = (*_PLAIN, "_statement", "_values")

    kind: str
    locale: str
    title: str
    slug: str
    path: str
    url: str
    payload: str
    links: str
    digest: str
    latitude: float | None
    longitude: float | None

    def __init__(self, values: Sequence[Any], statement: Statement) -> None:
        (
            self.kind,
            self.locale,
            self.title,
            self.slug,
            self.path,
            self.url,
            self.payload,
            self.links,
            self.digest,
            self.latitude,
            self.longitude,
        ) = values[:_UUID]
        self._values = values
        self._statement = statement

    def value(self, name: str) -> Any:
        """Return a column, or what the query was annotated with."""
        position = self._statement.names.index(name)
        return self._statement.converted(position, self._values[position])

    @property
    def uuid_text(self) -> str:
        """The UUID as text (RFC 9562)."""
        raw = self._values[_UUID]
        # A database without a type for it keeps 32 digits, and a UUID is slow to make.
        if isinstance(raw, str) and len(raw) == 32:
            return f"{raw[:8]}-{raw[8:12]}-{raw[12:16]}-{raw[16:20]}-{raw[20:]}"
        return str(raw)

    @property
    def uuid(self) -> UUID:
        return UUID(self.uuid_text)

    @property
    def first_published_at(self) -> datetime | None:
        return self.value("first_published_at")  # type: ignore[no-any-return]

    @property
    def last_published_at(self) -> datetime | None:
        return self.value("last_published_at")  # type: ignore[no-any-return]

    @property
    def expires_at(self) -> datetime | None:
        return self.value("expires_at")  # type: ignore[no-any-return]


def slot(column: str, number: int = 0) -> Slot:
    """Return a slot for a value of a column."""
    field: Any = Publication._meta.get_field(column)
    return Slot(field, number)


def rows_of(found: QuerySet[Publication], annotations: Sequence[str] = ()) -> list[Row]:
    """Return the rows of a query, with what it is annotated with under these names."""
    statement = compiled(found, (*COLUMNS, *annotations))
    return [Row(values, statement) for values in statement.fetch()]


def rows_by_shape(
    shape: Hashable,
    build: Callable[[], QuerySet[Publication]],
    values: Values,
    annotations: Sequence[str] = (),
) -> list[Row]:
    """Return the rows of a query with slots, whose SQL is kept under its shape."""
    statement = kept(Publication, shape, build, (*COLUMNS, *annotations))
    return [Row(found, statement) for found in statement.fetch(values)]
