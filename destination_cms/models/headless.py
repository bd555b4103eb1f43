"""Pages shown by front-ends: the address of "View live", and a preview for sites without a front-end."""

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import get_script_prefix
from wagtail.models import Site

from ..addresses import frontend_url
from ..conf import get_settings
from .page_types import PageTypesMixin

PLAIN_TEMPLATE = "destination_cms/headless_page.html"


def frontend_prefix(hostname: str, language: str) -> str | None:
    """Return what the front-end of a site puts before paths in a language; ``None`` where Wagtail's URLconf counts."""
    prefix = get_settings()["FRONTEND_PREFIXES"].get(hostname, {}).get(language)
    return None if prefix is None else str(prefix)


class HeadlessMixin(PageTypesMixin):
    """Lead to the configured front-end; without one, show a plain page that every kind of content has.

    Put it before the page class. The addresses are those of the ledger: the site's entry in
    ``FRONTEND_URLS``, then the path, with the language's entry in ``FRONTEND_PREFIXES`` if there is one.
    """

    def get_url_parts(self, request: HttpRequest | None = None) -> Any:
        """Return ``(site, root, path)`` as Wagtail does, with the address and the prefix of the front-end."""
        parts = super().get_url_parts(request=request)  # type: ignore[misc]
        roots = self._get_relevant_site_root_paths(request) if parts else ()  # type: ignore[attr-defined]
        root = next((root for root in roots if root.site_id == parts[0]), None)
        if root is None:
            return parts
        # The root has the site's own address: a listing asks for many pages, and none may cost a query.
        host = urlsplit(root.root_url).hostname or ""
        frontend, path = frontend_url(host), parts[2]
        prefix = frontend_prefix(host, root.language_code)
        if prefix is not None:
            path = prefix + self.url_path[len(root.root_path) - 1 :]  # type: ignore[attr-defined]
        elif path and frontend:
            mount = get_script_prefix().rstrip("/")
            path = path.removeprefix(mount) if path.startswith(f"{mount}/") else path
        return (parts[0], frontend or root.root_url, path) if path else parts

    def get_url(self, request: HttpRequest | None = None, current_site: Site | None = None) -> str | None:
        """Return the front-end's address in full: a local path would be one of Wagtail's."""
        parts = self.get_url_parts(request=request)
        if parts and parts[1] in {url.rstrip("/") for url in get_settings()["FRONTEND_URLS"].values()}:
            return f"{parts[1]}{parts[2]}"
        return super().get_url(request=request, current_site=current_site)  # type: ignore[misc,no-any-return]

    # Wagtail's own property holds its own function.
    url = property(get_url)

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Return the page's own template where there is one, and the plain one otherwise."""
        own = super().get_template(request, *args, **kwargs)  # type: ignore[misc]
        return [*([own] if isinstance(own, str) else own), PLAIN_TEMPLATE]

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Redirect to the front-end, or render the plain page."""
        site = Site.find_for_request(request)
        if site and frontend_url(site.hostname):
            return redirect(self.get_full_url(request))  # type: ignore[attr-defined]
        return super().serve(request, *args, **kwargs)  # type: ignore[misc,no-any-return]
