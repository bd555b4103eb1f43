"""The pictures of the documentation are those that the browser tests take."""

import re

from scripts.module_sizes import ROOT

from .pages import DOCS

SHOT = re.compile(r'\bshoot\((?:page, )?f?"([a-z{}-]+)"\)')
PICTURE = re.compile(r"!\[[^\]]+\]\(\.\./images/([a-z-]+)\.png\)")


def test_every_picture_is_taken_by_a_test_and_shown_by_a_page() -> None:
    taken = {name for path in (ROOT / "tests/browser").glob("test_*.py") for name in SHOT.findall(path.read_text())}
    shown = {name for path in DOCS.rglob("*.md") for name in PICTURE.findall(path.read_text())}
    stored = {path.stem for path in (DOCS / "images").iterdir()}

    assert shown == stored
    assert shown
    assert shown == taken
