"""From a publication's columns to the record that is digested and sent."""

from datetime import UTC, datetime
from typing import Any

import orjson

from ..models import Publication
from .payload import Key, digest_of


def iso(moment: datetime | None) -> str | None:
    """Return a moment in UTC as ISO 8601 with a ``Z``."""
    return None if moment is None else moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def key_of_row(row: Publication) -> Key:
    """Return the key of a publication."""
    return Key(row.kind, str(row.uuid), row.locale)


def envelope_of(row: Publication) -> dict[str, Any]:
    """Return everything of a record but its payload."""
    return {
        "kind": row.kind,
        "uuid": str(row.uuid),
        "locale": row.locale,
        "version": row.version,
        "title": row.title,
        "slug": row.slug,
        "path": row.path,
        "url": row.url,
        "first_published_at": iso(row.first_published_at),
        "last_published_at": iso(row.last_published_at),
        "expires_at": iso(row.expires_at),
        "latitude": row.latitude,
        "longitude": row.longitude,
    }


def digest_of_row(row: Publication, payload: Any) -> str:
    """Return the digest of a row with this payload."""
    return digest_of({**envelope_of(row), "payload": payload})


def facts_of(row: Publication, index: dict[str, Any]) -> str:
    """Return a short digest of what the sweep writes beside the record, its end aside.

    The end is left out because it may move without the thing being projected again.
    """
    written = [row.source, row.links, row.path_digest, {name: str(value) for name, value in index.items()}]
    return digest_of({"facts": written})[:32]


def change_line(row: Publication) -> bytes:
    """Return the row as one line of the sync feed, without the line end."""
    key = key_of_row(row)
    common = {"key": str(key), "site": row.site, "sequence": row.sequence}
    if row.is_withdrawn:
        gone = {"kind": row.kind, "uuid": str(row.uuid), "locale": row.locale, "reason": row.reason}
        return orjson.dumps({"op": "delete", **common, **gone, "path": row.path, "url": row.url})
    record = {**envelope_of(row), "payload": orjson.Fragment(row.payload)}
    return orjson.dumps({"op": "upsert", **common, "digest": row.digest, "record": record})
