"""Expansion of marks that reach far (a tree, everything) into marks of single edited rows."""

import logging
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Collection

from ..base_page import page_model
from ..models import Edge, Mark, Publication
from ..models.ledger import MarkScope
from ..projections.extensions import models_of
from ..projections.kinds import IMAGE_KIND, PAGE_KIND, get_kinds, own_page_kinds, shared_kinds, standalone_kinds
from ..verticals import Kind
from .payload import Key
from .source_names import PAGE_GROUP, source_of

logger = logging.getLogger(__name__)

#: Values in one query at most; databases have a limit.
_AT_ONCE = 1000


def expand_marks(reached: Iterable[tuple[str, str]]) -> None:
    """Append a mark for each edited row that marks of these scopes and targets reach. The caller deletes those."""
    scopes = set(reached)
    sources: set[str] = set()
    if (MarkScope.ALL, "") in scopes:
        sources.update(all_sources())
    keys: set[Key] = set()
    for scope, target in scopes:
        try:
            if scope == MarkScope.REFERRERS:
                keys.add(Key.parse(target))
            else:
                sources.update(_reached(scope, target))
        except ValueError:
            logger.exception("the mark of '%s' is dropped: it cannot be read", target)
    sources.update(_referrers(keys))
    fresh = (Mark(scope=MarkScope.SOURCE, target=source) for source in sorted(sources))
    Mark.objects.bulk_create(fresh, batch_size=1000)


def _reached(scope: str, target: str) -> set[str]:
    """Return the edited rows that one mark reaches.

    Raises:
        ValueError: its target is not a primary key or a key.
    """
    if scope == MarkScope.PAGE_TREE:
        return {*_page_tree(target)}
    return {*_collection_tree(target)} if scope == MarkScope.COLLECTION_TREE else set()


def all_sources() -> Iterator[str]:
    """Yield every edited row that could be public, and every one that the ledger has as public."""
    for row in all_pages().values_list("pk", flat=True).iterator():
        yield f"{PAGE_GROUP}:{row}"
    for kind in [*shared_kinds(), *standalone_kinds()]:
        for pk in kind.model._default_manager.values_list("pk", flat=True).iterator():
            yield source_of(kind, pk)
    yield from Publication.objects.filter(is_withdrawn=False).values_list("source", flat=True).iterator()


def all_pages() -> Any:
    """Return all pages, live or not: a queryset of base rows. Every page class has a kind."""
    return page_model()._default_manager.all()


def pages_of(kind: Kind) -> Any:
    """Return the rows of a page kind, live or not: for plain pages the base rows that no other kind claims."""
    if kind.name != PAGE_KIND:
        return kind.model._default_manager.all()
    claimed = (model for other in own_page_kinds() for model in models_of(other))
    return all_pages().exclude(content_type__in=ContentType.objects.get_for_models(*claimed).values())


def _page_tree(target: str) -> Iterator[str]:
    path = page_model()._default_manager.filter(pk=target).values_list("path", flat=True).first()
    if path:
        pks = list(all_pages().filter(path__startswith=path).values_list("pk", flat=True))
        yield from (f"{PAGE_GROUP}:{pk}" for pk in pks)
        yield from _dependents_of(pks)


def _dependents_of(pages: list[int]) -> Iterator[str]:
    """Yield what is public only while these pages are: redirects that Wagtail has made without a signal."""
    for kind in standalone_kinds():
        for start in range(0, len(pages) if kind.standalone else 0, _AT_ONCE):
            assert kind.standalone is not None  # noqa: S101 - checked above
            found = kind.standalone.dependents(pages[start : start + _AT_ONCE], ())
            yield from (source_of(kind, pk) for pk in found)


def _collection_tree(target: str) -> Iterator[str]:
    path = Collection.objects.filter(pk=target).values_list("path", flat=True).first()
    if path:
        kind = get_kinds()[IMAGE_KIND]
        images = kind.model._default_manager.filter(collection__path__startswith=path)
        for pk in images.values_list("pk", flat=True):
            yield source_of(kind, pk)


def _referrers(keys: set[Key]) -> Iterator[str]:
    """Yield what wants to show one of these keys, in two statements for many of them."""
    texts = sorted(map(str, keys))
    for start in range(0, len(texts), _AT_ONCE):
        edges = Edge.objects.filter(target_key__in=texts[start : start + _AT_ONCE])
        yield from _sources_of_keys({*_parsed(edges.values_list("site", "source_key"))})


def _parsed(places: Iterable[tuple[int, str]]) -> Iterator[tuple[int, Key]]:
    for site, text in places:
        try:
            yield site, Key.parse(text)
        except ValueError:
            logger.exception("the edge from '%s' is left out: it cannot be read", text)


def _sources_of_keys(places: set[tuple[int, Key]]) -> Iterator[str]:
    uuids = sorted({key.uuid for _, key in places})
    for start in range(0, len(uuids), _AT_ONCE):
        rows = Publication.objects.filter(uuid__in=uuids[start : start + _AT_ONCE])
        for site, kind, uuid, locale, source in rows.values_list("site", "kind", "uuid", "locale", "source"):
            if (site, Key(kind, str(uuid), locale)) in places:
                yield source
