"""The documentation as data: its pages, headings, links and fenced blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.module_sizes import ROOT

DOCS = ROOT / "docs"
_BLOCK = re.compile(
    r"(?:^<!-- (?P<key>[a-z]+): (?P<value>\S+) -->\n)?^```(?P<language>\w*)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A fenced block, with the marker comment on the line above it, if it has one."""

    path: Path
    language: str
    text: str
    key: str = ""
    value: str = ""

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}: {self.value or self.text.strip().splitlines()[0]}"


def pages() -> list[Path]:
    """Return every page of the documentation, and the pages at the root that lead there."""
    return [*sorted(DOCS.rglob("*.md")), *sorted(ROOT.glob("*.md"))]


def blocks(path: Path) -> Iterator[Block]:
    """Yield the fenced blocks of a page."""
    for match in _BLOCK.finditer(path.read_text()):
        yield Block(path, match["language"], match["text"], match["key"] or "", match["value"] or "")


def marked_block(path: Path, key: str, value: str) -> str:
    """Return the text of the block below ``<!-- key: value -->``."""
    (found,) = [block for block in blocks(path) if (block.key, block.value) == (key, value)]
    return found.text


def links(path: Path) -> Iterator[str]:
    """Yield the targets of a page's links, those in code aside."""
    yield from _LINK.findall(_without_code(path))


def anchors(path: Path) -> set[str]:
    """Return the anchors that the headings of a page make, as forges make them."""
    return {_anchor(heading) for heading in _HEADING.findall(_without_code(path))}


def _anchor(heading: str) -> str:
    kept = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return kept.replace(" ", "-")


def _without_code(path: Path) -> str:
    return re.sub(r"^```.*?^```$", "", path.read_text(), flags=re.MULTILINE | re.DOTALL)
