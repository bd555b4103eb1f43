"""An unfinished draft saves itself, and a form that was refused saves itself again."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from .admin import Admin

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

ARTICLE, SPOT, CIRCUIT = "Un article sans rubrique", "Un lieu sans paroles", "Une promenade sans étape"
PAUSED = "L'enregistrement automatique est en pause"
REFUSED = "La page ne peut être enregistrée du fait d'erreurs de validation."
IS_WATCHED = """() => wagtail.app.controllers.some(
  controller => controller.identifier === 'w-unsaved' && controller.initialFormData
)"""
SAVED = "#w-autosave-indicator[data-w-autosave-state-value=saved]"


def start(admin: Admin, kind: str, parent: str, title: str) -> "Page":
    """Open the form of a new page and give it its title; return once it has saved itself."""
    page = admin.page
    admin.log_in("editor", "destination")
    admin.open("pages/")
    name, row = "Smart Issy", page.get_by_role("row").filter(has_text="Français")
    if parent:
        admin.open(f"pages/{folder(row, name)}/")
        name, row = parent, page.get_by_role("row")
    admin.open(f"pages/add/{kind}/{folder(row, name)}/")
    page.wait_for_function(IS_WATCHED)
    page.locator("#id_title").fill(title)
    page.locator("#id_title").press("Tab")
    page.locator(SAVED).wait_for()
    return page


def folder(row: "Locator", name: str) -> str:
    link = row.get_by_role("link", name=name, exact=True).first
    return str(link.get_attribute("href")).strip("/").split("/")[2]


def discard(admin: Admin) -> None:
    """Delete the draft that is open: it would stand first in a listing that another test looks at."""
    page_id = str(admin.page.locator("#page-edit-form").get_attribute("action")).rstrip("/").split("/")[-2]
    admin.open(f"pages/{page_id}/delete/")
    admin.page.locator("main form [type=submit]").first.click()
    admin.message()


def saves_itself(page: "Page", act: Callable[[], object]) -> None:
    """Do something to the form; it saves itself then, and no longer says that it does not."""
    with page.expect_response(lambda answer: answer.request.headers.get("accept") == "application/json") as told:
        act()
    assert told.value.json()["success"], told.value.text()
    page.locator(SAVED).wait_for()
    page.get_by_text(PAUSED).filter(visible=True).first.wait_for(state="hidden")


def test_a_draft_without_section_or_alternative_text_is_kept(admin: Admin) -> None:
    page = start(admin, "destination_news/newsarticlepage", "Actualités", ARTICLE)
    address = page.locator("#page-edit-form").get_attribute("action")
    assert address is not None

    def choose_a_picture() -> None:
        page.get_by_role("button", name="Choisir une image", exact=True).first.click()
        page.locator(".modal-content a[data-chooser-modal-choice]").first.click()

    saves_itself(page, choose_a_picture)
    saves_itself(page, page.locator("#id_corrections-ADD").click)
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    assert ARTICLE in admin.message()

    # What is missing is asked when it is published, and the form goes on saving itself.
    page.wait_for_function(IS_WATCHED)
    footer = page.locator("footer")
    footer.get_by_role("button", name="Plus d'actions").click()
    footer.get_by_role("button", name="Publier", exact=True).click()
    page.locator(SAVED).wait_for()
    assert page.get_by_text("Décrivez l’illustration").first.is_visible()
    assert page.get_by_text(REFUSED).count() == 0
    saves_itself(page, lambda: page.locator("#id_teaser").fill("Une accroche de plus."))
    admin.open(address.split("/admin/")[1])
    assert page.locator("#id_teaser").input_value() == "Une accroche de plus."
    assert page.locator("#id_cover_image").input_value() != ""
    discard(admin)


def test_a_stop_that_is_not_filled_in_is_kept(admin: Admin) -> None:
    page = start(admin, "destination_circuits/circuitpage", "", CIRCUIT)

    saves_itself(page, page.locator("#id_stops-ADD").click)
    discard(admin)


def test_a_refused_save_does_not_stop_autosave(admin: Admin) -> None:
    page = start(admin, "destination_circuits/spotpage", "", SPOT)
    admin.box("Position").fill("ici")
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    page.get_by_text(REFUSED).wait_for()
    page.get_by_text(PAUSED).filter(visible=True).first.wait_for()
    page.wait_for_function(IS_WATCHED)

    saves_itself(page, lambda: admin.box("Position").fill("48.82, 2.27"))
    assert page.get_by_text(REFUSED).count() == 0
    saves_itself(page, lambda: admin.box("Accroche").fill("Ce qui est écrit ensuite."))
    discard(admin)
