"""The row that an entry shall have, from what its projection said."""

from typing import Any

from ..models import Publication
from ..projection import Projection
from .entries import Entry
from .paths import path_key
from .payload import clean, iter_refs


def links_of(row: Publication) -> set[str]:
    """Return the keys that a row's payload refers to."""
    return set(row.links.splitlines())


def row_of(entry: Entry, projection: Projection, *, path: str = "", **columns: Any) -> Publication:
    """Return the row that an entry shall have, unsaved and without its number."""
    point = projection.point
    return Publication(
        site=entry.site,
        kind=entry.key.kind,
        uuid=entry.key.uuid,
        locale=entry.key.locale,
        source=entry.source,
        version=entry.kind.version,
        title=clean(projection.title)[:255],
        path=path,
        path_digest=path_key(path) if path else "",
        links="\n".join(sorted(set(iter_refs(projection.payload)))),
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        **columns,
    )
