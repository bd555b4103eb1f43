"""Values that an attacker would try for each argument."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    get_named_type,
    get_nullable_type,
    is_enum_type,
    is_input_object_type,
    is_list_type,
    is_required_input_field,
)

from destination_cms.graphql.reading.ids import encode_cursor, global_id

from .planted_values import PUBLIC_NUMBER, SECRET_DAY, SECRET_MOMENT, SECRET_NUMBER

#: Values of one kind that are tried inside of a filter; outside, all are.
_SAMPLE = 4
#: Arguments that look into texts; any other text may be given back as it came.
_SEARCHING = frozenset({"search", "query", "q", "text", "contains", "startsWith", "term"})
#: So many ids are asked for at once where an argument takes a list.
_TOGETHER = 40


class UnwalkedArgument(AssertionError):
    """The schema has an argument that the walk has no guess for: add one to ``Guesses``."""


@dataclass
class Guesses:
    """Identities of public and hidden things, as a guesser would name them.

    Keys are texts of keys (``spot:UUID:fr``), slugs stand with their locales, public paths by the
    kind that is there. ``full_keys`` are public things in which nothing is empty. Only what is
    public may be answered.
    """

    full_keys: set[str] = field(default_factory=set)
    public_keys: set[str] = field(default_factory=set)
    hidden_keys: set[str] = field(default_factory=set)
    public_slugs: dict[str, str] = field(default_factory=dict)
    hidden_slugs: dict[str, str] = field(default_factory=dict)
    public_paths: dict[str, list[str]] = field(default_factory=dict)
    hidden_paths: set[str] = field(default_factory=set)
    handles: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    locales: tuple[str, ...] = ("fr", "en", "de")
    cursors: set[str] = field(default_factory=set)

    @property
    def hidden_values(self) -> set[str]:
        """Return the ids, slugs, paths and words that nothing public has: asking for them must give nothing."""
        return {*self.hidden_ids(), *self.hidden_slugs, *self.hidden_paths, *self.words}

    def public_ids(self) -> list[str]:
        """Return the ids of what is public, the fullest first."""
        return [global_id(key) for key in sorted(self.public_keys, key=lambda key: (key not in self.full_keys, key))]

    def hidden_ids(self) -> list[str]:
        return sorted(global_id(key) for key in self.hidden_keys)

    def ids_of_kind(self, kind: str) -> list[str]:
        """Return the ids, public and hidden, of one kind."""
        keys = sorted(key for key in self.public_keys | self.hidden_keys if key.startswith(f"{kind}:"))
        return [global_id(key) for key in keys]

    def values(self, name: str, kind: Any) -> list[Any]:
        """Return JSON values to try for an argument of a type; of a list of ids, none mixes public and hidden.

        Raises:
            UnwalkedArgument: nothing here fits its type.
        """
        nullable = get_nullable_type(kind)
        if is_list_type(nullable) and get_named_type(nullable).name == "ID":
            return [*_chunks(self.public_ids()), *_chunks(self.hidden_ids())]
        return list(self._values(name, kind, ()))

    def _values(self, name: str, kind: Any, inside: tuple[str, ...]) -> Iterator[Any]:
        kind = get_nullable_type(kind)
        if is_list_type(kind):
            yield from ([value] for value in self._values(name, kind.of_type, inside))
        elif is_enum_type(kind):
            yield from kind.values
        elif is_input_object_type(kind):
            yield from self._objects(kind, (*inside, kind.name))
        else:
            values = self._scalars(name, get_named_type(kind).name)
            yield from _spread(values) if inside else values

    def _objects(self, kind: Any, inside: tuple[str, ...]) -> Iterator[dict[str, Any]]:
        """Yield input objects that set one field each, beside those that are required."""
        fields = {name: item.type for name, item in kind.fields.items() if get_named_type(item.type).name not in inside}
        needed = [name for name, item in kind.fields.items() if is_required_input_field(item)]
        required = {name: next(self._values(name, fields[name], inside)) for name in needed}
        for name, item in fields.items():
            yield from ({**required, name: value} for value in self._values(name, item, inside))

    def _scalars(self, name: str, type_name: str) -> list[Any]:
        if type_name == "ID":
            return [*self.public_ids(), *self.hidden_ids()]
        if type_name == "String" and name in {"after", "before"}:
            return [*sorted(self.cursors), encode_cursor(["", "0" * 8 + "-0000" * 3 + "-" + "0" * 12])]
        if type_name == "String" and name == "handle":
            return [*self.handles, *sorted(self.hidden_slugs)]
        if type_name == "String" and "slug" in name:
            return [*sorted(self.public_slugs), *sorted(self.hidden_slugs)]
        if type_name == "String" and name == "path":
            return [*(path for paths in self.public_paths.values() for path in paths), *sorted(self.hidden_paths)]
        if type_name in {"String", "URL"}:
            return self.words if name in _SEARCHING else ["anything", ""]
        known = _PLAIN.get(type_name)
        if known is None:
            raise UnwalkedArgument(f"no guess for the argument '{name}' of type {type_name}")
        return _BY_NAME.get(name, known)


_PLAIN: dict[str, list[Any]] = {
    "Locale": ["fr", "en", "de"],
    "Int": [PUBLIC_NUMBER, 0, SECRET_NUMBER],
    "Float": [0.0, 1.0],
    "Boolean": [True, False],
    "Date": [SECRET_DAY.isoformat(), "2026-01-01"],
    # The first is within the time of the public notices.
    "DateTime": ["2026-06-01T00:00:00Z", SECRET_MOMENT.isoformat()],
}
_BY_NAME: dict[str, list[Any]] = {
    "first": [1, 50],
    "last": [1, 50],
    "latitude": [48.82],
    "longitude": [2.27],
    "radiusMeters": [50_000.0],
    "south": [48.0],
    "west": [2.0],
    "north": [49.0],
    "east": [3.0],
}


def _spread(values: list[Any]) -> list[Any]:
    """Return a few values from all over a list."""
    step = max(1, len(values) // _SAMPLE)
    return values[::step][:_SAMPLE]


def _chunks(values: Iterable[Any]) -> Iterator[list[Any]]:
    rest = list(values)
    while rest:
        yield rest[:_TOGETHER]
        rest = rest[_TOGETHER:]
