"""What apps get of an offer."""

from decimal import Decimal

from destination_cms.models import Publication
from destination_cms.projections.index_values import columns_of
from mice.models import MiceOfferIndex, OfferLink, PriceLine
from tests.destination import Destination
from tests.feed import Replica

from .offers import add_index, add_offer, full_offer


def test_an_offer_in_which_everything_is_told(destination: Destination) -> None:
    spot = destination.spot("The fort")
    page = full_offer(destination)
    page.links = [OfferLink(content_id=spot.pk, label="Walk there", note="Ten minutes.")]
    offer = destination._add(page)
    replica = Replica()
    replica.sync()

    record = replica.records[f"mice_offer:{offer.translation_key}:fr"]
    payload = record["payload"]

    image = payload["cover"].pop("image")["ref"]
    assert image.startswith("image:")
    assert [block.pop("id") for block in payload["body"]]
    assert (record["latitude"], record["longitude"]) == (48.82, 2.27)
    assert payload == {
        "address": "1 Example Square",
        "body": [{"type": "paragraph", "text": {"html": "<p>Words.</p>"}}],
        "certifications": [
            {"label": "ISO 20121", "evidence_url": "https://example.com/20121", "valid_until_on": "2030-06-30"},
            {"label": "Clef Verte", "evidence_url": "", "valid_until_on": None},
        ],
        "contact_email": "congres@example.com",
        "cover": {"alt": "A hall"},
        "district": {"ref": f"district:{offer.district.translation_key}:fr"},
        "duration_minutes": 480,
        "equipment": [{"kind": "AR_GLASSES", "quantity": 20}, {"kind": "SCREEN", "quantity": None}],
        "kind": "CONFERENCE",
        "languages": ["fr", "en"],
        "last_verified_on": None,
        "links": [
            {"content": {"ref": f"spot:{spot.translation_key}:fr"}, "label": "Walk there", "note": "Ten minutes."}
        ],
        "organisations": [],
        "participants_max": 600,
        "participants_min": 20,
        "prices": [
            {
                "amount": "4500.00",
                "basis": "PER_ROOM",
                "currency": "EUR",
                "is_from_price": True,
                "vat_included": "NO",
                "is_vat_included": False,
                "label": "Day",
                "period": "PER_DAY",
            },
            {
                "amount": None,
                "basis": "PER_PERSON",
                "currency": "EUR",
                "is_from_price": False,
                "vat_included": "UNKNOWN",
                "is_vat_included": False,
                "label": "Stand",
                "period": "ONCE",
            },
        ],
        "room_count": 12,
        "rooms": [
            {
                "area_m2": 412.5,
                "capacities": [{"layout": "THEATRE", "seats": 400}, {"layout": "COCKTAIL", "seats": 600}],
                "ceiling_height_m": 6.2,
                "fire_safety_max": 600,
                "daylight": "YES",
                "has_daylight": True,
                "step_free": "PARTIAL",
                "is_step_free": False,
                "name": "Hall",
            },
            {
                "area_m2": None,
                "capacities": [{"layout": "BOARDROOM", "seats": 12}],
                "ceiling_height_m": None,
                "fire_safety_max": None,
                "daylight": "UNKNOWN",
                "has_daylight": False,
                "step_free": "UNKNOWN",
                "is_step_free": False,
                "name": "Box",
            },
        ],
        "setting": "BOTH",
        "teaser": "A hall with daylight.",
    }


def test_the_index_row_knows_the_largest_room(destination: Destination) -> None:
    offer = destination._add(full_offer(destination))

    row = MiceOfferIndex.objects.values(*columns_of(MiceOfferIndex)).get()

    assert row == {
        "kind": "CONFERENCE",
        "setting": "BOTH",
        "participants_min": 20,
        "participants_max": 600,
        "duration_minutes": 480,
        "district": f"district:{offer.district.translation_key}:fr",
        "languages": "\nfr\nen\n",
        "equipment": "\nAR_GLASSES\nSCREEN\n",
        "room_count": 12,
        "seats": 600,
        "seats_theatre": 400,
        "seats_classroom": None,
        "seats_boardroom": 12,
        "seats_u_shape": None,
        "seats_banquet": None,
        "seats_cocktail": 600,
    }


def test_an_offer_that_tells_little(destination: Destination) -> None:
    add_offer(destination)

    row = MiceOfferIndex.objects.get()

    assert (row.seats, row.languages, row.equipment, row.district) == (None, "", "", "")
    assert Publication.objects.get(kind="mice_offer").latitude is None


def test_an_index_page_is_published_too(destination: Destination) -> None:
    page = add_index(destination, teaser="Come in numbers.")
    replica = Replica()
    replica.sync()

    record = replica.records[f"mice_index:{page.translation_key}:fr"]

    assert (record["title"], record["payload"]["teaser"]) == ("Business", "Come in numbers.")


def test_a_price_keeps_its_cents(destination: Destination) -> None:
    page = full_offer(destination)
    page.price_lines = [PriceLine(label="Coffee", amount=Decimal("7.5"))]
    offer = destination._add(page)

    assert '"amount":"7.50"' in Publication.objects.get(uuid=offer.translation_key).payload
