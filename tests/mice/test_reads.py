"""Offers are read as everything else: as many statements for 3 rows as for 300, the ledger's tables alone."""

from typing import Any

import pytest
from django.db import transaction

from destination_cms.models import Tally
from destination_cms.publishing.changes import sweep_deferred
from destination_cms.publishing.reconcile import reconcile_publications
from mice.models import MeetingRoom, MiceOfferPage, OfferEquipment, OfferLink, PriceLine
from tests.bulk import bulk_pages
from tests.contract.test_reads import BODY, LEDGER, PICTURE, SPOT, TABLE, ask, recorded
from tests.destination import Destination

QUERIES = {
    "offers": f"""{{ miceOffers(first: 300) {{ totalCount nodes {{
        title {PICTURE} {BODY} district {{ name }} rooms {{ name capacities {{ layout seats }} }} prices {{ amount }}
        equipment {{ kind }} translations {{ id }}
        links {{ label content {{ title ... on Spot {{ {SPOT} }} ... on MiceOffer {{ {PICTURE} }} }} }} }} }} }}""",
    "chosen offers": """{ miceOffers(first: 300, filter: {equipment: {eq: SCREEN}, seatsTheatre: {gte: 80}})
        { nodes { title } } }""",
}


@pytest.fixture(autouse=True)
def _without_a_price(settings: Any) -> None:
    settings.DESTINATION_CMS = {"MAX_COST": 10_000_000}


def fill(make: Destination, count: int) -> None:
    """Publish so many offers, each with rows, a picture, and links to a spot and to the offer before it."""
    shown = {"cover_image": make.image(), "cover_image_alt": "Shown", "body": [("paragraph", "<p>Words</p>")]}
    spot = make.spot(f"Spot {count}", cover_image=make.image(), district=make.district())
    offers = bulk_pages(
        MiceOfferPage,
        make.home,
        [MiceOfferPage(title=f"Offer {n}", slug=f"offer-{count}-{n}", **shown) for n in range(count)],
    )
    with sweep_deferred(), transaction.atomic():
        for number, offer in enumerate(offers):
            MeetingRoom.objects.create(offer=offer, name="Hall", seats_theatre=90)
            PriceLine.objects.create(offer=offer, label="Day", amount=10)
            OfferEquipment.objects.create(offer=offer, kind="SCREEN")
            OfferLink.objects.create(offer=offer, content_id=spot.pk)
            OfferLink.objects.create(offer=offer, content_id=offers[number - 1].pk)
    reconcile_publications()


def statements() -> dict[str, list[str]]:
    """Return the statements of each query; the answers hold every row."""
    found = {}
    for name, query in QUERIES.items():
        ask(query)
        with recorded() as found[name]:
            ask(query)
    return found


def test_three_and_three_hundred_cost_the_same(destination: Destination) -> None:
    fill(destination, 3)
    few = statements()
    fill(destination, 297)

    many = statements()

    assert Tally.objects.get(kind="mice_offer").count == 300
    for name in QUERIES:
        assert len(many[name]) == len(few[name]) <= 16, (name, few[name], many[name])
        assert {table for sql in many[name] for table in TABLE.findall(sql)} <= LEDGER
