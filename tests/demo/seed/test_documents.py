"""The content's files: facts once, words in each language, and mistakes named with their file."""

from pathlib import Path

import pytest

from demo.seed import documents
from demo.seed.documents import CONTENT, LANGUAGES, read_item, read_items

FRENCH = """---
title: Le parc
slug: le-parc
length_m: 900
stops:
  - spot: fort
    story: D’abord le fort !
  - spot: pont
    story: Puis le pont.
    is_optional: true
---

Bonjour !
"""
ENGLISH = """---
title: The park
slug: the-park
stops:
  - story: First the fort.
  - story: Then the bridge.
---

Hello!
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(documents, "CONTENT", tmp_path)
    write(tmp_path, "park")
    return tmp_path


def write(content: Path, key: str, french: str = FRENCH, english: str = ENGLISH) -> None:
    (content / "circuits").mkdir(exist_ok=True)
    for language, text in zip(LANGUAGES, (french, english), strict=True):
        (content / "circuits" / f"{key}.{language}.md").write_text(text)


def test_facts_are_stated_once_and_words_in_each_language(folder: Path) -> None:
    item = read_item("circuits", "park")
    english = item.languages["en"]

    assert (item.source["title"], english["title"], english["length_m"]) == ("Le parc", "The park", 900)
    assert english["stops"] == [
        {"spot": "fort", "story": "First the fort."},
        {"spot": "pont", "story": "Then the bridge.", "is_optional": True},
    ]
    assert item.source.body == (("paragraph", "<p>Bonjour\u00a0!</p>"),)
    assert english.body == (("paragraph", "<p>Hello!</p>"),)
    assert english.get("teaser") == ""


def test_pages_come_in_their_order_and_then_by_name(folder: Path) -> None:
    write(folder, "zoo", FRENCH.replace("---\ntitle", "---\norder: -1\ntitle"))
    write(folder, "airport")
    write(folder, documents.INDEX)

    assert [item.key for item in read_items("circuits")] == ["zoo", "airport", "park"]


@pytest.mark.parametrize(
    ("english", "message"),
    [
        (ENGLISH.replace("  - story: Then the bridge.\n", ""), "“stops” needs 2 entries"),
        (ENGLISH.replace("title: The park", "title: [The park"), "expected"),
        (ENGLISH + "\n- a list\n", "bullet_list_open"),
    ],
)
def test_a_mistake_is_named_with_its_file(folder: Path, english: str, message: str) -> None:
    write(folder, "park", english=english)

    with pytest.raises(ValueError, match=rf"(?s)^circuits/park\.en\.md: .*{message}"):
        read_item("circuits", "park")


def test_there_is_one_file_for_each_page_and_language() -> None:
    names = {path.relative_to(CONTENT).as_posix() for path in CONTENT.rglob("*.md")}
    keys = {name.split(".")[0] for name in names}

    assert len(names) > 100
    assert names == {f"{key}.{language}.md" for key in keys for language in LANGUAGES}


def test_the_images_of_a_text_are_beside_the_content() -> None:
    """Whoever reads the files on a web page sees them."""
    for path in CONTENT.rglob("*.md"):
        for line in path.read_text().splitlines():
            if line.startswith("!["):
                assert (path.parent / line.split("](")[1].split(" ")[0]).resolve().is_file(), path
