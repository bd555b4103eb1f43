"""The gates: what of the editing side is public, where, and if not, why not."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from wagtail.coreutils import get_content_languages
from wagtail.models import Collection, CollectionViewRestriction, Locale, PageViewRestriction, Site

from ..base_page import page_model
from ..conf import get_settings
from ..models.publication import WithdrawalReason

_STEP = 4  # characters of one level in treebeard's materialised path, for pages and collections alike


@dataclass(frozen=True, slots=True)
class Root:
    """The root page of a site in one language."""

    site: int
    tree_path: str
    url_path: str
    prefix: str
    base_url: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page is on a site."""

    site: int
    path: str
    url: str


@dataclass(slots=True)
class Gates:
    """A picture of sites, locales and privacy, taken once for a batch.

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
    def load(cls, now: datetime) -> "Gates":
        languages = set(get_content_languages())
        locales = {row.pk: row.language_code for row in Locale.objects.all() if row.language_code in languages}
        sites = list(Site.objects.select_related("root_page__locale").order_by("pk"))
        return cls(
            roots=_load_roots(sites, locales),
            sites=sites,
            locales=locales,
            private_pages=frozenset(PageViewRestriction.objects.values_list("page__path", flat=True)),
            private_collections=frozenset(CollectionViewRestriction.objects.values_list("collection__path", flat=True)),
            collections=dict(Collection.objects.values_list("pk", "path")),
            now=now,
        )

    def page_places(self, row: Any) -> tuple[list[Place], str]:
        """Return where a page is public and, when nowhere, the reason.

        Public is: live, not past its expiry, in an active locale, no alias that stands in for a
        missing translation, no view restriction on it or above it, and below a site's root.
        Ancestors need not be live, as in Wagtail's own routing.
        """
        if self._is_past(row.expire_at) or (row.expired and not row.live):
            return [], WithdrawalReason.EXPIRED
        closed = (
            not row.live
            or row.locale_id not in self.locales
            or (row.alias_of is not None and row.alias_of.translation_key == row.translation_key)
            or _is_below(row.path, self.private_pages)
        )
        if closed:
            return [], WithdrawalReason.WITHDRAWN
        return self._locate(row), WithdrawalReason.WITHDRAWN

    def is_shared_open(self, instance: Any) -> bool:
        """Say whether what is no page may be shown: by those that refer to it, or by itself."""
        if getattr(instance, "live", True) is False or self.has_ended(instance):
            return False
        if hasattr(instance, "locale_id") and instance.locale_id not in self.locales:
            return False
        if hasattr(instance, "collection_id"):
            path = self.collections.get(instance.collection_id)
            return path is not None and not _is_below(path, self.private_collections)
        return True

    def has_ended(self, instance: Any) -> bool:
        """Say whether a picture or snippet is past its own expiry."""
        return self._is_past(getattr(instance, "expire_at", None))

    def _is_past(self, moment: datetime | None) -> bool:
        return moment is not None and moment <= self.now

    def _locate(self, row: Any) -> list[Place]:
        places: dict[int, Place] = {}
        for root in self.roots:
            if row.path.startswith(root.tree_path) and root.site not in places:
                path = root.prefix + row.url_path[len(root.url_path) - 1 :]
                places[root.site] = Place(root.site, path, root.base_url + path)
        return list(places.values())


def _load_roots(sites: list[Any], locales: dict[int, str]) -> list[Root]:
    """Return the roots of all sites, the deepest first, so that a page is placed by its nearest root."""
    with_languages = getattr(settings, "WAGTAIL_I18N_ENABLED", False)
    translations: dict[Any, list[Any]] = {}
    if with_languages:
        keys = {site.root_page.translation_key for site in sites}
        for page in page_model()._default_manager.filter(translation_key__in=keys):
            translations.setdefault(page.translation_key, []).append(page)
    roots = []
    for site in sites:
        base_url = frontend_url(site)
        for page in translations.get(site.root_page.translation_key, [site.root_page]):
            language = locales.get(page.locale_id)
            if language is None:
                continue
            prefix = f"/{language}" if with_languages else ""
            roots.append(Root(site.pk, page.path, page.url_path, prefix, base_url))
    return sorted(roots, key=lambda root: (-len(root.tree_path), root.site))


def frontend_url(site: Any) -> str:
    """Return the address, without a slash at the end, that a site's public paths are put behind."""
    configured = get_settings()["FRONTEND_URLS"].get(site.hostname)
    return str(configured or site.root_url).rstrip("/")


def _is_below(path: str, closed: frozenset[str]) -> bool:
    return bool(closed) and any(path[:end] in closed for end in range(_STEP, len(path) + 1, _STEP))
