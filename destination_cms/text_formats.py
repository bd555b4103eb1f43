"""Clean HTML as plain text and as Markdown (CommonMark)."""

import re
from html import unescape
from typing import Any

from bs4 import BeautifulSoup
from markdownify import ATX, markdownify

_BLOCKS = ("p", "h2", "h3", "h4", "blockquote", "ul", "ol", "hr")
_EMPTY_LINES = re.compile(r"\n{3,}")
_SPACES = re.compile(r"[ \t\r\f\v]*\n[ \t\r\f\v]*")
#: Paragraphs and headings of words, as clean HTML has them: the attributes of links are in double quotes.
_FLAT = re.compile(
    r"(?:<(p|h[234])>(?:[^<>&\x00]++|&(?:amp|lt|gt|quot|nbsp);|</?(?:b|i|em|strong|sub|sup|a)>|<a [^<>]*>)*+</\1>\s*)*"
)
#: Spaces without words between two tags, of which the parser keeps one.
_SPACES_ALONE = re.compile(r">(?! <)\s+<")
_BLOCK_END = re.compile("</(?:p|h[234])>")
_TAG = re.compile("<[^>]*>")
#: One level of a nested list, until the spaces round line ends have gone; stored text has no control characters.
_INDENT = "\x01"


def to_plain_text(html: str) -> str:
    """Return the words of clean HTML: blocks are apart by an empty line, list items by a line end.

    Items of a nested list are indented by two spaces a level; those of an ordered list have their numbers.
    """
    if _FLAT.fullmatch(html) and not _SPACES_ALONE.search(html):
        # Nothing in it is nested or counted, and to parse it takes ten times as long.
        return _trimmed(unescape(_TAG.sub("", _BLOCK_END.sub("\n\n", _one_line(html)))))
    soup = _soup(html)
    for tag in soup.find_all("br"):
        tag.replace_with("\n")
    for item in soup.find_all("li"):
        level = len(item.find_parents("li"))
        # Nothing of ours is before it yet: its number counts the items only.
        item.insert(0, _INDENT * level + _mark_of(item))
        # A nested list at its end brings a line end of its own.
        if getattr(item.contents[-1], "name", None) not in {"ul", "ol"}:
            item.append("\n")
    for tag in soup.find_all(_BLOCKS):
        if tag.name in {"ul", "ol"} and tag.find_parent("li"):
            tag.insert_before("\n")
        else:
            tag.append("\n\n")
    return _trimmed(soup.get_text())


def _trimmed(text: str) -> str:
    text = _SPACES.sub("\n", text).replace(_INDENT, "  ")
    return _EMPTY_LINES.sub("\n\n", text).strip()


def to_markdown(html: str) -> str:
    """Return clean HTML as CommonMark; characters that would be markup are escaped."""
    text: str = markdownify(
        str(_soup(html)), heading_style=ATX, bullets="-", escape_misc=True, newline_style="backslash"
    )
    return _EMPTY_LINES.sub("\n\n", text).strip()


def _soup(html: str) -> BeautifulSoup:
    """Return parsed HTML without the breaks that end a block: they show nothing."""
    soup = BeautifulSoup(_one_line(html), "html.parser")
    for tag in reversed(soup.find_all("br")):
        if _is_last(tag):
            tag.decompose()
    return soup


def _is_last(tag: Any) -> bool:
    """Say whether nothing that is shown follows a tag in its block."""
    for sibling in tag.next_siblings:
        if getattr(sibling, "name", None) in _BLOCKS:
            return True
        if str(sibling).strip():
            return False
    parent = tag.parent
    return parent.name in {*_BLOCKS, "li", "[document]"} or _is_last(parent)


def _mark_of(item: Any) -> str:
    if item.parent.name != "ol":
        return "- "
    return f"{len(item.find_previous_siblings('li')) + 1}. "


def _one_line(html: str) -> str:
    """Return HTML with its line ends as the spaces that they mean."""
    return re.sub(r"\s*\n\s*", " ", html)
