"""Pages whose readers are front-ends: where "View live" leads, and what a preview shows without one."""

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.models import Site

from ..conf import get_settings

PLAIN_TEMPLATE = "destination_cms/headless_page.html"


class HeadlessMixin:
    """Lead to the configured front-end; without one, show a plain page that every kind of content has.

    Put it before the page class. The addresses are those of the ledger: the site's entry in
    ``FRONTEND_URLS``, then the path.
    """

    def get_url_parts(self, request: HttpRequest | None = None) -> Any:
        """Return ``(site, root, path)`` as Wagtail does, with the front-end's address as the root."""
        parts = super().get_url_parts(request=request)  # type: ignore[misc]
        # The root is the site's own address: a listing asks for many pages, and none may cost a query.
        frontend = _frontend_of(urlsplit(parts[1]).netloc.partition(":")[0]) if parts and parts[1] else None
        return (parts[0], frontend, parts[2]) if frontend else parts

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
        if site and _frontend_of(site.hostname):
            return redirect(self.get_full_url(request))  # type: ignore[attr-defined]
        return super().serve(request, *args, **kwargs)  # type: ignore[misc,no-any-return]


def _frontend_of(hostname: str) -> str | None:
    url = get_settings()["FRONTEND_URLS"].get(hostname)
    return url.rstrip("/") if url else None
