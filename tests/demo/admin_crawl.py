"""A walk through the admin: every view that a role can reach by links, once for each kind of thing."""

from collections import deque
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve

from .marked_french import PageTexts

START = ("/admin/", "/admin/account/", "/admin/pages/")
#: Nothing to read, or the end of the walk.
LEFT_OUT = frozenset({"wagtailadmin_logout", "wagtailadmin_sprite", "wagtailadmin_javascript_catalog"})


def crawl(client: Client, start: tuple[str, ...] = START) -> Iterator[tuple[str, PageTexts]]:
    """Yield path and texts of each page."""
    queue: deque[str] = deque(start)
    seen: set[tuple[Any, ...]] = set()
    while queue:
        path = queue.popleft()
        view = view_of(path)
        if view is None or view in seen:
            continue
        seen.add(view)
        response = client.get(path)
        if response.status_code in {301, 302}:
            queue.append(urljoin(path, response["Location"]))
            # The address that it leads to may be one of the same view.
            seen.discard(view_of(queue[-1]) or ())
        elif source := html_of(response):
            page = PageTexts(source)
            yield path, page
            queue.extend(sorted(addresses(path, page.links)))


def view_of(path: str) -> tuple[Any, ...] | None:
    """Return what tells a view from others: its name and what it is about, except numbers; None if it is left out."""
    try:
        match = resolve(urlsplit(path).path)
    except Resolver404:
        return None
    kinds = [value for value in match.kwargs.values() if not str(value).isdigit()]
    return None if match.view_name in LEFT_OUT else (match.view_name, *kinds)


def addresses(path: str, links: set[str]) -> Iterator[str]:
    """Yield the addresses of the admin among the links of a page."""
    for link in links:
        target = urlsplit(urljoin(path, link))
        if not target.netloc and target.path.startswith("/admin/") and "export" not in target.query:
            yield target._replace(fragment="").geturl()


def html_of(response: Any) -> str:
    """Return the HTML of a page, or of a dialogue that is sent as JSON; empty for anything else."""
    kind = response.get("Content-Type", "")
    if response.status_code != 200 or not kind.startswith(("text/html", "application/json")):
        return ""
    if kind.startswith("text/html"):
        return str(response.content.decode())
    data = response.json()
    return data.get("html") or "" if isinstance(data, dict) else ""
