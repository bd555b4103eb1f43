"""Clean HTML as plain text and as Markdown (CommonMark)."""

import re

from bs4 import BeautifulSoup
from markdownify import ATX, markdownify

_BLOCKS = ("p", "h2", "h3", "h4", "blockquote", "ul", "ol", "hr")
_EMPTY_LINES = re.compile(r"\n{3,}")
_SPACES = re.compile(r"[ \t\r\f\v]*\n[ \t\r\f\v]*")


def to_plain_text(html: str) -> str:
    """Return the words of clean HTML: blocks are apart by an empty line, list items by a line end."""
    soup = BeautifulSoup(_one_line(html), "html.parser")
    for tag in soup.find_all("br"):
        tag.replace_with("\n")
    for tag in soup.find_all("li"):
        tag.insert(0, "- ")
        tag.append("\n")
    for tag in soup.find_all(_BLOCKS):
        tag.append("\n\n")
    return _EMPTY_LINES.sub("\n\n", _SPACES.sub("\n", soup.get_text())).strip()


def to_markdown(html: str) -> str:
    """Return clean HTML as CommonMark; characters that would be markup are escaped."""
    text: str = markdownify(
        _one_line(html), heading_style=ATX, bullets="-", escape_misc=True, newline_style="backslash"
    )
    return _EMPTY_LINES.sub("\n\n", text).strip()


def _one_line(html: str) -> str:
    """Return HTML with its line ends as the spaces that they mean."""
    return re.sub(r"\s*\n\s*", " ", html)
