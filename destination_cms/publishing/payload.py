"""Canonical JSON, digests, keys and checksums of publications: plain Python, no Django.

The formats are part of the sync contract (``docs/how-to/sync-an-app.md``): a client in any
language can compute a digest and a checksum again.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import orjson

from ..sync_client.canonical import canonical_json as rfc_8785

CHECKSUM_MODULUS = 2**256
REF = "ref"

#: What a double holds exactly, and every integer below it.
MOST_INTEGER = 2**53 - 1
_LONG_NUMBER = re.compile("[0-9]{16}")

# JSON has no place for them and PostgreSQL's text refuses them: NUL and lone surrogates.
# U+2028 and U+2029 end a line in JavaScript and have crashed apps that embed JSON in a script.
_UNSAFE = re.compile("[\x00\ud800-\udfff]")
_LINE_SEPARATORS = re.compile("[\u2028\u2029]")
_ODD = re.compile("[\x00\ud800-\udfff\u2028\u2029]")


#: A link to content as ``richtext`` writes it: the key, and the words.
CONTENT_LINK = re.compile(r'<a data-ref="([^"]*)">(.*?)</a>', re.DOTALL)


class Key(NamedTuple):
    """The identity of a publication within a site: kind, UUID text and locale ("" for none)."""

    kind: str
    uuid: str
    locale: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.uuid}:{self.locale}"

    @classmethod
    def parse(cls, text: str) -> "Key":
        """Return the key that ``str(key)`` wrote.

        Raises:
            ValueError: the text does not have three parts.
        """
        kind, uuid, locale = text.split(":", 2)
        return cls(kind, uuid, locale)


class _Unusual(Exception):
    """Python's own encoder would not write this as RFC 8785 says."""


def canonical_json(value: Any) -> str:
    """Return the one JSON text of a value (RFC 8785), in which JavaScript finds every number as it was written.

    Raises:
        ValueError: a number is NaN or infinite.
        TypeError: the value holds something that JSON does not know.
    """
    try:
        plain = _plain(value)
    except _Unusual:
        return rfc_8785(clean(value))
    try:
        # Many times as fast as Python's, and right for what is usual.
        return orjson.dumps(plain, option=orjson.OPT_SORT_KEYS).decode()
    except orjson.JSONEncodeError:
        # It refuses what is nested deeply; what no encoder knows is a TypeError here too.
        return _ENCODER.encode(plain)


_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def _plain(value: Any) -> Any:
    """Return the cleaned value with numbers that Python writes as ECMAScript does."""
    # The types that projections are made of come first: each publish walks through all of its payload.
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {_plain_name(str(name)): _plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return _plain_number(value)
    if isinstance(value, Mapping):
        return _plain(dict(value))
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


@lru_cache(maxsize=2_000)
def _plain_name(name: str) -> Any:
    # Beyond ASCII, the order of code points may not be that of UTF-16.
    if not name.isascii():
        raise _Unusual
    return clean(name)


def _plain_number(value: int | float) -> int | float:
    if value and not 1e-4 <= abs(value) <= MOST_INTEGER:
        raise _Unusual
    return int(value) if value == int(value) else value


def demand_json(value: Any) -> None:
    """Return where a value can be written as JSON without a loss.

    Raises:
        ValueError: a number is NaN, infinite, or an integer that a double does not hold.
        TypeError: the value holds something that JSON does not know.
    """
    try:
        # In C; what is in a text may look like a number, too.
        text = json.dumps(value, allow_nan=False, default=_as_dict)
    except TypeError:
        # A key that is not a text, such as a UUID, becomes one.
        text = json.dumps(clean(value), allow_nan=False)
    if _LONG_NUMBER.search(text):
        for number in _integers_in(value):
            if abs(number) > MOST_INTEGER:
                raise ValueError(f"the integer {number} is more than a number of JSON holds: give it as text")


def _as_dict(value: Any) -> dict[str, Any]:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


def _integers_in(value: Any) -> Iterator[int]:
    if isinstance(value, Mapping):
        for item in value.values():
            yield from _integers_in(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _integers_in(item)
    elif isinstance(value, int):
        yield value


def clean(value: Any) -> Any:
    """Return the value with every text made safe to store, send and embed."""
    if isinstance(value, str):
        return _LINE_SEPARATORS.sub(" ", _UNSAFE.sub("\ufffd", value)) if _ODD.search(value) else value
    if isinstance(value, Mapping):
        return {clean(str(key)): clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [clean(item) for item in value]
    return value


def digest_of(record: Mapping[str, Any]) -> str:
    """Return the SHA-256 in hex of a record without ``last_published_at``.

    That moment is left out so that publishing again without a change moves nothing.
    """
    stable = {name: value for name, value in record.items() if name != "last_published_at"}
    return hashlib.sha256(canonical_json(stable).encode()).hexdigest()


def checksum_term(site: int, key: Key, digest: str) -> int:
    """Return what one publication adds to the checksum of a set."""
    text = f"{site}:{key.kind}:{key.uuid}:{key.locale}:{digest}"
    return int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")


def add_checksums(terms: Iterable[int]) -> int:
    """Return the sum modulo 2**256: the order does not matter, so it can be kept up to date."""
    return sum(terms) % CHECKSUM_MODULUS


def checksum_hex(checksum: int) -> str:
    """Return a checksum as 64 hex digits."""
    return f"{checksum % CHECKSUM_MODULUS:064x}"


def iter_refs(value: Any) -> Iterator[str]:
    """Yield the key text of every reference inside a payload, in document order."""
    todo = [value]
    while todo:
        item = todo.pop()
        if isinstance(item, str):
            continue
        if isinstance(item, dict | Mapping):
            ref = item.get(REF)
            if isinstance(ref, str):
                yield ref
            todo.extend(reversed([*item.values()]))
        elif isinstance(item, list | tuple):
            todo.extend(reversed(item))


def prune(value: Any, gone: frozenset[str]) -> Any:
    """Return a payload without the references to ``gone`` keys.

    What directly holds such a reference goes as a whole, an item from its list and an object
    from its place (a stop without its spot says nothing, and neither does the alternative text
    of an image that is not shown); in the payload itself the reference becomes ``None``. A link
    inside a text gives way to its words.
    """
    if isinstance(value, Mapping):
        return {name: None if _has_gone(item, gone) else prune(item, gone) for name, item in value.items()}
    if isinstance(value, list):
        return [prune(item, gone) for item in value if not _has_gone(item, gone)]
    if isinstance(value, str) and "data-ref" in value:
        return CONTENT_LINK.sub(lambda match: match[2] if match[1] in gone else match[0], value)
    return value


def _has_gone(value: Any, gone: frozenset[str]) -> bool:
    return _is_gone(value, gone) or _holds_gone(value, gone)


def _is_gone(value: Any, gone: frozenset[str]) -> bool:
    return isinstance(value, Mapping) and value.get(REF) in gone


def _holds_gone(value: Any, gone: frozenset[str]) -> bool:
    return isinstance(value, Mapping) and any(_is_gone(item, gone) for item in value.values())
