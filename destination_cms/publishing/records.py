"""A publication's columns as the record that is digested and sent, and the keys that rows and paths are found by."""

import hashlib
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, NamedTuple
from unicodedata import normalize
from uuid import UUID

import orjson
from django.utils.encoding import iri_to_uri, uri_to_iri

from ..models import Publication
from ..models.title_order import title_key
from ..projections.content import project_moment
from ..verticals import Kind, Projection
from .payload import Key, canonical_json, clean, digest_of, iter_refs
from .visibility import Place, end_of_page


def key_of_row(row: Publication) -> Key:
    """Return the key of a publication."""
    return Key(row.kind, str(row.uuid), row.locale)


def path_key(path: str) -> str:
    """Return the key of a path, 32 hex digits; the same with and without a slash at the end, percent-encoded or not.

    Composed and decomposed accents are the same (Unicode NFC). A query string is part of the path. Nothing but the
    key goes into a database, so any text may be asked for.
    """
    same = normalize("NFC", uri_to_iri(iri_to_uri(clean(path))))
    shorter = same[:-1] if len(same) > 1 and same.endswith("/") else same
    return hashlib.sha256(shorter.encode()).hexdigest()[:32]


def row_of(
    kind: Kind,
    key: Key,
    site: int,
    source: str,
    projection: Projection,
    columns: Mapping[str, Any],
    shown: Collection[str] = (),
) -> Publication:
    """Return the row of a projected thing, unsaved and without its number.

    ``columns`` are those that the projection does not give; without a ``slug`` the payload's counts. ``shown`` are the
    keys that the projection was answered with, whether the payload holds them or only says that there is something.
    """
    point, path, title = projection.point, columns.get("path", ""), clean(projection.title)[:255]
    return Publication(
        site=site,
        kind=key.kind,
        uuid=key.uuid,
        locale=key.locale,
        source=source,
        version=kind.version,
        path_digest=path_key(path) if path else "",
        title=title,
        title_key=title_key(title, key.locale),
        links="\n".join(sorted({*iter_refs(projection.payload), *shown})),
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        changes_at=projection.changes_at,
        **{**columns, "slug": normalize("NFC", columns.get("slug", str(projection.payload.get("slug", ""))))},
    )


def page_columns(page: Any, place: Place, stored: Publication | None, now: datetime) -> dict[str, Any]:
    """Return the columns of a page's publication at a place that its projection does not give."""
    return {
        "slug": page.slug,
        "path": place.path,
        "first_published_at": page.first_published_at or (stored and stored.first_published_at) or now,
        "last_published_at": page.last_published_at or now,
        "expires_at": end_of_page(page),
    }


class RecordRow(NamedTuple):
    """The columns of a publication that a record is made of: as many are read at once, without a model's instances."""

    site: int
    kind: str
    uuid: UUID
    locale: str
    version: int
    sequence: int
    digest: str
    payload: str
    title: str
    slug: str
    path: str
    first_published_at: datetime | None
    last_published_at: datetime | None
    expires_at: datetime | None
    latitude: float | None
    longitude: float | None
    is_withdrawn: bool
    reason: str
    source: str


def envelope_of(row: Publication | RecordRow) -> dict[str, Any]:
    """Return everything of a record but its payload."""
    return {
        "kind": row.kind,
        "uuid": str(row.uuid),
        "locale": row.locale,
        "version": row.version,
        "title": row.title,
        "slug": row.slug,
        "path": row.path,
        "first_published_at": project_moment(row.first_published_at),
        "last_published_at": project_moment(row.last_published_at),
        "expires_at": project_moment(row.expires_at),
        "latitude": row.latitude,
        "longitude": row.longitude,
    }


def digest_of_row(row: Publication | RecordRow) -> str:
    """Return the digest of a row, whose payload is canonical JSON."""
    return _texts_of(row)[1]


def is_intact(row: Publication | RecordRow) -> bool:
    """Say whether the digest of a public row is that of its columns and of its payload as it is stored.

    The payload is not parsed.
    """
    return row.is_withdrawn or digest_of_row(row) == row.digest


def _texts_of(row: Publication | RecordRow) -> tuple[str, str]:
    """Return the canonical JSON of a record whose payload is canonical already, and its digest."""
    envelope = envelope_of(row)
    # Quotes inside of a text are escaped, so each of these stands there once.
    before, _, after = canonical_json({**envelope, "payload": None}).partition('"payload":null')
    moment = envelope["last_published_at"]
    told = "null" if moment is None else f'"{moment}"'
    # As in ``digest_of``: to publish again without a change moves nothing.
    stable = before.replace(f'"last_published_at":{told},', "", 1)
    rest = f'"payload":{row.payload}{after}'
    return f"{before}{rest}", hashlib.sha256(f"{stable}{rest}".encode()).hexdigest()


def sidecar_digest_of(row: Publication, index: dict[str, Any]) -> str:
    """Return a short digest of what the sweep writes in addition to the record, except its end.

    The end is left out because it may move without the thing being projected again.
    """
    written = [
        row.source,
        row.links,
        row.path_digest,
        row.title_key,
        {name: str(value) for name, value in index.items()},
    ]
    # The word is part of every stored digest.
    return digest_of({"facts": written})[:32]


def change_line(row: Publication | RecordRow) -> tuple[bytes, bool]:
    """Return the row as one line of the sync feed, without the line end, and whether it is intact."""
    key = f"{row.kind}:{row.uuid}:{row.locale}"
    common = {"key": key, "site": row.site, "sequence": row.sequence}
    if row.is_withdrawn:
        gone = {"kind": row.kind, "uuid": str(row.uuid), "locale": row.locale, "reason": row.reason}
        return orjson.dumps({"op": "delete", **common, **gone, "path": row.path}), True
    # Numbers are sent as they are digested: a client whose language has another way of its own reads the same text.
    text, digest = _texts_of(row)
    line = orjson.dumps({"op": "upsert", **common, "digest": row.digest, "record": orjson.Fragment(text)})
    return line, digest == row.digest
