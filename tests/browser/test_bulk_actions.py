"""“All in listing” of a filtered listing: refused before the question, and nothing is deleted."""

import pytest

from .admin import Admin
from .demo_site import ask

pytestmark = pytest.mark.browser

EVERYTHING = """{ spots(locale: "fr") { totalCount } circuits(locale: "fr") { totalCount }
  newsArticles(locale: "fr") { totalCount } districts(locale: "fr") { totalCount }
  circuitsWithCover: circuits(locale: "fr", first: 50) { nodes { cover { image { title } } } } }"""
REFUSED = "Rien n’a été modifié"


def test_all_of_a_filtered_listing_of_images_is_refused(admin: Admin) -> None:
    page = admin.page
    admin.log_in("admin", "destination")
    before = ask(admin.site, EVERYTHING)
    admin.open("images/?collection_id=2&layout=list")
    page.locator("[data-bulk-action-checkbox]").first.check(force=True)
    page.locator("[data-bulk-action-footer] [data-bulk-action-select-all-checkbox]").check()
    page.locator("[data-bulk-action-num-objects-in-listing]").click()
    page.locator("[data-bulk-action-button]").filter(has_text="Supprimer").first.click()

    assert REFUSED in admin.message()
    assert page.url.endswith("/admin/images/?collection_id=2&layout=list")
    assert ask(admin.site, EVERYTHING) == before


def test_all_of_a_filtered_listing_of_documents_is_refused(admin: Admin) -> None:
    admin.log_in("admin", "destination")
    for title in ("Plan du fort", "Programme du salon"):
        admin.open("documents/add/")
        admin.page.locator("#id_title").fill(title)
        file = {"name": f"{title}.txt", "mimeType": "text/plain", "buffer": title.encode()}
        admin.page.locator("#id_file").set_input_files(file)
        admin.page.locator("main form button[type=submit]").first.click()
        admin.page.wait_for_url("**/admin/documents/")

    admin.open("bulk/wagtaildocs/document/delete/?id=all&q=Programme&next=/admin/documents/")

    assert REFUSED in admin.message()
    for title in ("Plan du fort", "Programme du salon"):
        assert admin.page.get_by_role("link", name=title, exact=True).count() == 1


@pytest.mark.parametrize(
    "address",
    [
        "bulk/destination_cms/district/delete/?id=all&kind=ECO_DISTRICT&next=/admin/",
        "bulk/wagtailcore/page/delete/?id=all&childOf=3&status=live&next=/admin/",
        "bulk/wagtailcore/page/unpublish/?id=all&state=live&next=/admin/destination/spot/",
    ],
)
def test_all_of_a_filtered_listing_of_snippets_and_pages_is_refused(admin: Admin, address: str) -> None:
    admin.log_in("admin", "destination")
    before = ask(admin.site, EVERYTHING)
    admin.open(address)

    assert REFUSED in admin.message()
    assert admin.page.url.endswith(address.partition("next=")[2])
    assert ask(admin.site, EVERYTHING) == before
