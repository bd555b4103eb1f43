"""The listings of offers and their indexes cost as much for thirty rows as for three."""

from destination_cms.geo.point import Point
from tests.core.admin.people import editor, limited, new_links
from tests.destination import Destination

from .offers import add_index, add_offer

OFFERS = "/admin/destination/mice-offer/"


def test_the_admin_has_a_listing_of_offers_and_of_indexes(destination: Destination) -> None:
    add_index(destination, "Affaires")
    person = editor()

    assert [row for row in person.rows("/admin/destination/mice-index/") if "Affaires" in row]
    assert person.rows(OFFERS) == []
    # What there is much of comes first.
    menu = person.source("/admin/")
    assert menu.index('"/admin/destination/mice-offer/"') < menu.index('"/admin/destination/mice-index/"')


def test_the_number_of_queries_does_not_depend_on_the_number_of_offers(destination: Destination) -> None:
    index, image, person = add_index(destination), destination.image(), editor()

    def cost(total: int) -> int:
        for number in range(total):
            shown = {"cover_image": image, "cover_image_alt": "Shown"}
            add_offer(destination, f"Offer {number}", index, live=number % 2 == 0, **shown)
        return person.count_queries(OFFERS)

    cost(3)  # what is cached at first: sites, content types
    assert cost(0) == cost(27)


def test_an_offer_is_written_below_an_index_that_one_may_add_to(destination: Destination) -> None:
    person = editor()
    assert "mice-offer" not in new_links(person)

    index = add_index(destination)

    assert "mice-offer" in new_links(person)
    assert person.client.get("/admin/destination/mice-offer/choose_parent/", follow=True).status_code == 200
    assert new_links(limited(index, "add")) == {"mice-offer"}


def test_an_offer_may_lack_a_position_and_a_picture(destination: Destination) -> None:
    index = add_index(destination)
    bare = add_offer(destination, "Bare", index)
    shown = {"cover_image": destination.image(), "cover_image_alt": "Shown", "location": Point(48.82, 2.27)}
    whole = add_offer(destination, "Whole", index, **shown)

    person = editor()
    for gap in ("position", "picture"):
        assert person.titles(OFFERS, [bare, whole], lacking=gap) == {"Bare"}
