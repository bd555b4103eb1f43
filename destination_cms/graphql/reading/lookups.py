"""Lookup of what is public by slug and by path."""

from collections.abc import Iterable
from unicodedata import normalize

from django.db.models import QuerySet

from ...compiled_queries import padded
from ...models import Publication
from ...publishing.records import path_key
from .reader import Reader, Record
from .rows import parameter


def by_slug(reader: Reader, kind: str, locale: str, slug: str) -> Record | None:
    """Return what has a slug, in whatever form of Unicode it is asked for; of several the one whose path comes first."""

    def build(any_reader: Reader) -> QuerySet[Publication]:
        found = any_reader.published(parameter("kind"), parameter("locale"))  # type: ignore[arg-type]
        return found.filter(slug=parameter("slug")).order_by("path", "uuid")[:1]

    rows = reader.compiled_rows("slug", build, {"kind": [kind], "locale": [locale], "slug": [normalize("NFC", slug)]})
    return next(iter(reader.batch(rows)), None)


def at_paths(reader: Reader, paths: Iterable[str]) -> dict[str, list[Record]]:
    """Return what is at some paths, by path key, in any spelling of them; one query."""
    keys = {path_key(path) for path in paths}
    if not keys:
        return {}
    wanted = padded(keys)

    def build(any_reader: Reader) -> QuerySet[Publication]:
        return any_reader.published().filter(
            path_digest__in=[parameter("path_digest", number) for number in range(len(wanted))]
        )

    found: dict[str, list[Record]] = {}
    for record in reader.batch(reader.compiled_rows(("paths", len(wanted)), build, {"path_digest": wanted})):
        found.setdefault(path_key(record.row.path), []).append(record)
    return found
