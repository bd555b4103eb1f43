"""What front-ends read of offers."""

from datetime import date
from typing import Any

import pytest

from destination_cms.geo.point import Point
from mice.models import PriceLine
from tests.destination import Destination

from .offers import add_index, add_offer, ask, full_offer

OFFER = """query($slug: String!) { miceOffer(slug: $slug) {
  __typename title offerKind setting teaser address contactEmail participantsMin participantsMax durationMinutes roomCount
  languages equipment { kind quantity } location { latitude longitude } district { name } lastVerifiedOn
  rooms { name areaSquareMeters ceilingHeightMeters daylight hasDaylight stepFree isStepFree fireSafetyMax capacities { layout seats } }
  prices { label amount currency basis period isFromPrice vatIncluded isVatIncluded }
  certifications { label evidenceUrl validUntilOn }
  cover { alt } body { __typename }
} }"""
LIST = """query($f: MiceOfferFilter, $o: [MiceOfferOrder!]) {
  miceOffers(filter: $f, orderBy: $o) { totalCount nodes { title } } }"""


def titles(**variables: Any) -> list[str]:
    return [node["title"] for node in ask(LIST, **variables)["miceOffers"]["nodes"]]


def test_an_offer_answers_everything(destination: Destination) -> None:
    offer = destination._add(full_offer(destination, last_verified_on=date(2026, 5, 1)))

    found = ask(OFFER, slug=offer.slug)["miceOffer"]

    assert found == {
        "__typename": "MiceOffer",
        "title": "The great hall",
        "offerKind": "CONFERENCE",
        "setting": "BOTH",
        "teaser": "A hall with daylight.",
        "address": "1 Example Square",
        "contactEmail": "congres@example.com",
        "participantsMin": 20,
        "participantsMax": 600,
        "durationMinutes": 480,
        "roomCount": 12,
        "languages": ["fr", "en"],
        "equipment": [{"kind": "AR_GLASSES", "quantity": 20}, {"kind": "SCREEN", "quantity": None}],
        "location": {"latitude": 48.82, "longitude": 2.27},
        "district": {"name": "Centre"},
        "lastVerifiedOn": "2026-05-01",
        "rooms": [
            {
                "name": "Hall",
                "areaSquareMeters": 412.5,
                "ceilingHeightMeters": 6.2,
                "daylight": "YES",
                "hasDaylight": True,
                "stepFree": "PARTIAL",
                "isStepFree": False,
                "fireSafetyMax": 600,
                "capacities": [{"layout": "THEATRE", "seats": 400}, {"layout": "COCKTAIL", "seats": 600}],
            },
            {
                "name": "Box",
                "areaSquareMeters": None,
                "ceilingHeightMeters": None,
                "daylight": "UNKNOWN",
                "hasDaylight": False,
                "stepFree": "UNKNOWN",
                "isStepFree": False,
                "fireSafetyMax": None,
                "capacities": [{"layout": "BOARDROOM", "seats": 12}],
            },
        ],
        "prices": [
            {
                "label": "Day",
                "amount": "4500.00",
                "currency": "EUR",
                "basis": "PER_ROOM",
                "period": "PER_DAY",
                "isFromPrice": True,
                "vatIncluded": "NO",
                "isVatIncluded": False,
            },
            {
                "label": "Stand",
                "amount": None,
                "currency": "EUR",
                "basis": "PER_PERSON",
                "period": "ONCE",
                "isFromPrice": False,
                "vatIncluded": "UNKNOWN",
                "isVatIncluded": False,
            },
        ],
        "certifications": [
            {"label": "ISO 20121", "evidenceUrl": "https://example.com/20121", "validUntilOn": "2030-06-30"},
            {"label": "Clef Verte", "evidenceUrl": None, "validUntilOn": None},
        ],
        "cover": {"alt": "A hall"},
        "body": [{"__typename": "ParagraphBlock"}],
    }


