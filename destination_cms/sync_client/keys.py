"""Keys of records and the files they belong in.

A key comes from the network and ends up in a path, so only narrow patterns are let through:
none of them can hold a slash, a dot, a drive or a control character.
"""

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, NamedTuple

REF = "ref"
NO_LOCALE_FOLDER = "_"
SUFFIX = ".json"

_KIND = re.compile(r"[a-z][a-z0-9_]{0,62}")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_LOCALE = re.compile(r"(?:[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4})?")


class KeyInvalid(ValueError):
    """The text is not the key of a record."""


class Key(NamedTuple):
    """The identity of a record within a site; ``locale`` is "" for kinds without a language."""

    kind: str
    uuid: str
    locale: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.uuid}:{self.locale}"

    @property
    def path(self) -> PurePath:
        """The record's file, relative to the folder of all records."""
        return PurePath(self.kind, self.locale or NO_LOCALE_FOLDER, self.uuid + SUFFIX)


def make_key(kind: Any, uuid: Any, locale: Any) -> Key:
    """Return the key of three parts.

    Raises:
        KeyInvalid: a part is not a text of the expected shape.
    """
    for pattern, part in ((_KIND, kind), (_UUID, uuid), (_LOCALE, locale)):
        if not isinstance(part, str) or not pattern.fullmatch(part):
            raise KeyInvalid(f"{part!r:.80} cannot be part of a key")
    return Key(kind, uuid, locale)


def parse_key(text: Any) -> Key:
    """Return the key that ``str(key)`` wrote.

    Raises:
        KeyInvalid: the text is not a key.
    """
    parts = text.split(":") if isinstance(text, str) else []
    if len(parts) != 3:
        raise KeyInvalid(f"{text!r:.120} is not a key")
    return make_key(*parts)


def key_of_file(kind: str, locale_folder: str, name: str) -> Key | None:
    """Return the key whose ``path`` has these three parts, or ``None`` for a file that is not a record."""
    locale = "" if locale_folder == NO_LOCALE_FOLDER else locale_folder
    try:
        key = make_key(kind, name.removesuffix(SUFFIX), locale)
    except KeyInvalid:
        return None
    return key if key.path.parts == (kind, locale_folder, name) else None


def iter_refs(payload: Any) -> Iterator[str]:
    """Yield the key text of every ``{"ref": key}`` inside a payload, in no particular order."""
    waiting = [payload]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if isinstance(value.get(REF), str):
                yield value[REF]
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
