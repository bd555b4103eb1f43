"""Global ids and list cursors: opaque texts."""

import base64
import binascii
import hashlib
import json
import re
from collections import Counter
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from graphql import GraphQLError

from ...projections.kinds import get_kinds
from ...publishing.payload import Key

#: An id is the code of its kind, the bytes of its UUID, and its language tag.
_CODE, _BEFORE_LOCALE, _SHORT_LOCALE = 2, 18, 6

#: Ids that a process keeps: a few megabytes.
MAX_IDS = 20_000

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_LOCALE = re.compile(r"[A-Za-z0-9-]{0,20}")


class BadInput(GraphQLError):
    """An argument is malformed or out of its limits; the message names it."""

    def __init__(self, message: str, code: str = "BAD_USER_INPUT", **extensions: Any) -> None:
        super().__init__(message, extensions={"code": code, **extensions})


def global_id(key: str) -> str:
    """Return the id of a key: 24 to 32 characters, or more where the kind is not installed or the language tag is long."""
    kind, uuid, locale = key.split(":")
    return (_short_id(kind, uuid.replace("-", ""), locale) if _UUID.fullmatch(uuid) else None) or _encode(key.encode())


@lru_cache(MAX_IDS)
def id_of(kind: str, uuid: UUID | str, locale: str) -> str:
    """Return the id of what has these columns; the UUID as a database gives it."""
    digits = uuid if isinstance(uuid, str) else uuid.hex
    return _short_id(kind, digits, locale) or global_id(str(Key(kind, str(UUID(digits)), locale)))


def _short_id(kind: str, digits: str, locale: str) -> str | None:
    """Return the id of a kind that is installed, in a language with a short tag."""
    code = _codes().get(kind)
    if code is None or len(locale) > _SHORT_LOCALE:
        return None
    return _encode(code + bytes.fromhex(digits) + locale.encode())


def part_id(key: str, part: str) -> str:
    """Return the id of a part of a thing: its own in each language, and no id that ``key_of_id`` reads."""
    return _encode(hashlib.sha256(f"{key}#{part}".encode()).digest()[: _BEFORE_LOCALE - 1])


def key_of_id(value: str) -> str | None:
    """Return the key behind an id, or ``None`` when the text is not an id of this API: such a thing does not exist."""
    try:
        raw = _decode(value)
        # Until version 0.3 an id was the key itself.
        text = _key_of(raw) if len(raw) <= _BEFORE_LOCALE + _SHORT_LOCALE else raw.decode()
        key = Key.parse(text)
    except (ValueError, UnicodeDecodeError):
        return None
    is_key = _NAME.fullmatch(key.kind) and _UUID.fullmatch(key.uuid) and _LOCALE.fullmatch(key.locale)
    return str(key) if is_key else None


def _key_of(raw: bytes) -> str:
    kind = _kinds().get(raw[:_CODE], "")
    return f"{kind}:{UUID(bytes=raw[_CODE:_BEFORE_LOCALE])}:{raw[_BEFORE_LOCALE:].decode()}"


@cache
def _codes() -> dict[str, bytes]:
    """Return the two bytes that stand for each installed kind: a hash of its name, unless two have the same."""
    codes = {name: hashlib.sha256(name.encode()).digest()[:_CODE] for name in get_kinds()}
    seen = Counter(codes.values())
    return {name: code for name, code in codes.items() if seen[code] == 1}


@cache
def _kinds() -> dict[bytes, str]:
    return {code: name for name, code in _codes().items()}


def encode_cursor(values: list[Any]) -> str:
    """Return the cursor of a row's order values."""
    return _encode(json.dumps(values, separators=(",", ":"), ensure_ascii=False).encode())


def decode_cursor(value: str, argument: str) -> list[Any]:
    """Return the values behind a cursor.

    Raises:
        BadInput: the text is not a cursor.
    """
    try:
        values = json.loads(_decode(value, MAX_CURSOR))
    except (ValueError, RecursionError) as error:
        raise BadInput(f"The argument '{argument}' is not a cursor of this list.") from error
    if not isinstance(values, list):
        raise BadInput(f"The argument '{argument}' is not a cursor of this list.")
    return values


def _encode(raw: bytes) -> str:
    # As base64.urlsafe_b64encode does it, in half its time: a map has hundreds of ids.
    return binascii.b2a_base64(raw, newline=False).translate(_URL_SAFE).rstrip(b"=").decode()


_URL_SAFE = bytes.maketrans(b"+/", b"-_")


#: Characters of an id, and of a cursor, which holds up to three texts that a list is ordered by.
MAX_ID = 1_000
MAX_CURSOR = 16_000


def _decode(text: str, most: int = MAX_ID) -> bytes:
    if len(text) > most:
        raise ValueError("too long")
    try:
        return base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (UnicodeEncodeError, binascii.Error) as error:
        raise ValueError("not base64") from error
