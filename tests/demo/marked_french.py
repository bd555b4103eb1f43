"""A French catalogue that marks each of its texts, and the texts of a page that bear no mark."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from typing import Any

from django.utils.translation import trans_real

OPEN, CLOSE = "⟦", "⟧"
_INNERMOST = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
_WORD = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
_UNREAD = frozenset({"style", "svg"})
_SPOKEN = frozenset({"title", "alt", "placeholder", "aria-label", "aria-description", "data-clicked-text"})
_SPOKEN_KEYS = frozenset({"label", "helpText", "help_text", "title", "text", "placeholder", "heading", "description"})
_BUTTONS = frozenset({"submit", "button", "reset"})


@contextmanager
def marked_french() -> Iterator[None]:
    """Mark each French translation, from every catalogue, while this is open."""
    catalogs = trans_real.translation("fr")._catalog._catalogs
    kept = [dict(catalog) for catalog in catalogs]
    for catalog in catalogs:
        # The empty key holds the header of the catalogue.
        catalog.update({key: f"{OPEN}{text}{CLOSE}" for key, text in catalog.items() if key and text})
    try:
        yield
    finally:
        for catalog, texts in zip(catalogs, kept, strict=True):
            catalog.update(texts)


def unmarked(text: str) -> str:
    """Return what is left of a text without its marked parts; empty if no word of Latin letters is left."""
    before = None
    while before != text:
        before, text = text, _INNERMOST.sub(" ", text)
    return " ".join(text.split()) if _WORD.search(text) else ""


class PageTexts(HTMLParser):
    """Collect what a page shows, and what it says to a screen reader."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.links: set[str] = set()
        self.files: set[str] = set()
        self._open: list[str] = []
        self._script: list[str] | None = None
        self._pieces: list[str] = []
        self.feed(source)
        self.close()
        self._end_text()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag not in _INLINE:
            self._end_text()
        if tag in _UNREAD:
            self._open.append(tag)
        if tag == "script":
            # Templates of forms are pages of their own, and JSON has labels in it; the rest is read by a machine.
            kind = found.get("type", "")
            self._script = [] if kind.startswith(("text/", "application/json")) and "javascript" not in kind else None
            self._open.append(tag)
        self.links |= {found[name] for name in found if name in {"href", "data-chooser-url"}}
        self.files |= {found[name] for name in ("src", "poster") if name in found}
        if tag == "link":
            self.files.add(found.get("href", ""))
        self.texts += [found[name] for name in _SPOKEN & found.keys()]
        if tag == "input" and found.get("type") in _BUTTONS:
            self.texts.append(found.get("value", ""))
        for value in found.values():
            if value.startswith(("{", "[")):
                self.texts += _spoken_in(value)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self._end_text()
        if self._open and self._open[-1] == tag:
            self._open.pop()
        if tag == "script" and self._script is not None:
            inner = "".join(self._script).strip()
            self.texts += _spoken_in(inner) if inner.startswith(("{", "[")) else PageTexts(inner).texts
            self._script = None

    def handle_data(self, data: str) -> None:
        if self._open:
            if self._script is not None:
                self._script.append(data)
            return
        self._pieces.append(data)

    def _end_text(self) -> None:
        self.texts.append("".join(self._pieces))
        self._pieces = []

    def unmarked(self) -> set[str]:
        return {rest for text in self.texts if (rest := unmarked(text))}


#: A sentence goes on through these.
_INLINE = frozenset({"a", "b", "br", "code", "em", "i", "mark", "small", "span", "strong", "time"})


def _spoken_in(value: str) -> list[str]:
    try:
        return list(_walk(json.loads(value)))
    except ValueError:
        return []


def _walk(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, str):
                if key in _SPOKEN_KEYS:
                    yield inner
            else:
                yield from _walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _walk(inner)
