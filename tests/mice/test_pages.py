"""Where "View live" leads from an offer and its index, and what they show without a front-end."""

from typing import Any

from mice.models import MiceIndexPage, MiceOfferPage
from tests.destination import Destination
from tests.headless import assert_leads_to_the_front_end, assert_previewed, assert_shown, body_of

from .offers import add_index, add_offer


def test_without_a_front_end_they_show_a_plain_page(destination: Destination) -> None:
    image = destination.image()
    business = add_index(destination, "Meet here", teaser="Rooms", cover_image=image, cover_image_alt="A")
    offer = add_offer(destination, "An offer", business, teaser="Large", body=body_of(image))

    assert_shown(business, "Meet here", "Rooms")
    assert_shown(offer, "An offer", "Large", "A heading")


def test_with_a_front_end_they_lead_there(destination: Destination, settings: Any) -> None:
    settings.DESTINATION_CMS = {"FRONTEND_URLS": {"testserver": "https://visit.example.org"}}
    business = add_index(destination)

    assert_leads_to_the_front_end(business, "https://visit.example.org")
    assert_leads_to_the_front_end(add_offer(destination, "An offer", business), "https://visit.example.org")


def test_an_offer_stands_below_an_index_and_nowhere_else() -> None:
    assert MiceIndexPage.clean_subpage_models() == [MiceOfferPage]
    assert MiceOfferPage.clean_parent_page_models() == [MiceIndexPage]


def test_an_index_page_has_a_preview(destination: Destination) -> None:
    assert_previewed(add_index(destination, teaser="Rooms"), "Rooms")
