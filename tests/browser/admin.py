"""The Wagtail admin as an editor sees it, in a browser."""

from typing import TYPE_CHECKING, Any

from .demo_site import wait_for
from .english import WORDS_OF_PAGE, english_of
from .shots import shoot

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


class Admin:
    """An editor at work. Every page that is opened is read for English sentences of ours."""

    def __init__(self, page: "Page", site: str) -> None:
        self.page = page
        self.site = site
        self.read_pages: list[str] = []
        self.english: list[tuple[str, str]] = []

    def read(self) -> None:
        """Read what the page says now."""
        name = self.page.title()
        self.read_pages.append(name)
        self.english += [(name, message) for message in english_of(self.page.evaluate(WORDS_OF_PAGE))]

    def open(self, path: str) -> None:
        self.page.goto(f"{self.site}/admin/{path}")
        self.read()

    def shoot(self, name: str) -> None:
        # A draft saves itself, and once more when what was half filled in is whole.
        self.page.get_by_text("Enregistrement…").first.wait_for(state="hidden")
        self.page.get_by_text("L'enregistrement automatique est").first.wait_for(state="hidden")
        shoot(self.page, name)

    def log_in(self, name: str, password: str) -> None:
        self.open("login/")
        self.page.locator("#id_username").fill(name)
        self.page.locator("#id_password").fill(password)
        self.page.get_by_role("button", name="S'identifier").click()
        self.page.wait_for_url("**/admin/")
        self.read()

    def english_beside(self, content: str) -> list[tuple[str, str]]:
        """Return what was read in English and is not what an editor wrote: a French admin lists English pages too."""
        return [(page, message) for page, message in self.english if message.lower() not in content.lower()]

    # Forms

    def box(self, name: str, *, within: Any = None) -> "Locator":
        return (within or self.page).get_by_role("textbox", name=name, exact=True)

    def upload_picture(self, name: str, file: bytes, *, title: str, description: str, within: Any = None) -> None:
        """Choose the picture of a field by uploading it."""
        (within or self.page).get_by_role("button", name=name, exact=True).click()
        modal = self.page.locator(".modal-content")
        modal.get_by_role("tab", name="Transférer").click()
        self.read()
        upload = modal.locator("#tab-upload")
        upload.locator("input[type=file]").set_input_files(
            {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": file}
        )
        self.box("Titre", within=upload).or_(upload.locator("[name$=-title]")).first.fill(title)
        upload.locator("[name$=-description]").fill(description)
        upload.get_by_role("button", name="Transférer").click()
        modal.wait_for(state="detached")

    def pick_position(self, x: float, y: float) -> str:
        """Click on the map, at parts of its width and height; return what the box says then."""
        # A spot has maps of its entrance and its viewpoint too, below that of its position.
        area = self.page.locator(".destination-location__map").first
        area.scroll_into_view_if_needed()
        size = area.bounding_box()
        assert size is not None
        area.click(position={"x": size["width"] * x, "y": size["height"] * y})
        return self.box("Position").input_value()

    def choose_page(self, name: str, title: str, *, within: "Locator") -> None:
        """Choose a page of a field by searching for it, until the search knows it: the worker tells it."""
        within.get_by_role("button", name=name).click()
        modal = self.page.locator(".modal-content")
        search = modal.get_by_role("searchbox").or_(modal.locator("input[name=q]")).first
        found = modal.get_by_role("link", name=title, exact=True)

        def look() -> bool:
            search.fill("")
            search.press_sequentially(title)
            self.page.wait_for_timeout(800)
            return found.count() > 0

        wait_for(look, "the search to find the page")
        self.read()
        found.first.click()
        modal.wait_for(state="detached")

    def publish(self) -> str:
        """Publish the page that is open; return what the admin says then."""
        footer = self.page.locator("footer")
        footer.get_by_role("button", name="Plus d'actions").click()
        self.read()
        footer.get_by_role("button", name="Publier", exact=True).click()
        return self.message()

    def unpublish(self, page_id: str) -> str:
        self.open(f"pages/{page_id}/unpublish/")
        self.page.get_by_role("button", name="Oui, la dépublier").click()
        return self.message()

    def message(self) -> str:
        message = self.page.locator(".messages [role=status], .messages li").first
        message.wait_for()
        self.read()
        return self.page.locator(".messages").inner_text()
