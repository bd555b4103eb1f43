"""What is published while an autosave is under way is what the form shows, once."""

import time
from typing import TYPE_CHECKING

import pytest

from .admin import Admin
from .demo_site import ask

if TYPE_CHECKING:
    from playwright.sync_api import APIResponse, Page, Route

pytestmark = pytest.mark.browser

TITLE, LABEL = "Le square des autosauvegardes", "Journée d'étude"
ADDRESS = "**/admin/pages/**"
AUTOSAVE_SECONDS = 60
# Wagtail compares with what the form holds two seconds after it was opened.
IS_COMPARED = """() => wagtail.app.controllers.some(
  controller => controller.identifier === 'w-unsaved' && controller.initialFormData
)"""


class SlowNetwork:
    """Holds back what the server has answered to an autosave, until it is released.

    What it refuses, because a row is half filled in or the slug is not there yet, is answered at once.
    """

    def __init__(self, page: "Page") -> None:
        page.wait_for_function(IS_COMPARED)
        self.page = page
        self.happened: list[str] = []
        self.told: list[tuple[str, str]] = []
        self.held: list[tuple[Route, APIResponse]] = []
        page.route(ADDRESS, self.handle)

    def handle(self, route: "Route") -> None:
        request = route.request
        if request.method == "POST" and "json" in request.headers.get("accept", ""):
            answer = route.fetch()
            if not answer.ok:
                route.fulfill(response=answer)
                return
            self.held.append((route, answer))
            self.happened.append("autosaved")
            self.told.append((request.url, answer.text()))
        else:
            if request.method == "POST":
                self.happened.append("published")
            route.continue_()

    def wait_for_autosave(self) -> None:
        deadline = time.monotonic() + AUTOSAVE_SECONDS
        while not self.happened:
            assert time.monotonic() < deadline, "The form did not save itself."
            self.page.wait_for_timeout(100)

    def release(self) -> None:
        self.happened.append("answered")
        for route, answer in self.held:
            route.fulfill(response=answer)
        self.held.clear()


def publish_meanwhile(admin: Admin, network: SlowNetwork) -> str:
    """Publish while an autosave is under way; return what the admin says."""
    network.wait_for_autosave()
    footer = admin.page.locator("footer")
    footer.get_by_role("button", name="Plus d'actions").click()
    footer.get_by_role("button", name="Publier", exact=True).click()
    admin.page.wait_for_timeout(2000)
    network.release()
    told = admin.message()
    admin.page.unroute(ADDRESS)
    # Whatever the form saved later, what was published had waited for the answer.
    assert network.happened[:3] == ["autosaved", "answered", "published"], network.told
    return told


def test_a_new_row_is_published_once(admin: Admin) -> None:
    page = admin.page
    admin.log_in("editor", "destination")
    # The price lines of a translation come from the French page.
    offer = ask(admin.site, '{ miceOffers(locale: "fr", first: 1) { nodes { title } } }')["miceOffers"]["nodes"][0]
    admin.open("destination/mice-offer/?state=live")
    page.locator("td.title").get_by_role("link", name=offer["title"], exact=True).click()
    page.locator("#id_title").wait_for()
    page_id = page.url.rstrip("/").split("/")[-2]
    # The rows of a page that is live are stored with its revision only.
    admin.unpublish(page_id)
    admin.open(f"pages/{page_id}/edit/")
    number = int(page.locator("#id_price_lines-TOTAL_FORMS").input_value())

    network = SlowNetwork(page)
    page.locator("#id_price_lines-ADD").click()
    page.locator(f"#id_price_lines-{number}-label").fill(LABEL)
    publish_meanwhile(admin, network)

    admin.open(f"pages/{page_id}/edit/")
    rows = int(page.locator("#id_price_lines-TOTAL_FORMS").input_value())
    labels = [page.locator(f"#id_price_lines-{row}-label").input_value() for row in range(rows)]
    assert (len(labels), labels.count(LABEL)) == (number + 1, 1)


def test_a_new_page_is_one_page(admin: Admin) -> None:
    page = admin.page
    admin.log_in("editor", "destination")
    admin.open("pages/")
    home = page.get_by_role("row").filter(has_text="Français").get_by_role("link", name="Smart Issy", exact=True)
    home_id = str(home.get_attribute("href")).strip("/").split("/")[2]
    admin.open(f"pages/add/destination_circuits/spotpage/{home_id}/")

    network = SlowNetwork(page)
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_title").press("Tab")
    assert TITLE in publish_meanwhile(admin, network)

    found = ask(admin.site, '{ spots(locale: "fr", first: 100) { nodes { title path } } }')["spots"]["nodes"]
    assert [node["title"] for node in found].count(TITLE) == 1
    admin.open(f"pages/{home_id}/?ordering=-latest_revision_created_at")
    assert page.get_by_role("link", name=TITLE, exact=True).count() == 1
