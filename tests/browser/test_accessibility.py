"""axe looks at every kind of editor, every listing, the front page of the admin and the demo's front."""

from typing import TYPE_CHECKING

import pytest

from .admin import Admin
from .demo_site import App, ask
from .visitor import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

KINDS = ["circuit", "spot", "mice-offer", "news-article"]
PAGES = """query Pages($locale: Locale!) {
  circuits(first: 1, locale: $locale) { nodes { path } }
  spots(first: 1, locale: $locale) { nodes { path } }
  miceIndexes(first: 1, locale: $locale) { nodes { path } }
  miceOffers(first: 1, locale: $locale) { nodes { path } }
  newsIndexes(first: 1, locale: $locale) { nodes { path } }
  newsArticles(first: 1, locale: $locale) { nodes { path } }
}"""
OPEN_PANELS = (
    """for (const toggle of document.querySelectorAll("[data-panel-toggle][aria-expanded='false']")) toggle.click()"""
)
#: Forms of recordings, themes, districts, base maps and the identity of a site; and the report of what is to be checked.
SHARED = [
    "snippets/destination_cms/audio/add/",
    "snippets/destination_cms/audio/",
    "snippets/destination_cms/theme/add/",
    "snippets/destination_cms/district/add/",
    "snippets/destination_cms/basemap/",
    "snippets/destination_cms/basemap/add/",
    "snippets/destination_cms/siteidentity/",
    "reports/content-to-check/",
]
LISTS = {"fr": ["/fr/", "/fr/circuits/", "/fr/lieux/"], "en": ["/en/", "/en/circuits/", "/en/places/"]}


def violations(page: "Page") -> list[str]:
    """Return what axe finds wrong, with the first elements that have it."""
    from axe_playwright_python.sync_playwright import Axe

    page.wait_for_load_state("networkidle")
    found = Axe().run(page).response
    assert len(found["passes"]) > 10, "axe saw nothing"
    return [
        f"{page.url}: {fault['id']} ({fault['impact']}): {[node['html'][:200] for node in fault['nodes'][:3]]}"
        for fault in found["violations"]
    ]


def test_a_fault_is_found(visitor: Visitor, app: App) -> None:
    """axe is at work: a picture that loses its alternative text does not go unnoticed."""
    app.wait_for_pictures()
    visitor.open("/fr/")
    assert violations(visitor.page) == []

    visitor.page.evaluate("document.querySelector('main img').removeAttribute('alt')")

    assert ["image-alt" in fault for fault in violations(visitor.page)] == [True]


def test_the_admin_is_for_everyone(admin: Admin) -> None:
    admin.log_in("editor", "destination")
    faults = violations(admin.page)
    for kind in KINDS:
        admin.open(f"destination/{kind}/")
        if kind == "spot":
            admin.shoot("listing-spot")
        faults += violations(admin.page)
        # The editor of the first one that is there, and with an empty row of each list.
        admin.page.locator("table a[href*='/edit/']").first.click()
        faults += violations(admin.page)
        assert admin.page.locator("[aria-label='Paragraphe'], [aria-label='Intertitre']").count() > 0
        admin.page.evaluate(OPEN_PANELS)
        for button in admin.page.locator("button[id$='-ADD']").all():
            button.click()
        faults += violations(admin.page)
        admin.read()

    assert faults == []
    assert len(admin.read_pages) > 2 * len(KINDS)


def test_the_forms_of_what_pages_share_are_for_everyone(admin: Admin) -> None:
    page, faults = admin.page, []
    admin.log_in("admin", "destination")
    for path in SHARED:
        admin.open(path)
        faults += violations(page)
    admin.open("destination/circuit/")
    page.locator("table a[href*='/edit/']").first.click()
    page.locator('[id$="-audio-chooser"]').first.get_by_role("button").first.click()
    page.locator(".modal-body").get_by_role("tab", name="Téléverser un enregistrement").click()
    page.locator("#id_recording-title").wait_for()
    faults += violations(page)

    assert faults == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_front_is_for_everyone(visitor: Visitor, app: App, language: str) -> None:
    app.wait_for_pictures()
    kinds = ask(visitor.site, PAGES, locale=language).values()
    paths = [*LISTS[language], *(node["path"] for kind in kinds for node in kind["nodes"])]
    assert len(paths) == 9

    faults = []
    for path in paths:
        visitor.open(path)
        faults += violations(visitor.page)

    assert faults == []
    assert visitor.english == [] or language == "en"
