"""What the pages for contributors name is there: files, functions and words."""

import re
from pathlib import Path

import pytest

from destination_cms.projections.kinds import core_kinds
from destination_cms.registry import get_verticals
from scripts.module_sizes import ROOT
from scripts.verticals import PRESENT, VERTICALS

from .pages import DOCS, pages

PACKAGES = ("destination_cms", "demo", "tests", "scripts", "benchmarks", *VERTICALS)
FILE = re.compile(rf"`((?:{'|'.join(PACKAGES)})/[\w./-]+\.\w+)`")
#: A file, then what of it the page is about: `path.py` · `name`, `name`
NAMED = re.compile(r"`([\w/]+\.py)` · ((?:`\w+`(?:, )?)+)")
GLOSSARY = DOCS / "explanation/glossary.md"
WALK = DOCS / "explanation/follow-one-publish.md"

#: Every word of ours that a reader of the code or of the contract meets.
WORDS = {
    "publication", "ledger", "mark", "sweep", "reconcile", "head", "floor", "epoch", "token", "checkpoint", "tombstone",
    "kind", "vertical", "projection", "resolver", "reachability", "standalone content", "snapshot", "plan",
}  # fmt: skip


def is_here(path: str) -> bool:
    """Say whether a path is not that of a vertical that was deleted."""
    return path.split("/", maxsplit=1)[0] not in set(VERTICALS) - set(PRESENT)


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_a_file_that_a_page_names_is_there(page: Path) -> None:
    if page.name == "CHANGELOG.md":  # tells of what was
        return

    named = [path for path in FILE.findall(page.read_text()) if is_here(path)]

    assert [path for path in named if not (ROOT / path).exists()] == []


def test_what_the_walk_names_is_in_the_file_that_it_names() -> None:
    found = NAMED.findall(WALK.read_text())
    assert len(found) > 15

    missing = [
        (path, name)
        for path, names in found
        if is_here(path)
        for name in re.findall(r"\w+", names)
        if not re.search(rf"^(?:class|def) {name}\b", (ROOT / path).read_text(), re.MULTILINE)
    ]

    assert missing == []


def glossary() -> dict[str, str]:
    return dict(re.findall(r"^\| \*\*([^*]+)\*\* \| (.+) \|$", GLOSSARY.read_text(), re.MULTILINE))


def test_every_word_of_ours_is_in_the_glossary_in_one_sentence() -> None:
    found = glossary()

    assert WORDS - set(found) == set()
    assert [word for word, text in found.items() if not re.fullmatch(r"[A-Z].+\.", text) or ". " in text] == []


def test_every_kind_is_in_the_guide_for_apps() -> None:
    text = (DOCS / "how-to/sync-an-app.md").read_text()
    (table,) = re.findall(r"^\| kind \|[^\n]*\n\|[-|]+\|\n((?:\|[^\n]*\n)+)", text, re.MULTILINE)
    ours = [vertical for vertical in get_verticals().values() if vertical.name in VERTICALS]

    assert sorted(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == sorted(kind.name for kind in core_kinds())
    assert {kind.name for vertical in ours for kind in vertical.kinds} <= set(re.findall(r"`(\w+)`", text))
