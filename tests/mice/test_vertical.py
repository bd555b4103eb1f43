"""The vertical keeps the core's promises."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from destination_cms.publishing.reconcile import reconcile_publications
from destination_cms.testing import assert_vertical_contract
from mice.models import MeetingRoom, MiceIndexPage, MiceOfferPage, OfferEquipment, OfferLanguage, OfferLink, PriceLine
from mice.vertical import vertical
from tests.bulk import bulk_pages
from tests.destination import Destination

from .offers import ask, full_offer, new_offer

LIST = """{ miceOffers(first: 100) { totalCount nodes {
  title offerKind setting teaser participantsMin participantsMax durationMinutes languages contactEmail
  cover { alt image { title } } district { name } location { latitude } seo { jsonLd }
  equipment { kind quantity } rooms { name capacities { layout seats } } prices { label amount }
  certifications { label validUntilOn } links { label content { __typename title } }
  body { __typename } translations { locale }
} } }"""


def test_it_keeps_the_contract(destination: Destination) -> None:
    assert_vertical_contract(
        vertical,
        make={
            "mice_offer": lambda parent: full_offer(destination, links=[destination.spot()]),
            "mice_index": lambda parent: MiceIndexPage(teaser="Come in numbers."),
        },
    )


def test_a_list_costs_the_same_for_3_offers_and_for_30(destination: Destination, settings: Any) -> None:
    settings.DESTINATION_CMS = {"MAX_COST": 10_000_000}
    spot, circuit = destination.spot(), destination.circuit()
    shown = {"cover_image": destination.image(), "cover_image_alt": "Shown", "district": destination.district()}
    costs = []
    for total in (3, 30):
        known = MiceOfferPage.objects.count()
        pages = [new_offer(f"Offer {number}", slug=f"bulk-{number}", **shown) for number in range(known, total)]
        for page in bulk_pages(MiceOfferPage, destination.home, pages):
            OfferLink.objects.bulk_create(
                OfferLink(offer=page, locale=page.locale, content_id=found.pk) for found in (spot, circuit)
            )
            MeetingRoom.objects.create(offer=page, name="Hall", seats_theatre=90)
            PriceLine.objects.create(offer=page, label="Day", amount=10)
            OfferEquipment.objects.create(offer=page, kind="SCREEN")
            OfferLanguage.objects.create(offer=page, language="fr")
        reconcile_publications(is_restart=True)
        with CaptureQueriesContext(connection) as queries:
            nodes = ask(LIST)["miceOffers"]["nodes"]
        assert len(nodes) == total
        assert [len(node["links"]) for node in nodes] == [2] * total
        costs.append(len([query for query in queries if query["sql"].startswith("SELECT")]))

    assert costs[0] == costs[1]
