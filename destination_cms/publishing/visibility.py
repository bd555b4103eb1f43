"""Visibility rules: which content is public, where, and why the rest is not."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix, get_urlconf, set_script_prefix, set_urlconf
from django.utils import translation
from django.utils.encoding import uri_to_iri
from wagtail.coreutils import get_content_languages
from wagtail.models import (
    AbstractPage,
    Collection,
    CollectionViewRestriction,
    Locale,
    PageViewRestriction,
    Site,
    SiteRootPath,
)

from ..addresses import Host
from ..base_page import page_model
from ..models.headless import HeadlessMixin, frontend_prefix
from ..models.publication import WithdrawalReason

#: What a page class overrides to have other addresses, and slugs that any URLconf leaves as they are.
_MAKERS = ("get_url_parts", "_get_site_root_paths", "_get_relevant_site_root_paths")
_PLAIN_SLUGS = re.compile("/(?:[\\w-]+/)*", re.ASCII)

_STEP = 4  # characters of one level in treebeard's materialised path, for pages and collections alike


class _PathRequest(HttpRequest):
    """What a page is asked for its address with: a request to one site, which knows that site's root alone.

    Wagtail would take the roots of all sites from its cache, and another process's change to a site would not be
    seen for an hour.
    """

    def __init__(self, site: Host, root: Any) -> None:
        super().__init__()
        self.META |= {"SERVER_NAME": site.hostname, "SERVER_PORT": str(site.port)}
        self._wagtail_cached_site_root_paths = [root]


@dataclass(frozen=True, slots=True)
class Root:
    """The root page of a site in one language.

    Attributes:
        prefix: path of the root page, without a slash at its end.
        request: what Wagtail is asked for paths with; ``None`` where they are the prefix and the slugs.
        is_plain: whether Wagtail's URLconf puts slugs behind the prefix, so that only pages whose class makes its own
            addresses need be asked.
    """

    site: int
    tree_path: str
    url_path: str
    language: str
    prefix: str = ""
    request: _PathRequest | None = None
    is_plain: bool = False

    def path_of(self, page: Any) -> str:
        """Return the path of a page below this root; empty where the page has no address of its own."""
        slugs = page.url_path[len(self.url_path) - 1 :]
        is_told = self.is_plain and _PLAIN_SLUGS.fullmatch(slugs) and not _makes_addresses(page)
        if self.request is None or is_told:
            return f"{self.prefix}{slugs}"
        return _asked_path(page, self.request, self.language) or ""


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
        for page in translations.get(site.root_page.translation_key, [site.root_page]):
            language = locales.get(page.locale_id)
            if language is not None:
                roots.append(_root_of(site, page, language))
    return sorted(roots, key=lambda root: (-len(root.tree_path), root.site))


def _root_of(site: Any, page: Any, language: str) -> Root:
    """Return a root page with the paths of its front-end, or else those that Wagtail gives."""
    prefix = frontend_prefix(site.hostname, language)
    if prefix is None:
        request = _PathRequest(site, SiteRootPath(site.pk, page.url_path, site.root_url, language))
        home = _asked_path(page, request, language)
        if home is not None:
            prefix = home.rstrip("/")
            probe = page_model()(url_path=f"{page.url_path}a/b-1/", path=page.path)
            is_plain = _asked_path(probe, request, language) == f"{prefix}/a/b-1/"
            return Root(site.pk, page.path, page.url_path, language, prefix, request, is_plain)
        # Wagtail serves no pages here and the settings are silent; check W040 reports it.
        prefix = f"/{language}" if getattr(settings, "WAGTAIL_I18N_ENABLED", False) else ""
    return Root(site.pk, page.path, page.url_path, language, prefix)


def _asked_path(page: Any, request: _PathRequest, language: str) -> str | None:
    """Return the path that a page has by its own account, under ``ROOT_URLCONF`` and without the script prefix.

    Returns:
        The path, not percent-encoded; ``None`` where the page has no address of its own.
    """
    # The class of a page may have an address of its own making; asking it costs no query.
    own = page.specific_deferred if page.content_type_id and _makes_addresses(page) else page
    with _plain_urls(language):
        parts = own.get_url_parts(request=request)
    return uri_to_iri(parts[2]) if parts and parts[2] else None


def _makes_addresses(page: Any) -> bool:
    """Say whether the class of a page makes addresses in another way than Wagtail and ``HeadlessMixin`` do."""
    model = (page.content_type_id and page.specific_class) or type(page)
    others = (vars(each) for each in model.__mro__ if each not in (AbstractPage, HeadlessMixin))
    return any(name in own for own in others for name in _MAKERS)


@contextmanager
def _plain_urls(language: str) -> Iterator[None]:
    """Reverse addresses as every process does, whatever request is being answered."""
    prefix, urlconf = get_script_prefix(), get_urlconf()
    set_script_prefix("/")
    set_urlconf(None)
    try:
        with translation.override(language):
            yield
    finally:
        set_urlconf(urlconf)
        set_script_prefix(prefix)


def _is_below(path: str, closed: frozenset[str]) -> bool:
    return bool(closed) and any(path[:end] in closed for end in range(_STEP, len(path) + 1, _STEP))
