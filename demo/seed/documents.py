"""The demo's content files: one Markdown file with front matter for each page and language, and YAML for the rest.

The French file holds all facts of a page; those of the other languages hold their words. Rows (stops, rooms, prices)
are matched by their position.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import frontmatter
import yaml

from .markdown import Block, blocks_of
from .typography import typeset_all

CONTENT = Path(__file__).resolve().parents[1] / "content"
IMAGES = CONTENT.with_name("images")
TRACKS = CONTENT / "tracks"
#: The languages of the demo, in the order in which they are written. The first holds the facts.
LANGUAGES = ("fr", "en")
#: Name of the file of the page that the others of its folder are below.
INDEX = "_index"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A page in one language.

    Attributes:
        facts: the front matter; of what it leaves out, that of the first language.
        body: the blocks of the text.
    """

    facts: Mapping[str, Any]
    body: tuple[Block, ...]

    def __getitem__(self, name: str) -> Any:
        """Return a fact.

        Raises:
            KeyError: the file does not state it.
        """
        return self.facts[name]

    def get(self, name: str, default: Any = "") -> Any:
        """Return a fact, or the default when the file does not state it."""
        return self.facts.get(name, default)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A page in all languages; ``key`` is the name of its files."""

    key: str
    languages: Mapping[str, Document]

    @property
    def source(self) -> Document:
        """The page in the first language."""
        return self.languages[LANGUAGES[0]]


def read_items(folder: str) -> tuple[Item, ...]:
    """Return the pages of a folder, its index page aside, by their ``order`` and then by key.

    Raises:
        ValueError: a file cannot be understood; the message names it.
    """
    keys = {path.name.split(".")[0] for path in (CONTENT / folder).glob("*.md")} - {INDEX}
    items = [read_item(folder, key) for key in keys]
    return tuple(sorted(items, key=lambda item: (item.source.get("order", 0), item.key)))


def read_item(folder: str, key: str = INDEX) -> Item:
    """Return one page of a folder.

    Raises:
        ValueError: a file cannot be understood; the message names it.
    """
    languages: dict[str, Document] = {}
    for language in LANGUAGES:
        path = CONTENT / folder / f"{key}.{language}.md"
        try:
            post = frontmatter.load(str(path))
            facts = typeset_all(post.metadata, language)
            body = typeset_all([list(block) for block in blocks_of(post.content)], language)
            if languages:
                facts = _merged(languages[LANGUAGES[0]].facts, facts)
        except (ValueError, yaml.YAMLError) as error:
            raise ValueError(f"{path.relative_to(CONTENT)}: {error}") from error
        languages[language] = Document(facts=facts, body=tuple((kind, value) for kind, value in body))
    return Item(key=key, languages=languages)


def read_data(name: str) -> Any:
    """Return what a data file holds, as it stands there."""
    return yaml.safe_load((CONTENT / f"{name}.yaml").read_text())


def _merged(source: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    return {**source, **{name: _with_source(name, source.get(name), value) for name, value in own.items()}}


def _with_source(name: str, source: Any, own: Any) -> Any:
    """Return rows with the facts of the first language's rows, and any other value as it is."""
    if not _is_rows(source):
        return own
    if not _is_rows(own) or len(source) != len(own):
        raise ValueError(f"“{name}” needs {len(source)} entries, as in the first language.")
    return [{**row, **words} for row, words in zip(source, own, strict=True)]


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def texts_of(document: Document) -> Iterator[tuple[str, str]]:
    """Yield every text of a page with the name of its field or block."""
    yield from _texts("", document.facts)
    for kind, value in document.body:
        yield from _texts(kind, value)


def _texts(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _texts(f"{name}.{key}".lstrip("."), item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(name, item)
