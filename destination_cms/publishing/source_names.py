"""Names of edited rows: ``page:12``, ``image:3``, ``district:5``."""

from collections.abc import Iterable
from typing import Any

from ..projections.kinds import get_kinds, page_kind_names
from ..verticals import Kind

PAGE_GROUP = "page"


def source_of(kind: Kind, pk: Any) -> str:
    """Return the name of an edited row. Pages share one name space: a page keeps it whatever its kind."""
    return f"{PAGE_GROUP if kind.name in page_kind_names() else kind.name}:{pk}"


def pk_of(source: str) -> int:
    """Return the primary key in the name of an edited row."""
    return int(source.partition(":")[2])


def group_by_kind(sources: Iterable[str]) -> tuple[list[int], dict[str, list[int]]]:
    """Split sources into page primary keys and, per other kind, primary keys. Unknown kinds are left out."""
    pages: list[int] = []
    others: dict[str, list[int]] = {}
    for source in sources:
        group, _, pk = source.partition(":")
        if group == PAGE_GROUP:
            pages.append(int(pk))
        elif group in get_kinds():
            others.setdefault(group, []).append(int(pk))
    return pages, others
