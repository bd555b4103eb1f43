"""Canonical JSON, digests and checksums, recomputed by a client to prove that it is complete."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from .keys import Key

CHECKSUM_MODULUS = 2**256


def canonical_json(value: Any) -> str:
    """Return the one JSON text of a value: sorted keys, no spaces, no ASCII escapes.

    Raises:
        ValueError: a number is NaN or infinite.
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def digest_of(record: Mapping[str, Any]) -> str:
    """Return the SHA-256 in hex of a record's canonical JSON without ``last_published_at``.

    Raises:
        ValueError: the record cannot be written as UTF-8 JSON.
    """
    stable = {name: value for name, value in record.items() if name != "last_published_at"}
    return hashlib.sha256(canonical_json(stable).encode()).hexdigest()


def checksum_term(site: int, key: Key, digest: str) -> int:
    """Return what one record adds to the checksum of its set."""
    return int.from_bytes(hashlib.sha256(f"{site}:{key}:{digest}".encode()).digest(), "big")


def add_term(checksum: int, term: int) -> int:
    """Return the checksum of a set with one more record; the order of adding does not matter."""
    return (checksum + term) % CHECKSUM_MODULUS


def checksum_hex(checksum: int) -> str:
    """Return a checksum as 64 hex digits."""
    return f"{checksum:064x}"
