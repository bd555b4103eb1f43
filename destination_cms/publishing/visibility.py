"""Visibility rules: which content is public, where, and why the rest is not."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, Value
from wagtail.coreutils import get_content_languages
from wagtail.models import Collection, CollectionViewRestriction, Locale, PageViewRestriction

from ..compiled_queries import Statement, compiled_query, in_sequence
from ..models.publication import WithdrawalReason
from .page_paths import Root, load_roots, load_sites

_STEP = 4  # characters of one level in treebeard's materialised path, for pages and collections alike


@dataclass(frozen=True, slots=True)
class Place:
    """Place of a page on a site."""

    site: int
    path: str


@dataclass(slots=True)
class VisibilityRules:
    """Sites, locales and privacy, read once for a batch: what decides whether content is public.

    Read straight from the database: Wagtail's own cache of site roots lives in each process,
    so another process's change to a site would not be seen here for an hour.
    """

    roots: list[Root]
    sites: list[Any]
    locales: dict[int, str]
    private_pages: frozenset[str]
    private_collections: frozenset[str]
    collections: dict[int, str]
    now: datetime

    @classmethod
    def load(cls, now: datetime) -> "VisibilityRules":
        languages = set(get_content_languages())
        rows = _rows_of_rules()
        locales = {pk: code for pk, code in rows["locale"] if code in languages}
        sites = load_sites()
        return cls(
            roots=load_roots(sites, locales),
            sites=[site for site, _ in sites],
            locales=locales,
            private_pages=frozenset(path for _, path in rows["private page"]),
            private_collections=frozenset(path for _, path in rows["private collection"]),
            collections=dict(rows["collection"]),
            now=now,
        )

    def page_places(self, row: Any) -> tuple[list[Place], str]:
        """Return where a page is public and, when nowhere, the reason.

        Public is: live, not past its expiry, in an active locale, no alias that stands in for a
        missing translation, no view restriction on it or above it, and below a site's root.
        Ancestors need not be live, as in Wagtail's own routing. An alias is public only while
        that is public which it mirrors.
        """
        for page in (row, *mirrored_pages(row)):
            if reason := self._hidden_reason(page):
                return [], reason
        return self._locate(row), WithdrawalReason.WITHDRAWN

    def _hidden_reason(self, page: Any) -> str:
        """Return why a page is not public, whatever it mirrors; empty where it is."""
        if self._is_past(page.expire_at) or (page.expired and not page.live):
            return WithdrawalReason.EXPIRED
        is_open = (
            page.live
            and page.locale_id in self.locales
            and not (page.alias_of is not None and page.alias_of.translation_key == page.translation_key)
            and not _is_below(page.path, self.private_pages)
            and any(page.path.startswith(root.tree_path) for root in self.roots)
        )
        return "" if is_open else WithdrawalReason.WITHDRAWN

    def is_shared_open(self, instance: Any) -> bool:
        """Say whether content that is not a page may be shown, as a shared thing or as standalone content."""
        if getattr(instance, "live", True) is False or self.has_ended(instance):
            return False
        if hasattr(instance, "locale_id") and instance.locale_id not in self.locales:
            return False
        if hasattr(instance, "collection_id"):
            path = self.collections.get(instance.collection_id)
            return path is not None and not _is_below(path, self.private_collections)
        return True

    def has_ended(self, instance: Any) -> bool:
        """Say whether an image or snippet is past its own expiry."""
        return self._is_past(getattr(instance, "expire_at", None))

    def _is_past(self, moment: datetime | None) -> bool:
        return moment is not None and moment <= self.now

    def _locate(self, row: Any) -> list[Place]:
        places: dict[int, Place] = {}
        for root in self.roots:
            if row.path.startswith(root.tree_path) and root.site not in places:
                places[root.site] = Place(root.site, root.path_of(row))
        return list(places.values())


def mirrored_pages(page: Any) -> list[Any]:
    """Return what an alias mirrors, the nearest first; nothing for other pages."""
    found: list[Any] = []
    source = page.alias_of
    # Code may have made a circle.
    while source is not None and source.pk != page.pk and all(source.pk != other.pk for other in found):
        found.append(source)
        source = source.alias_of
    return found


def end_of_page(page: Any) -> datetime | None:
    """Return when a page stops being public: its expiry, or that of what it mirrors."""
    return min(filter(None, (each.expire_at for each in (page, *mirrored_pages(page)))), default=None)


def _rows_of_rules() -> dict[str, list[tuple[int, str]]]:
    """Return locales, collections and what is private, as primary keys with codes or tree paths, in one statement."""
    columns = {
        "locale": (Locale, "language_code"),
        "private page": (PageViewRestriction, "page__path"),
        "private collection": (CollectionViewRestriction, "collection__path"),
        "collection": (Collection, "path"),
    }

    def build() -> Statement:
        names = ("destination_sort", "pk", "destination_text")
        parts = [
            model._default_manager.order_by().annotate(
                destination_sort=Value(sort, output_field=CharField()), destination_text=F(text)
            )
            for sort, (model, text) in columns.items()
        ]
        return in_sequence(parts, names)

    found: dict[str, list[tuple[int, str]]] = {sort: [] for sort in columns}
    for sort, pk, text in compiled_query(Locale, "rules", build, ()).fetch():
        found[sort].append((pk, text))
    return found


def _is_below(path: str, closed: frozenset[str]) -> bool:
    return bool(closed) and any(path[:end] in closed for end in range(_STEP, len(path) + 1, _STEP))
