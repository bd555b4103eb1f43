"""Make a ledger ten, a hundred or a thousand times as large: clones of what is published, written as a sweep writes.

A clone is a thing of a town of its own: what it refers to are clones of the same number, it lies elsewhere, and its
districts, tags and images are its own. Sections and index pages stay the same, as a larger site has no more of them.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

import orjson
from django.db import transaction
from django.utils import timezone

from destination_cms.models import LedgerState, Publication
from destination_cms.models.title_order import title_key
from destination_cms.projections.index_values import columns_of, index_models
from destination_cms.projections.kinds import get_kinds
from destination_cms.publishing.payload import iter_refs
from destination_cms.publishing.plan import EdgeChanges, Plan, Upsert
from destination_cms.publishing.records import digest_of_row, path_key
from destination_cms.publishing.writer import write

#: Kinds that a larger site has as many of.
FEW = frozenset({"section", "news_index", "mice_index", "menu", "site_identity", "page", "text_page", "redirect"})
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
#: Towns lie side by side, so that as much lies within a radius as before.
_TOWNS_A_ROW, _DEGREES = 60, 0.3

_Index = Mapping[str, Any]


def grow_to(count: int) -> int:
    """Write clones until at least so many rows are public; return how many there are."""
    public = Publication.objects.filter(is_withdrawn=False)
    originals = [(row, index_of(row)) for row in public.filter(changed_at__lt=_first_clone_at()).order_by("sequence")]
    few = {str(row.uuid) for row, _ in originals if row.kind in FEW}
    cloned = [(row, index) for row, index in originals if row.kind not in FEW]
    number = (public.count() - len(originals)) // len(cloned)
    while (found := public.count()) < count:
        number += 1
        write_clones([clone_of(row, index, number, few) for row, index in cloned])
    return found


def _first_clone_at() -> Any:
    return (
        Publication.objects.filter(source__startswith="clone:")
        .order_by("sequence")
        .values_list("changed_at", flat=True)
        .first()
        or timezone.now()
    )


def index_of(row: Publication) -> dict[str, Any]:
    """Return the values of a publication's index rows."""
    values: dict[str, Any] = {}
    for model in index_models(get_kinds()[row.kind]):
        stored = model._default_manager.filter(pk=row.pk).first()
        values |= {name: getattr(stored, name) for name in columns_of(model)} if stored else {}
    return values


def clone_of(row: Publication, index: _Index, number: int, few: set[str]) -> tuple[Publication, dict[str, Any]]:
    """Return the clone of a number, unsaved, and the values of its index rows; what is in ``few`` keeps its UUID."""

    def renamed(text: str) -> str:
        return _UUID.sub(lambda found: found[0] if found[0] in few else str(_uuid(found[0], number)), text)

    columns = {field.attname: getattr(row, field.attname) for field in Publication._meta.concrete_fields}
    clone = Publication(**{**columns, "id": None})
    clone.uuid = _uuid(str(row.uuid), number)
    clone.source = f"clone:{number}:{row.source}"[:120]
    clone.payload, clone.links = renamed(row.payload), "\n".join(sorted(map(renamed, row.links.splitlines())))
    # Anywhere among all titles: in a real town, the order of titles tells nothing of lengths or kinds.
    clone.title = f"{str(clone.uuid)[:6].translate(_LETTERS)} {row.title[:200]}"
    clone.title_key = title_key(clone.title, clone.locale)
    if row.path:
        clone.slug, clone.path = f"{row.slug}-{number}", f"{row.path.rstrip('/')}-{number}/"
        clone.path_digest = path_key(clone.path)
    if row.latitude is not None and row.longitude is not None:
        clone.latitude = row.latitude - _DEGREES * (number // _TOWNS_A_ROW)
        clone.longitude = row.longitude + _DEGREES * (number % _TOWNS_A_ROW)
    earlier = timedelta(minutes=7 * number)
    for name in ("first_published_at", "last_published_at"):
        moment = getattr(row, name)
        setattr(clone, name, moment and moment - earlier)
    clone.digest = digest_of_row(clone)
    values = {name: renamed(value) if isinstance(value, str) else value for name, value in index.items()}
    if values.get("displayed_at"):
        values["displayed_at"] -= earlier
    return clone, values


def _uuid(original: str, number: int) -> UUID:
    return uuid5(UUID(original), str(number))


def write_clones(clones: list[tuple[Publication, dict[str, Any]]]) -> None:
    """Write clones into the ledger, as a sweep does."""
    with transaction.atomic():
        state = LedgerState.objects.select_for_update().get(pk=1)
        write(Plan(upserts=tuple(_upserts(clones)), edges=EdgeChanges(dict(_edges(clones)))), state, timezone.now())
        state.save(update_fields=["head"])


def _upserts(clones: list[tuple[Publication, dict[str, Any]]]) -> Iterator[Upsert]:
    for clone, index in clones:
        key = f"{clone.kind}:{clone.uuid}:{clone.locale}"
        yield Upsert((clone.site, key), get_kinds()[clone.kind], clone.source, clone, None, index)  # type: ignore[arg-type]


def _edges(clones: list[tuple[Publication, dict[str, Any]]]) -> Iterator[tuple[Any, set[str]]]:
    for clone, _ in clones:
        targets = set(iter_refs(orjson.loads(clone.payload)))
        if targets:
            yield (clone.site, f"{clone.kind}:{clone.uuid}:{clone.locale}"), targets
