"""The lists and the way to a new page, as a French editor meets them: right after the start, also on a phone."""

import re

import pytest

from .admin import Admin

pytestmark = pytest.mark.browser

PHONE_WIDTH = 390
LISTS = ("spot", "circuit", "mice-offer", "news-article", "text-page")
#: Of each row what it shows, and whether a word of its title, states or languages is broken or cut off.
ROWS = """() => [...document.querySelectorAll("table.listing tbody tr")].map((row) => {
  const cells = [...row.querySelectorAll("td.title a > span, td .w-status")].filter((cell) => cell.offsetParent);
  const isBroken = (cell) => [...cell.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).some((node) =>
    [...node.data.matchAll(/\\S+/g)].some((word) => {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const boxes = [...range.getClientRects()].filter((box) => box.width);
      // A hyphen is a place where a word may be broken.
      const parts = word[0].split(/[-\\u2013\\u2010/]/).filter(Boolean).length;
      return boxes.length > Math.max(1, parts) || boxes.some((box) => box.right > window.innerWidth || box.left < 0);
    }));
  return {
    title: row.querySelector("td.title a > span")?.innerText.trim() ?? "",
    states: [...row.querySelectorAll(".destination-states .w-status")].filter((tag) => tag.offsetParent).length,
    languages: [...row.querySelectorAll("[class*='destination-language--'] abbr")]
      .filter((code) => code.offsetParent).map((code) => code.innerText),
    broken: cells.filter(isBroken).map((cell) => cell.innerText),
  };
})"""
#: What has no picture has no file; other tests write such drafts.
PICTURES = ".destination-thumbnail:not(.destination-thumbnail--none)"
MISSING_PICTURES = """(pictures) => [...document.querySelectorAll(pictures)].filter(
  (one) => one.tagName !== "IMG" || !one.complete || !one.naturalWidth).length"""


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_on_a_phone_breaks_no_word(admin: Admin, kind: str) -> None:
    admin.page.set_viewport_size({"width": PHONE_WIDTH, "height": 844})
    admin.log_in("editor", "destination")
    admin.open(f"destination/{kind}/")

    rows = admin.page.evaluate(ROWS)

    assert len(rows) > 1
    for row in rows:
        assert row["title"], row
        assert row["states"] >= 1, row
        assert row["languages"] == ["FR", "EN"], row
        assert row["broken"] == []
    assert len({row["title"] for row in rows}) == len(rows)
    assert admin.page.evaluate("document.documentElement.scrollWidth") <= PHONE_WIDTH


def test_the_thumbnails_are_there_when_the_demo_is_ready(admin: Admin) -> None:
    admin.log_in("editor", "destination")
    for kind in ("spot", "circuit", "mice-offer", "news-article"):
        admin.open(f"destination/{kind}/")
        pictures = admin.page.locator(PICTURES)
        assert pictures.count() > 1
        for picture in pictures.all():
            picture.scroll_into_view_if_needed()
        admin.page.wait_for_load_state("networkidle")
        assert admin.page.evaluate(MISSING_PICTURES, PICTURES) == 0, kind


def test_a_new_spot_is_two_clicks_away(admin: Admin) -> None:
    admin.log_in("editor", "destination")
    admin.page.locator(".destination-new").get_by_role("link", name="Lieu").click()
    admin.page.wait_for_url(re.compile(r"/pages/add/destination_circuits/spotpage/\d+/"))

    title = admin.page.locator("#id_title")
    title.fill("Un kiosque")
    assert title.input_value() == "Un kiosque"
    assert "Smart Issy" in (admin.page.locator(".w-breadcrumbs").first.text_content() or "")


def test_read_also_is_chosen_from_a_list_of_our_own(admin: Admin) -> None:
    admin.log_in("editor", "destination")
    admin.open("destination/news-article/")
    admin.page.locator("td.title a").first.click()
    admin.page.wait_for_url("**/edit/*")
    panel = admin.page.locator("section", has=admin.page.get_by_role("heading", name="À lire aussi")).last
    before = panel.locator("[data-inline-panel-child]").count()
    panel.get_by_role("button", name="Ajouter").last.click()
    modal = admin.page.locator(".modal-content")
    modal.locator("table.listing").wait_for()
    assert "Root" not in modal.inner_text()
    assert modal.locator(".destination-picture").count() > 1
    modal.locator("select[name=kind]").select_option(label="Circuit")
    modal.get_by_text("Issy, ville intelligente").first.wait_for()
    modal.locator("input[name=id]").first.check()
    modal.get_by_role("button", name="Confirmer la sélection").click()
    modal.wait_for(state="detached")
    assert panel.locator("[data-inline-panel-child]").count() == before + 1
