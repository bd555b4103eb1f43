"""Paths of pages on sites, as their front-ends or Wagtail's URLconf give them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix, get_urlconf, set_script_prefix, set_urlconf
from django.utils import translation
from django.utils.encoding import uri_to_iri
from wagtail.models import AbstractPage, Site, SiteRootPath

from ..addresses import Host
from ..base_page import page_model
from ..compiled_queries import columns_of, compiled_query, query_in
from ..models.headless import HeadlessMixin, frontend_prefix

_ROOT_COLUMNS = {"pk": "root_page", "translation_key": "root_page__translation_key"}
#: What a page class overrides to have other addresses, and slugs that any URLconf leaves as they are.
_MAKERS = ("get_url_parts", "_get_site_root_paths", "_get_relevant_site_root_paths")
_PLAIN_SLUGS = re.compile(r"/(?:[\w-]+/)*", re.ASCII)


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


def load_sites() -> list[tuple[Any, list[Any]]]:
    """Return the sites, each with its root page in every language of the settings; two statements."""
    model, with_languages = page_model(), getattr(settings, "WAGTAIL_I18N_ENABLED", False)
    column = "translation_key" if with_languages else "pk"
    roots = query_in(
        model,
        ("roots", column),
        lambda: model._default_manager.filter(**{f"{column}__in": Site.objects.values(_ROOT_COLUMNS[column])}),
        columns_of(model),
    )
    pages = {page.pk: page for page, _ in roots.instances(model)}
    found = []
    for site, _ in compiled_query(Site, "all", lambda: Site.objects.order_by("pk"), columns_of(Site)).instances(Site):
        if site.root_page_id in pages:
            site.root_page = pages[site.root_page_id]
        key = site.root_page.translation_key
        translations = [page for page in pages.values() if page.translation_key == key] if with_languages else []
        found.append((site, translations or [site.root_page]))
    return found


def load_roots(sites: list[tuple[Any, list[Any]]], locales: dict[int, str]) -> list[Root]:
    """Return the roots of all sites, the deepest first, so that a page is placed by its nearest root."""
    roots = []
    for site, pages in sites:
        for page in pages:
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
