"""Reading a page of the front as a visitor does, and naming what should not be on it."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.test import Client

from scripts.messages import AppCatalogue, texts_of

LANGUAGES = ("fr", "en")
#: Elements that say something or are a mistake.
SPEAKING = (
    "h1",
    "h2",
    "h3",
    "h4",
    "p",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "section",
    "article",
    "aside",
    "nav",
    "header",
    "footer",
    "main",
    "figure",
    "figcaption",
    "blockquote",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "a",
    "button",
    "time",
    "strong",
    "title",
)
HEADINGS = ("h1", "h2", "h3", "h4")
#: What every page has, and no page twice.
ONCE = ("h1", "main", "title", "header.site", "footer.site", "nav.menu", "nav.languages", "a.skip")
MOST_QUERIES = 2

_LEAKED = re.compile(r"\b(?:None|null|undefined|NaN|[A-Z]{2,}(?:_[A-Z]+)+)\b|\{[{%]|%\(\w+\)s|\d{4}-\d\d-\d\dT")
#: Images have absolute addresses, on the site's own host.
_ELSEWHERE = re.compile(r"^(?:https?:)?//(?!localhost/media/)")


def read(path: str, status: int = 200, **headers: str) -> "FrontPage":
    response = Client(headers=headers).get(path)
    assert response.status_code == status, (path, response.status_code, response.content[:2000])
    return FrontPage(path, response)


def ask(query: str, **variables: Any) -> dict[str, Any]:
    body = json.dumps({"query": query, "variables": variables})
    answer = Client().post("/graphql/", body, content_type="application/json").json()
    assert "errors" not in answer, answer
    data: dict[str, Any] = answer["data"]
    return data


@cache
def english_messages() -> frozenset[str]:
    """Return the messages of the front that read otherwise in French."""
    texts = texts_of(AppCatalogue("demo/front").written())
    return frozenset(str(key[1]) for key, (text, *_) in texts.items() if isinstance(key[1], str) and key[1] != text)


class FrontPage:
    """A page that was answered."""

    def __init__(self, path: str, response: Any) -> None:
        self.path = path
        self.response = response
        self.language = path.split("/")[1]
        self.soup = BeautifulSoup(response.content.decode(), "html.parser")
        self.asked = [entry.split(";")[0] for entry in response.headers["Server-Timing"].split(", ")]

    def links(self) -> set[str]:
        """Return the paths on this site that the page leads to."""
        found = {str(link["href"]) for link in self.soup.select("a[href]")}
        return {href for href in found if href.startswith("/") and not href.startswith("//")}

    def words(self) -> Iterator[str]:
        """Yield every text of the page that a person is shown or told."""
        yield from self.soup.stripped_strings
        for name in ("alt", "title", "aria-label"):
            # A language is called by its own name.
            yield from (str(tag[name]) for tag in self.soup.select(f"[{name}]") if tag.parent.name != "a")

    def faults(self) -> list[str]:
        """Return what a visitor should not meet, in words."""
        return [f"{self.path}: {fault}" for fault in (*self._empty(), *self._said(), *self._built(), *self._run())]

    def _empty(self) -> Iterator[str]:
        for tag in self.soup.find_all(SPEAKING):
            if not tag.get_text(strip=True) and not tag.find("img"):
                yield f"empty: {tag}"
        for heading in self.soup.find_all(HEADINGS[1:]):
            if not _has_something_below(heading):
                yield f"nothing below the heading: {heading}"
        for name in ("alt", "src", "width", "height"):
            yield from (f"img without {name}: {image}" for image in self.soup.find_all("img") if not image.get(name))

    def _said(self) -> Iterator[str]:
        words = set(self.words())
        yield from (f"leaked: {text}" for text in words if _LEAKED.search(text) and not text.startswith("{"))
        if self.language == "fr":
            yield from (f"not in French: {text}" for text in words & english_messages())
        if (said := self.soup.html["lang"]) != self.language:
            yield f"lang is {said}"

    def _built(self) -> Iterator[str]:
        if len(self.asked) > MOST_QUERIES:
            yield f"asked the API {self.asked}"
        for selector in ONCE:
            if (count := len(self.soup.select(selector))) != 1:
                yield f"{count} of {selector}"
        ids = [str(tag["id"]) for tag in self.soup.select("[id]")]
        yield from (f"id twice: {name}" for name in {name for name in ids if ids.count(name) > 1})
        for tag in self.soup.select("[aria-labelledby]"):
            yield from (f"nothing is called {name}" for name in str(tag["aria-labelledby"]).split() if name not in ids)

    def _run(self) -> Iterator[str]:
        for tag in self.soup.find_all(True):
            yield from (f"inline: {name}" for name in tag.attrs if name == "style" or name.startswith("on"))
        for script in self.soup.find_all("script"):
            if not script.get("src") and script.get("type") not in {"application/json", "application/ld+json"}:
                yield f"inline script: {script}"
        for tag in self.soup.select("script[src], img[src], link[rel=stylesheet], link[rel=icon]"):
            if _ELSEWHERE.match(str(tag.get("src") or tag.get("href"))):
                yield f"loaded from elsewhere: {tag}"


def _has_something_below(heading: Tag) -> bool:
    """Say whether anything follows a heading before the next one that is not below it, or the end of its block."""
    head = heading.find_parent(class_="section-head")
    for sibling in (head or heading).find_next_siblings():
        if sibling.name in HEADINGS and sibling.name <= heading.name:
            return False
        if sibling.get_text(strip=True) or sibling.find("img") or sibling.get("role") == "region":
            return True
    # A card's heading is itself what there is to say.
    return heading.find("a") is not None
