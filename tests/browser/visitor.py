"""The demo's front as a visitor sees it, in a browser."""

from typing import TYPE_CHECKING

from .english import WORDS_OF_PAGE, english_words
from .shots import shoot

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


class Visitor:
    """A visitor who reads French. Every page that is opened is read for words that are not French."""

    def __init__(self, page: "Page", site: str) -> None:
        self.page = page
        self.site = site
        self.english: list[tuple[str, str]] = []

    def open(self, path: str) -> None:
        self.page.goto(f"{self.site}{path}")
        self.read()

    def read(self) -> None:
        self.page.wait_for_load_state("networkidle")
        self.english += [(self.page.url, line) for line in english_words(self.page.evaluate(WORDS_OF_PAGE))]

    def follow(self, title: str) -> None:
        """Follow the link of this title in the text of the page."""
        self.page.get_by_role("main").get_by_role("link", name=title, exact=True).first.click()
        self.page.wait_for_load_state("load")
        self.read()

    def link(self, title: str) -> "Locator":
        return self.page.get_by_role("main").get_by_role("link", name=title, exact=True)

    def pin(self, title: str) -> "Locator":
        """Return what stands on the map for a place."""
        return self.page.locator(f'.leaflet-marker-icon[title="{title}"]')

    def status(self, path: str) -> int:
        """Return what the server answers, without opening it: a missing resource is not a fault of the page."""
        return self.page.request.get(f"{self.site}{path}").status

    def shoot(self, name: str) -> None:
        shoot(self.page, name)
