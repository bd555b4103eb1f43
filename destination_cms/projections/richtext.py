"""Rich text for the public: cleaned, and with its links turned into references.

The database form of Wagtail's rich text names link targets by primary key
(``<a linktype="page" id="5">``). A projection turns such a link into a reference, so that a
draft's address never reaches anyone and a moved page keeps its links.
"""

import re
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

_NAMES = "|".join(sorted(ALLOWED_TAGS - {"a", "br", "hr"}, key=len, reverse=True))
_PLAIN = re.compile(
    rf'(?:[^<>&\r\x00]++|&(?:amp|lt|gt);|<(?:br|hr)/>|</(?:{_NAMES})>|<(?:{_NAMES})(?: data-block-key="[a-z0-9]*")?>)*+'
)
#: Spaces without words between two tags, of which the parser keeps one.
_SPACES_ALONE = re.compile(r"(?:^|>)(?![ \n](?:<|$))[ \t\n\f]+(?:<|$)")
_PAIRED = re.compile(rf"<(/?)({_NAMES})\b")
_TAG = re.compile("<[^>]*>")


def project_rich_text(source: str, resolver: Resolver) -> dict[str, Any]:
    """Return ``{"html": clean HTML, "links": [{"ref", "text"}]}`` of Wagtail's database HTML.

    A link to content is ``<a data-ref="KEY">``; where the target may not be shown the link's
    text stays without the link. Without such a link ``links`` is absent. Where there is nothing to show, the HTML is
    empty.
    """
    if _is_plain(source):
        # As below: parsed and written again it would be the same text.
        return {"html": _clean(source) if "<hr" in source or _TAG.sub("", source).strip() else ""}
    soup = BeautifulSoup(source, "html.parser")
    links: list[dict[str, str]] = []
    for anchor in soup.find_all("a"):
        if isinstance(anchor, Tag):
            _resolve_anchor(anchor, resolver, links)
    return {"html": "" if _is_empty(soup) else _clean(str(soup)), **({"links": links} if links else {})}


def _clean(html: str) -> str:
    return nh3.clean(
        html,
        tags=set(ALLOWED_TAGS),
        attributes=ALLOWED_ATTRIBUTES,
        url_schemes=set(ALLOWED_SCHEMES),
        link_rel=None,
    )


def _is_plain(source: str) -> bool:
    """Say whether a text is what Wagtail's editor writes where there is no link: tags that close in the right order.

    Nine of ten texts are, and to parse them takes most of the time of a projection.
    """
    if not _PLAIN.fullmatch(source) or _SPACES_ALONE.search(source):
        return False
    opened = []
    for end, name in _PAIRED.findall(source):
        if not end:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return False
    return not opened


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
