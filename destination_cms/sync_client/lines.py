"""The lines of the feed: parsed, and checked before anything is done with them."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

from .canonical import is_digest_of
from .keys import Key, KeyInvalid, iter_refs, make_key, parse_key

_HEX_256 = re.compile(r"[0-9a-f]{64}")
_MAX_TOKEN_LENGTH = 4096
#: The wire formats that are read: 2, and for one minor release 1, whose control lines name no format.
FORMATS = (1, 2)


class LineInvalid(ValueError):
    """The line does not match a wire format that this client reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Base addresses of paths and file names in records; both empty in wire format 1.

    Attributes:
        site_url: where the paths of pages begin.
        media_url: what the name of a file is put behind.
    """

    site_url: str = ""
    media_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upsert:
    """A record as it is now.

    Attributes:
        digest: as the server states it.
        is_intact: whether the record that came with it has that digest.
        refs: key texts of the records that the payload refers to.
    """

    key: Key
    site: int
    sequence: int
    digest: str
    is_intact: bool
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delete:
    """A record that is no longer public."""

    key: Key
    site: int
    sequence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Continue:
    """The end of a page that is not the last."""

    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """The end of the last page: what the whole set must now be."""

    token: str
    count: int
    checksum: str
    addresses: Addresses = Addresses()


Row = Upsert | Delete
Control = Continue | Checkpoint


def parse_line(raw: bytes) -> Row | Control:
    """Return what a line says.

    Raises:
        LineInvalid: it is not a line of a wire format that is read here.
    """
    try:
        return _parse_object(json.loads(raw.decode(), parse_constant=_refuse_constant))
    except KeyInvalid as error:
        raise LineInvalid(str(error)) from error
    except LineInvalid:
        raise
    except (ValueError, RecursionError) as error:
        raise LineInvalid("a line is not valid JSON") from error


def _parse_object(line: Any) -> Row | Control:
    if not isinstance(line, dict):
        raise LineInvalid("a line is not a JSON object")
    parse = _PARSERS.get(str(line.get("op")))
    if parse is None:
        raise LineInvalid(f"a line has the unknown op {line.get('op')!r:.40}")
    return parse(line)


def _refuse_constant(name: str) -> NoReturn:
    raise LineInvalid(f"a line holds the number {name}")


def _parse_upsert(line: dict[str, Any]) -> Upsert:
    key = parse_key(line.get("key"))
    record = line.get("record")
    if not isinstance(record, dict):
        raise LineInvalid(f"the line of {key} has no record")
    if make_key(record.get("kind"), record.get("uuid"), record.get("locale")) != key:
        raise LineInvalid(f"the record of {key} names another key")
    digest = _hex_256(line, "digest")
    return Upsert(
        key=key,
        site=_whole_number(line, "site"),
        sequence=_whole_number(line, "sequence"),
        digest=digest,
        is_intact=is_digest_of(digest, record),
        refs=tuple(sorted(set(iter_refs(record.get("payload"))))),
    )


def _parse_delete(line: dict[str, Any]) -> Delete:
    return Delete(
        key=parse_key(line.get("key")),
        site=_whole_number(line, "site"),
        sequence=_whole_number(line, "sequence"),
    )


def _parse_continue(line: dict[str, Any]) -> Continue:
    _format(line)
    return Continue(token=_token(line))


def _parse_checkpoint(line: dict[str, Any]) -> Checkpoint:
    return Checkpoint(
        token=_token(line),
        count=_whole_number(line, "count"),
        checksum=_hex_256(line, "checksum"),
        addresses=Addresses() if _format(line) == 1 else _addresses(line),
    )


def _format(line: dict[str, Any]) -> int:
    found = line.get("format", 1)
    if isinstance(found, bool) or found not in FORMATS:
        raise LineInvalid(
            f"a control line is of wire format {found!r:.20}, and this client reads {FORMATS[-1]} at most"
        )
    return int(found)


def _addresses(line: dict[str, Any]) -> Addresses:
    site_url, media_url = line.get("siteUrl"), line.get("mediaUrl")
    for address in (site_url, media_url):
        if not isinstance(address, str) or not address.startswith(("http://", "https://")):
            raise LineInvalid("a checkpoint does not name the addresses of pages and files")
    return Addresses(site_url=str(site_url), media_url=str(media_url))


_PARSERS: dict[str, Callable[[dict[str, Any]], Row | Control]] = {
    "upsert": _parse_upsert,
    "delete": _parse_delete,
    "continue": _parse_continue,
    "checkpoint": _parse_checkpoint,
}


def _whole_number(line: dict[str, Any], name: str) -> int:
    value = line.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise LineInvalid(f"{name!r} is not a whole number in a line")
    return value


def _hex_256(line: dict[str, Any], name: str) -> str:
    value = line.get(name)
    if not isinstance(value, str) or not _HEX_256.fullmatch(value):
        raise LineInvalid(f"{name!r} is not 64 hex digits in a line")
    return value


def _token(line: dict[str, Any]) -> str:
    value = line.get("token")
    if not isinstance(value, str) or not 0 < len(value) <= _MAX_TOKEN_LENGTH:
        raise LineInvalid("a control line has no token")
    return value