@pytest.fixture
def town(destination: Destination) -> Destination:
    """A hall, a hotel and a walk; and a fourth offer that tells nothing."""
    destination._add(full_offer(destination))
    add_offer(destination, "Hotel", kind="ACCOMMODATION", room_count=128, location=Point(48.83, 2.27))
    walk = add_offer(
        destination,
        "Walk",
        kind="TEAM_BUILDING",
        setting="OUTDOOR",
        participants_min=8,
        participants_max=48,
        duration_minutes=150,
        languages=["fr", "es"],
    )
    assert walk.live
    add_offer(destination, "Anything")
    return destination


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"kind": {"eq": "ACCOMMODATION"}}, ["Hotel"]),
        ({"kind": {"in": ["ACCOMMODATION", "TEAM_BUILDING"]}}, ["Hotel", "Walk"]),
        ({"setting": {"eq": "OUTDOOR"}}, ["Walk"]),
        ({"groupSize": 10}, ["Anything", "Hotel", "Walk"]),
        ({"groupSize": 48}, ["Anything", "Hotel", "The great hall", "Walk"]),
        ({"groupSize": 601}, ["Anything", "Hotel"]),
        ({"not": {"groupSize": 601}}, ["The great hall", "Walk"]),
        ({"participantsMax": {"gte": 100}}, ["The great hall"]),
        ({"durationMinutes": {"lt": 200}}, ["Walk"]),
        ({"roomCount": {"gte": 100}}, ["Hotel"]),
        ({"seats": {"gte": 600}}, ["The great hall"]),
        ({"seatsTheatre": {"gte": 401}}, []),
        ({"seatsCocktail": {"gte": 401}}, ["The great hall"]),
        ({"language": {"eq": "fr"}}, ["The great hall", "Walk"]),
        ({"language": {"in": ["es", "de"]}}, ["Walk"]),
        ({"language": {"in": []}}, []),
        ({"language": {"eq": "fr,en"}}, []),
        ({"language": {"eq": "fr\nen"}}, []),
        ({"language": {"in": ["fr\nen", "es"]}}, ["Walk"]),
        ({"language": {"eq": "%"}}, []),
        ({"equipment": {"eq": "SCREEN"}}, ["The great hall"]),
        ({"or": [{"equipment": {"eq": "AR_GLASSES"}}, {"language": {"eq": "es"}}]}, ["The great hall", "Walk"]),
        ({"location": {"near": {"latitude": 48.83, "longitude": 2.27, "radiusMeters": 100}}}, ["Hotel"]),
    ],
    ids=str,
)
def test_offers_are_chosen(town: Destination, chosen: dict[str, Any], expected: list[str]) -> None:
    assert sorted(titles(f=chosen)) == expected


def test_offers_are_chosen_by_their_district(destination: Destination) -> None:
    add_offer(destination, "In Fort", district=destination.district("Fort", slug="fort"))
    add_offer(destination, "Elsewhere")
    (district,) = ask("{ districts { nodes { id } } }")["districts"]["nodes"]

    assert titles(f={"district": {"eq": district["id"]}}) == ["In Fort"]
    assert titles(f={"districtSlug": {"eq": "fort"}}) == ["In Fort"]


def test_offers_are_ordered_with_the_valueless_last(town: Destination) -> None:
    def order(field: str, direction: str = "ASC") -> list[str]:
        return titles(o=[{"field": field, "direction": direction}, {"field": "TITLE", "direction": "ASC"}])

    assert order("PARTICIPANTS_MAX") == ["Walk", "The great hall", "Anything", "Hotel"]
    assert order("DURATION", "DESC") == ["The great hall", "Walk", "Anything", "Hotel"]
    assert order("ROOM_COUNT", "DESC")[0] == "Hotel"
    assert order("SEATS")[0] == "The great hall"


