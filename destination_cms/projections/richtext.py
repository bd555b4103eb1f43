"""Rich text for the public: cleaned, and with its links turned into references.

The database form of Wagtail's rich text names link targets by primary key
(``<a linktype="page" id="5">``). A projection turns such a link into a reference, so that a
draft's address never reaches anyone and a moved page keeps its links.
"""

from typing import Any

import nh3
from bs4 import BeautifulSoup, Tag

from ..base_page import page_model
from ..verticals import Resolver

#: The elements and attributes that are published (WHATWG HTML names); everything else is dropped.
ALLOWED_TAGS = frozenset({"a", "b", "blockquote", "br", "em", "h2", "h3", "h4", "hr", "i", "li", "ol", "p"}) | {
    "strong",
    "sub",
    "sup",
    "ul",
}
ALLOWED_ATTRIBUTES = {"a": {"href", "data-ref"}}
ALLOWED_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def project_rich_text(source: str, resolver: Resolver) -> dict[str, Any]:
    """Return ``{"html": clean HTML, "links": [{"ref", "text"}]}`` of Wagtail's database HTML.

    A link to content is ``<a data-ref="KEY">``; where the target may not be shown the link's
    text stays without the link. Without such a link ``links`` is absent. Where there is nothing to show, the HTML is
    empty.
    """
    soup = BeautifulSoup(source, "html.parser")
    links: list[dict[str, str]] = []
    for anchor in soup.find_all("a"):
        if isinstance(anchor, Tag):
            _resolve_anchor(anchor, resolver, links)
    html = nh3.clean(
        str(soup),
        tags=set(ALLOWED_TAGS),
        attributes=ALLOWED_ATTRIBUTES,
        url_schemes=set(ALLOWED_SCHEMES),
        link_rel=None,
    )
    return {"html": "" if _is_empty(soup) else html, **({"links": links} if links else {})}


def _is_empty(soup: BeautifulSoup) -> bool:
    """Say whether there is nothing to show: an editor that is left empty saves ``<p></p>``."""
    return not soup.get_text(strip=True) and soup.find("hr") is None


def _resolve_anchor(anchor: Tag, resolver: Resolver, links: list[dict[str, str]]) -> None:
    del anchor["data-ref"]
    if anchor.get("linktype") is None:
        return
    target = str(anchor.get("id") or "")
    is_page = anchor.get("linktype") == "page" and target.isdecimal()
    reference = resolver.refer(page_model(), int(target)) if is_page else None
    if reference is None:
        anchor.unwrap()
        return
    anchor.attrs = {"data-ref": reference["ref"]}
    links.append({**reference, "text": anchor.get_text()})
