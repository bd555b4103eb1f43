"""Canonical JSON (RFC 8785), digests and checksums, recomputed by a client to prove that it is complete.

Numbers are written as ECMAScript prints them, so that a client in JavaScript finds the same digest. The server writes its
records with the same functions.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any

from .keys import Key

CHECKSUM_MODULUS = 2**256
#: From here on ECMAScript prints a number with an exponent.
_MOST_DIGITS = 21
_LEAST_EXPONENT = -6
_WORDS = {None: "null", True: "true", False: "false"}


def canonical_json(value: Any) -> str:
    """Return the one JSON text of a value: sorted keys, no spaces, no ASCII escapes, numbers as doubles.

    Raises:
        ValueError: a number is NaN or infinite.
        TypeError: the value holds something that JSON does not know.
    """
    return "".join(_pieces(value))


def _pieces(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield encode_basestring(value)
    elif value is None or isinstance(value, bool):
        yield _WORDS[value]
    elif isinstance(value, int | float):
        yield number_text(value)
    elif isinstance(value, Mapping):
        before = "{"
        for name in sorted(value, key=_in_utf16):
            yield f"{before}{encode_basestring(name)}:"
            yield from _pieces(value[name])
            before = ","
        yield "{}" if before == "{" else "}"
    elif isinstance(value, list | tuple):
        before = "["
        for item in value:
            yield before
            yield from _pieces(item)
            before = ","
        yield "[]" if before == "[" else "]"
    else:
        raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


def _in_utf16(name: str) -> bytes:
    return name.encode("utf-16-be", "surrogatepass")


def number_text(number: int | float) -> str:
    """Return a number as ECMAScript prints it (``Number::toString``); an integer beyond 2**53 as the double next to it.

    Raises:
        ValueError: it is NaN, infinite, or an integer beyond the largest double.
    """
    try:
        double = float(number)
    except OverflowError as overflow:
        raise ValueError("An integer is out of the range of JSON's numbers") from overflow
    text = repr(double)
    if text.endswith(".0"):
        return text[:-2] if double else "0"
    if "e" not in text and "n" not in text:
        return text
    if not text.lstrip("-")[0].isdigit():
        raise ValueError(f"Out of range float values are not JSON compliant: {text}")
    sign, found, exponent = Decimal(text).normalize().as_tuple()
    digits, point = "".join(map(str, found)), len(found) + int(exponent)
    return ("-" if sign else "") + _placed(digits, point)


def _placed(digits: str, point: int) -> str:
    """Return digits with the decimal point after so many of them."""
    if len(digits) <= point <= _MOST_DIGITS:
        return digits.ljust(point, "0")
    if _LEAST_EXPONENT < point <= 0:
        return f"0.{'0' * -point}{digits}"
    fraction = f".{digits[1:]}" if digits[1:] else ""
    return f"{digits[0]}{fraction}e{point - 1:+d}"


def digest_of(record: Mapping[str, Any]) -> str:
    """Return the SHA-256 in hex of a record's canonical JSON without ``last_published_at``.

    Raises:
        ValueError: the record cannot be written as UTF-8 JSON.
    """
    return _sha256(canonical_json(_stable(record)))


def is_digest_of(digest: str, record: Mapping[str, Any]) -> bool:
    """Say whether a record has a digest, also as the first builds wrote numbers: a replica may still hold their records.

    Raises:
        ValueError: the record cannot be written as UTF-8 JSON.
    """
    return digest_of(record) == digest or _sha256(_former_json(_stable(record))) == digest


def _former_json(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def _stable(record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name != "last_published_at"}


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def checksum_term(site: int, key: Key, digest: str) -> int:
    """Return what one record adds to the checksum of its set."""
    return int.from_bytes(hashlib.sha256(f"{site}:{key}:{digest}".encode()).digest(), "big")


def add_term(checksum: int, term: int) -> int:
    """Return the checksum of a set with one more record; the order of adding does not matter."""
    return (checksum + term) % CHECKSUM_MODULUS


def checksum_hex(checksum: int) -> str:
    """Return a checksum as 64 hex digits."""
    return f"{checksum:064x}"
