"""“All in listing” of a filtered listing: refused before the question, and nothing is deleted."""

from typing import Any

import pytest

from .admin import Admin
from .demo_site import ask

pytestmark = pytest.mark.browser

EVERYTHING = """{ spots(locale: "fr") { totalCount } circuits(locale: "fr") { totalCount }
  newsArticles(locale: "fr") { totalCount } districts(locale: "fr") { totalCount }
  circuitsWithCover: circuits(locale: "fr", first: 50) { nodes { cover { image { title } } } } }"""
REFUSED = "Rien n’a été modifié"
#: One more than a listing of documents or snippets shows on a page: only then does it offer all of its pages.
MORE_THAN_A_PAGE = 21
#: Sends the open form once for each name, as the browser would.
SEND_FOR_EACH = """async ([field, slug, names]) => {
  const form = document.querySelector(`#id_${field}`).form;
  for (const name of names) {
    const data = new FormData(form);
    data.set(field, name);
    data.set(slug, name.toLowerCase().replace(' ', '-'));
    const answer = await fetch(form.action || location.href, { method: 'POST', body: data });
    if (!answer.redirected) throw new Error(`${name}: ${answer.status}`);
  }
}"""


@pytest.fixture
def office(admin: Admin) -> Admin:
    admin.log_in("admin", "destination")
    return admin


def delete_all_in_listing(admin: Admin) -> None:
    """Tick a row, then all rows of the page, then all rows of the listing; ask to delete them."""
    page = admin.page
    page.locator("[data-bulk-action-checkbox]").first.check(force=True)
    page.locator("[data-bulk-action-footer] [data-bulk-action-select-all-checkbox]").check()
    page.locator("[data-bulk-action-num-objects-in-listing]").click()
    page.locator("[data-bulk-action-footer] [data-bulk-action-button]").filter(has_text="Supprimer").first.click()


def count_in_listing(admin: Admin, path: str) -> int:
    """Return how many rows the first page of a listing shows."""
    admin.open(path)
    return admin.page.locator("[data-bulk-action-checkbox]").count()


def send_for_each(admin: Admin, field: str, slug: str, names: list[str]) -> Any:
    return admin.page.evaluate(SEND_FOR_EACH, [field, slug, names])


def test_all_of_a_filtered_listing_of_images_is_refused(office: Admin) -> None:
    before = ask(office.site, EVERYTHING)
    office.open("images/?collection_id=2&layout=list")
    delete_all_in_listing(office)

    assert REFUSED in office.message()
    assert office.page.url.endswith("/admin/images/?collection_id=2&layout=list")
    assert ask(office.site, EVERYTHING) == before


def test_all_of_a_filtered_listing_of_documents_is_refused(office: Admin) -> None:
    office.open("documents/multiple/add/")
    office.page.locator("#id_adddocument_collection").select_option("2")
    uploads = office.page.locator("[data-upload-success], .upload-success")
    office.page.locator("#fileupload").set_input_files(
        [
            {"name": f"plan-{number}.txt", "mimeType": "text/plain", "buffer": b"%d" % number}
            for number in range(MORE_THAN_A_PAGE)
        ]
    )
    uploads.nth(MORE_THAN_A_PAGE - 1).wait_for()

    office.open("documents/?collection_id=2")
    delete_all_in_listing(office)

    assert REFUSED in office.message()
    assert office.page.url.endswith("/admin/documents/?collection_id=2")
    assert count_in_listing(office, "documents/?collection_id=2&p=2") == 1


def test_all_of_a_filtered_listing_of_snippets_is_refused(office: Admin) -> None:
    office.open("snippets/destination_cms/district/add/?locale=fr")
    office.page.locator("#id_kind").select_option("ECO_DISTRICT")
    send_for_each(office, "name", "slug", [f"Quartier {number}" for number in range(MORE_THAN_A_PAGE)])
    before = ask(office.site, EVERYTHING)

    office.open("snippets/destination_cms/district/?kind=ECO_DISTRICT")
    delete_all_in_listing(office)

    assert REFUSED in office.message()
    assert office.page.url.endswith("?kind=ECO_DISTRICT")
    assert ask(office.site, EVERYTHING) == before


def test_all_of_a_filtered_search_of_pages_is_refused(office: Admin) -> None:
    before = ask(office.site, EVERYTHING)
    office.open("pages/search/?q=&content_type=destination_circuits.spotpage")
    delete_all_in_listing(office)

    assert REFUSED in office.message()
    assert "/admin/pages/search/" in office.page.url
    assert ask(office.site, EVERYTHING) == before


@pytest.mark.parametrize(
    "address",
    [
        "bulk/wagtailcore/page/delete/?id=all&childOf=3&status=live&next=/admin/",
        "bulk/wagtailcore/page/unpublish/?id=all&state=live&next=/admin/destination/spot/",
    ],
)
def test_an_address_that_someone_kept_is_refused_as_well(office: Admin, address: str) -> None:
    before = ask(office.site, EVERYTHING)
    office.open(address)

    assert REFUSED in office.message()
    assert office.page.url.endswith(address.partition("next=")[2])
    assert ask(office.site, EVERYTHING) == before
