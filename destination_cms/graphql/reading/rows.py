"""Rows of the ledger for readers: columns that are always shown are ready, others are converted on access."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

import orjson
from django.db.models import QuerySet

from ...compiled_queries import Parameter, Statement, compiled
from ...models import Publication
from .ids import id_of

_PLAIN = ("kind", "locale", "title", "slug", "path", "payload", "links", "digest", "latitude", "longitude")
COLUMNS = (*_PLAIN, "uuid", "first_published_at", "last_published_at", "expires_at")


#: Parsed payloads that a process keeps, and the characters of the longest: a few megabytes, thirty at most.
MAX_KEPT, LONGEST_KEPT = 1_000, 8_000


class DamagedRecord(Exception):
    """A record's payload cannot be read, or does not hold what a field cannot be without.

    Attributes:
        name: the key that the payload lacks; empty where the damage is elsewhere.
    """

    def __init__(self, row: "Row", name: str = "") -> None:
        super().__init__(f"The record {row.key} is damaged{f': it lacks {name}' if name else ''}.")
        self.key, self.kind, self.name = row.key, row.kind, name


class Payload(dict[str, Any]):
    """A parsed payload, which says whose it is when a key is missing."""

    __slots__ = ("row",)
    row: "Row"

    def __missing__(self, name: str) -> Any:
        raise DamagedRecord(self.row, name)


@dataclass(slots=True)
class Damage:
    """What an execution has met that cannot be read, for another one that leaves it out.

    Attributes:
        keys: records that are left out.
        names: kinds with a key that a payload of theirs cannot be without.
        left_out: the keys of all that was left out.
    """

    keys: set[str] = field(default_factory=set)
    names: set[tuple[str, str]] = field(default_factory=set)
    left_out: set[str] = field(default_factory=set)

    def note(self, error: DamagedRecord) -> None:
        """Leave out from now on what an error is about."""
        if error.name:
            self.names.add((error.kind, error.name))
        else:
            self.keys.add(error.key)

    def spares(self, row: "Row") -> bool:
        """Say whether a row can be read; note it where it is left out."""
        try:
            payload = row.parse()
            is_whole = row.key not in self.keys and all(
                name in payload for kind, name in self.names if kind == row.kind
            )
        except DamagedRecord:
            is_whole = False
        if not is_whole:
            self.left_out.add(row.key)
        return is_whole


class Row:
    """A row of the ledger: the columns of ``Publication`` that a read may show."""

    __slots__ = (*_PLAIN, "_statement", "_uuid", "values")

    #: Whether all columns were read.
    is_whole = True

    kind: str
    locale: str
    title: str
    slug: str
    path: str
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
            self.payload,
            self.links,
            self.digest,
            self.latitude,
            self.longitude,
            self._uuid,
        ) = values[: len(_PLAIN) + 1]
        self.values = values
        self._statement = statement

    def parse(self) -> Payload:
        """Return the payload.

        Raises:
            DamagedRecord: it is not a JSON object.
        """
        try:
            found = _parsed(self.digest, self.payload)
        except orjson.JSONDecodeError as error:
            raise DamagedRecord(self) from error
        if not isinstance(found, dict):
            raise DamagedRecord(self)
        payload = Payload(found)
        payload.row = self
        return payload

    def value(self, name: str) -> Any:
        """Return a column, or what the query was annotated with."""
        position = self._statement.names.index(name)
        return self._statement.converted(position, self.values[position])

    def is_null(self, name: str) -> bool:
        """Say whether a column, or what the query was annotated with, has no value."""
        return self.values[self._statement.names.index(name)] is None

    @property
    def uuid_text(self) -> str:
        """The UUID as text (RFC 9562)."""
        return uuid_text_of(self._uuid)

    @property
    def location(self) -> dict[str, float] | None:
        """Latitude and longitude in degrees (WGS84), or ``None`` without a position."""
        if self.latitude is None or self.longitude is None:
            return None
        return {"latitude": self.latitude, "longitude": self.longitude}

    @property
    def key(self) -> str:
        """The publication's key."""
        return f"{self.kind}:{self.uuid_text}:{self.locale}"

    @property
    def id(self) -> str:
        """The id in GraphQL."""
        return id_of(self.kind, self._uuid, self.locale)

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


def uuid_text_of(raw: Any) -> str:
    """Return a UUID as text (RFC 9562), as a database without converters gives it."""
    # One without a type for it keeps 32 digits, and a UUID is slow to make.
    if isinstance(raw, str) and len(raw) == 32:
        return f"{raw[:8]}-{raw[8:12]}-{raw[12:16]}-{raw[16:20]}-{raw[20:]}"
    return str(raw)


def _parsed(digest: str, payload: str) -> Any:
    """Return a parsed payload, which nothing may change: images, and what the first page of a list shows, come again.

    A damaged payload is not taken for the whole one, whose digest it has, because its length differs.
    """
    key = digest, len(payload)
    found = _known.get(key)
    if found is None:
        found = orjson.loads(payload)
        if len(payload) <= LONGEST_KEPT:
            _known[key] = found
            while len(_known) > MAX_KEPT:
                _known.pop(next(iter(_known)), None)
    return found


_known: dict[tuple[str, int], Any] = {}


def links_to(kind: str, rows: Iterable[Row]) -> list[str]:
    """Return the keys of a kind that rows refer to, some of them more than once."""
    return _links_of(kind).findall("\n".join([row.links for row in rows]))


@cache
def _links_of(kind: str) -> re.Pattern[str]:
    return re.compile(f"^{re.escape(kind)}:.*$", re.MULTILINE)


def parameter(column: str, number: int = 0) -> Parameter:
    """Return a parameter for a value of a column."""
    field: Any = Publication._meta.get_field(column)
    return Parameter(field, number)


def read_rows(found: QuerySet[Publication], annotations: Sequence[str] = ()) -> list[Row]:
    """Return the rows of a query, with what it is annotated with under these names."""
    statement = compiled(found, (*COLUMNS, *annotations))
    return [Row(values, statement) for values in statement.fetch()]
