"""What editors should check of public pages, written with the publications by the sweep.

The report reads rows and works out nothing. What holds from a later day on is stored with that day.
"""

import logging
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import nullcontext
from datetime import date
from typing import Any

import orjson
from django.db import DatabaseError, transaction
from django.utils import timezone

from ..base_page import page_model
from ..compiled_writes import insert_rows
from ..content_warnings import common_warnings
from ..geo.point import Point
from ..models import PageWarning, Publication
from ..verticals import ContentWarning, Kind
from .neighbours import Neighbour, affected, neighbours_of, place_warnings
from .plan import Plan, Tombstone, Upsert
from .source_names import PAGE_GROUP, pk_of

__all__ = ["changed_places", "neighbours_to_check", "write_warnings"]

logger = logging.getLogger(__name__)

#: Pages by primary key, by kind: those that a plan has loaded.
Loaded = Mapping[str, tuple[Kind, Mapping[int, Any]]]
_Found = dict[int, list[ContentWarning]]


def write_warnings(planned: Plan, loaded: Loaded, locales: Mapping[int, str], *, is_careful: bool = False) -> None:
    """Replace the warnings of the pages that a plan has looked at. Called after the publications are written.

    Args:
        planned: what was written.
        loaded: its public pages.
        locales: language codes by primary key.
        is_careful: put a savepoint round each call of a vertical, so that one that breaks the transaction fails alone.

    Raises:
        DatabaseError: a vertical broke the transaction, and it was not careful.
    """
    pks = {pk_of(source) for source in planned.sources if source.startswith(f"{PAGE_GROUP}:")}
    if not pks:
        return
    found: _Found = {}
    kinds: dict[int, str] = {}
    for name, (kind, pages) in loaded.items():
        of_kind = _find(kind, [*pages.values()], is_careful=is_careful)
        for pk, warnings in _of_places(kind, [pages[pk] for pk in of_kind], locales):
            of_kind[pk] += warnings
        kinds |= dict.fromkeys(of_kind, name)
        found |= of_kind
    # What could not be looked at keeps what is told of it.
    failed = {pk for _, pages in loaded.values() for pk in pages} - found.keys()
    _replace(pks - failed, found, kinds)


def _find(kind: Kind, pages: list[Any], *, is_careful: bool) -> _Found:
    rules = kind.warnings
    if rules is None or not pages:
        return {}
    try:
        with transaction.atomic() if is_careful else nullcontext():
            told = rules.find(pages)
            found: _Found = {page.pk: [*common_warnings(page), *told.get(page.pk, ())] for page in pages}
            orjson.dumps([dict(warning.values) for warnings in found.values() for warning in warnings])
    except Exception as error:  # what is told to editors must not stop a publish
        if isinstance(error, DatabaseError) and not is_careful:
            raise
        if len(pages) == 1:
            logger.exception("the warnings of page:%s could not be found", pages[0].pk)
            return {}
        return {pk: one for page in pages for pk, one in _find(kind, [page], is_careful=is_careful).items()}
    return found


def _of_places(
    kind: Kind, pages: Iterable[Any], locales: Mapping[int, str]
) -> Iterator[tuple[int, list[ContentWarning]]]:
    # An alias stands where its original does.
    places = [(page.pk, place) for page in pages if page.alias_of_id is None and (place := _place(kind, page, locales))]
    if not places:
        return
    near = neighbours_of([place for _, place in places])
    told = {other.source for others in near for other in others}
    mirrored = _aliases_among(told) if told else frozenset()
    for (pk, place), others in zip(places, near, strict=True):
        yield pk, [*place_warnings(place, others, mirrored)]


def _place(kind: Kind, page: Any, locales: Mapping[int, str]) -> Neighbour | None:
    point = kind.warnings.place(page) if kind.warnings and kind.warnings.place else None
    if point is None:
        return None
    return Neighbour(f"{PAGE_GROUP}:{page.pk}", kind.name, locales.get(page.locale_id, ""), page.title, point)


def _aliases_among(sources: Iterable[str]) -> frozenset[str]:
    aliases = page_model()._default_manager.filter(pk__in=map(pk_of, sources), alias_of__isnull=False)
    return frozenset(f"{PAGE_GROUP}:{pk}" for pk in aliases.values_list("pk", flat=True))


def _replace(pks: set[int], found: _Found, kinds: Mapping[int, str]) -> None:
    today = timezone.localdate()
    stored: dict[tuple[int, str, bytes], list[PageWarning]] = {}
    for row in PageWarning.objects.filter(page__in=pks).order_by("pk"):
        stored.setdefault((row.page_id, row.code, _key(row.values)), []).append(row)
    fresh = []
    for pk in sorted(found):
        for warning in found[pk]:
            kept = stored.get((pk, warning.code, _key(warning.values)))
            # What holds at once has held since it was found first.
            if kept and _holds_since(kept[0].starts_on, warning.starts_on, today):
                kept.pop(0)
            else:
                values, since = dict(warning.values), warning.starts_on or today
                fresh.append(PageWarning(page_id=pk, kind=kinds[pk], code=warning.code, values=values, starts_on=since))
    if gone := [row.pk for rows in stored.values() for row in rows]:
        PageWarning.objects.filter(pk__in=gone).delete()
    insert_rows(PageWarning, fresh)


def _key(values: Mapping[str, Any]) -> bytes:
    return orjson.dumps(dict(values), option=orjson.OPT_SORT_KEYS)


def _holds_since(stored: date, starts_on: date | None, today: date) -> bool:
    return stored <= today if starts_on is None else stored == starts_on


def changed_places(planned: Plan) -> frozenset[Neighbour]:
    """Return where pages come or go, and under which title; of a page that moves or is renamed, both.

    Called before the plan is written: the writer empties the row that it withdraws.
    """
    found: set[Neighbour] = set()
    changes: list[Upsert | Tombstone] = [*planned.upserts, *planned.tombstones]
    for change in changes:
        if change.kind.warnings is not None and change.kind.warnings.place is not None:
            found ^= _places(change.stored) ^ _places(getattr(change, "publication", None))
    return frozenset(found)


def _places(row: Publication | None) -> set[Neighbour]:
    if row is None or row.is_withdrawn or row.latitude is None or row.longitude is None:
        return set()
    return {Neighbour(row.source, row.kind, row.locale, row.title, Point(row.latitude, row.longitude))}


def neighbours_to_check(places: Collection[Neighbour], planned: Plan) -> set[str]:
    """Return the sources of pages next to which another one came, went or was renamed. Called after the write."""
    if not places:
        return set()
    near = dict(zip(places, neighbours_of([*places]), strict=True))
    return affected(places, near) - planned.sources
