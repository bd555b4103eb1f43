"""“Select all pages in listing” reaches no page that the listing did not show."""

from tests.destination import Destination, fresh

from .people import editor

UNPUBLISH = "/admin/bulk/wagtailcore/page/unpublish/"


def test_all_of_a_flat_or_filtered_listing_is_refused(destination: Destination) -> None:
    spot, circuit = destination.spot("Le fort"), destination.circuit("Le tour")
    person = editor()

    for query in ("id=all", "id=all&state=draft", f"id=all&childOf={destination.home.pk}&kind=MUSEUM"):
        response = person.client.post(f"{UNPUBLISH}?{query}&next=/admin/destination/spot/")
        assert response["Location"] == "/admin/destination/spot/"
        assert "Rien n’a été modifié. «" in person.text("/admin/")
        assert fresh(spot).live
        assert fresh(circuit).live
        assert fresh(destination.home).live


def test_all_of_a_folder_and_ticked_pages_are_not(destination: Destination) -> None:
    section = destination.section("Places")
    within, outside = destination.spot("Within", section), destination.spot("Outside")
    client = editor().client

    client.post(f"{UNPUBLISH}?id=all&childOf={section.pk}&next=/admin/")
    assert [fresh(page).live for page in (within, outside)] == [False, True]

    client.post(f"{UNPUBLISH}?id={outside.pk}&next=/admin/destination/spot/?state=live")
    assert not fresh(outside).live


def test_the_listings_do_not_offer_it(destination: Destination) -> None:
    section = destination.section("Places")
    for number in range(31):
        destination.spot(f"Spot {number}", section)
    person = editor()

    listing = person.source("/admin/destination/spot/")

    assert "data-bulk-action-button" in listing
    assert "data-bulk-action-num-objects-in-listing" not in listing