def test_how_many_hotel_rooms_there_are_is_a_sum(town: Destination) -> None:
    add_offer(town, "Inn", kind="ACCOMMODATION", room_count=22)
    query = '{ miceOffers(filter: {kind: {eq: "ACCOMMODATION"}}) { nodes { roomCount } } }'.replace('"', "")

    assert sum(node["roomCount"] for node in ask(query)["miceOffers"]["nodes"]) == 150


@pytest.mark.parametrize(
    ("kind", "name", "has"),
    [
        ("CONFERENCE", "EventVenue", {"maximumAttendeeCapacity": 600}),
        ("ACCOMMODATION", "LodgingBusiness", {"numberOfRooms": 12, "email": "congres@example.com"}),
        ("TEAM_BUILDING", "Service", {"serviceType": "TEAM_BUILDING"}),
    ],
)
def test_structured_data_by_kind(destination: Destination, kind: str, name: str, has: dict[str, Any]) -> None:
    page = full_offer(destination)
    page.kind = kind
    offer = destination._add(page)

    found = ask("query($s: String) { miceOffer(slug: $s) { seo { jsonLd } } }", s=offer.slug)
    data = found["miceOffer"]["seo"]["jsonLd"]

    assert data["@context"] == "https://schema.org"
    assert data["@type"] == name
    assert {key: data[key] for key in has} == has
    assert data["description"] == "A hall with daylight."


def test_structured_data_tells_prices_and_layouts(destination: Destination) -> None:
    page = full_offer(destination)
    venue = destination._add(page)
    page = full_offer(destination)
    page.kind, page.slug = "SERVICE", "service"
    destination._add(page)
    query = "query($s: String) { miceOffer(slug: $s) { seo { jsonLd } } }"

    hall = ask(query, s=venue.slug)["miceOffer"]["seo"]["jsonLd"]["containsPlace"][0]
    (price,) = ask(query, s="service")["miceOffer"]["seo"]["jsonLd"]["offers"]

    assert hall == {
        "@type": "MeetingRoom",
        "name": "Hall",
        "floorSize": {"@type": "QuantitativeValue", "value": 412.5, "unitCode": "MTK"},
        "maximumAttendeeCapacity": 600,
        "additionalProperty": [
            {"@type": "PropertyValue", "name": "THEATRE", "value": 400, "unitText": "seats"},
            {"@type": "PropertyValue", "name": "COCKTAIL", "value": 600, "unitText": "seats"},
        ],
    }
    assert price["priceSpecification"] == {
        "@type": "UnitPriceSpecification",
        "minPrice": "4500.00",
        "priceCurrency": "EUR",
        "valueAddedTaxIncluded": False,
        "unitText": "room / day",
    }


def test_search_engines_are_not_told_a_tax_that_nobody_stated(destination: Destination) -> None:
    page = full_offer(destination)
    page.kind = "SERVICE"
    page.price_lines = [
        PriceLine(label=label, amount=10, vat_included=value, sort_order=number)
        for number, (label, value) in enumerate([("With", "YES"), ("Without", "NO"), ("Perhaps", "UNKNOWN")])
    ]
    offer = destination._add(page)

    found = ask("query($s: String) { miceOffer(slug: $s) { seo { jsonLd } } }", s=offer.slug)

    prices = found["miceOffer"]["seo"]["jsonLd"]["offers"]
    assert [price["priceSpecification"].get("valueAddedTaxIncluded") for price in prices] == [True, False, None]


def test_an_index_page_is_found_and_listed(destination: Destination) -> None:
    page = add_index(destination, teaser="Come in numbers.")
    query = """query($s: String) { miceIndex(slug: $s) { title teaser seo { jsonLd } }
      miceIndexes { nodes { title cover { alt } body { __typename } } } }"""

    found = ask(query, s=page.slug)

    assert (found["miceIndex"]["title"], found["miceIndex"]["teaser"]) == ("Business", "Come in numbers.")
    assert found["miceIndex"]["seo"]["jsonLd"]["@type"] == "CollectionPage"
    assert found["miceIndexes"]["nodes"] == [{"title": "Business", "cover": None, "body": []}]
