"""“All in listing” of a filtered listing, confirmed: nothing that the listing did not show is deleted."""

import pytest

from .admin import Admin
from .demo_site import ask

pytestmark = pytest.mark.browser

EVERYTHING = """{ spots(locale: "fr") { totalCount } circuits(locale: "fr") { totalCount }
  newsArticles(locale: "fr") { totalCount } districts(locale: "fr") { totalCount }
  circuitsWithCover: circuits(locale: "fr", first: 50) { nodes { cover { image { title } } } } }"""
REFUSED = "Rien n’a été modifié"


def confirm(admin: Admin) -> str:
    """Confirm the deletion that the page asks about; return what the admin says then."""
    admin.page.locator("main form .serious").first.click()
    return admin.message()


def test_all_of_a_filtered_listing_of_images_is_refused(admin: Admin) -> None:
    page = admin.page
    admin.log_in("admin", "destination")
    before = ask(admin.site, EVERYTHING)
    admin.open("images/?collection_id=2&layout=list")
    page.locator("[data-bulk-action-checkbox]").first.check(force=True)
    page.locator("[data-bulk-action-footer] [data-bulk-action-select-all-checkbox]").check()
    page.locator("[data-bulk-action-num-objects-in-listing]").click()
    page.locator("[data-bulk-action-button]").filter(has_text="Supprimer").first.click()
    page.wait_for_url("**/picture/delete/**")

    assert REFUSED in confirm(admin)
    assert ask(admin.site, EVERYTHING) == before


def test_all_of_a_filtered_listing_of_snippets_is_refused(admin: Admin) -> None:
    admin.log_in("admin", "destination")
    before = ask(admin.site, EVERYTHING)
    admin.open("bulk/destination_cms/district/delete/?id=all&kind=ECO_DISTRICT&next=/admin/")

    assert REFUSED in confirm(admin)
    assert ask(admin.site, EVERYTHING) == before
