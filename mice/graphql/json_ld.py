"""Structured data of business offers (schema.org)."""

from typing import Any

from destination_cms.choices import YesNoUnknown
from destination_cms.graphql.reading.reader import Record
from destination_cms.graphql.types.seo import plain_json_ld
from destination_cms.graphql.types.statements import stated

from ..choices import OfferKind, PriceBasis, PricePeriod

_VENUES = frozenset({OfferKind.MEETING, OfferKind.CONFERENCE, OfferKind.EXHIBITION})
_UNITS = {
    PriceBasis.PER_PERSON.value: "person",
    PriceBasis.PER_GROUP.value: "group",
    PriceBasis.PER_ROOM.value: "room",
    PricePeriod.PER_HOUR.value: "hour",
    PricePeriod.PER_HALF_DAY.value: "half-day",
    PricePeriod.PER_DAY.value: "day",
    PricePeriod.PER_EVENING.value: "evening",
    PricePeriod.PER_NIGHT.value: "night",
    PricePeriod.DAY_DELEGATE.value: "day",
    PricePeriod.SEMI_RESIDENTIAL.value: "24 hours",
    PricePeriod.RESIDENTIAL.value: "24 hours",
}

Row = dict[str, Any]


def index_json_ld(record: Record) -> Row:
    """Return an index page as ``CollectionPage``."""
    return {**plain_json_ld(record), **_description(record), "@type": "CollectionPage"}


def offer_json_ld(record: Record) -> Row:
    """Return an offer as ``EventVenue``, ``LodgingBusiness`` or ``Service``, by its kind."""
    kind = record.payload["kind"]
    if kind in _VENUES:
        special = {"@type": "EventVenue", **_place(record), **_rooms(record)}
    elif kind == OfferKind.ACCOMMODATION:
        special = {"@type": "LodgingBusiness", **_place(record), **_lodging(record), **_offers(record, "makesOffer")}
    else:
        special = {"@type": "Service", "serviceType": kind, **_channel(record), **_offers(record, "offers")}
    return {**plain_json_ld(record), **_description(record), **special}


def _description(record: Record) -> Row:
    return {"description": record.payload["teaser"]} if record.payload["teaser"] else {}


def _place(record: Record) -> Row:
    point, address = record.row.location, record.payload["address"]
    return {
        **({"geo": {"@type": "GeoCoordinates", **point}} if point else {}),
        **({"address": address} if address else {}),
    }


def _lodging(record: Record) -> Row:
    count, email = record.payload["room_count"], record.payload["contact_email"]
    return {**({"numberOfRooms": count} if count else {}), **({"email": email} if email else {})}


def _channel(record: Record) -> Row:
    languages = record.payload["languages"]
    return {"availableChannel": {"@type": "ServiceChannel", "availableLanguage": languages}} if languages else {}


def _rooms(record: Record) -> Row:
    rooms = [_room(room) for room in record.payload["rooms"]]
    most = max((room.get("maximumAttendeeCapacity", 0) for room in rooms), default=0)
    return {
        **({"maximumAttendeeCapacity": most} if most else {}),
        **({"containsPlace": rooms} if rooms else {}),
    }


def _room(room: Row) -> Row:
    area, capacities = room["area_m2"], room["capacities"]
    layouts = [
        {"@type": "PropertyValue", "name": item["layout"], "value": item["seats"], "unitText": "seats"}
        for item in capacities
    ]
    return {
        "@type": "MeetingRoom",
        "name": room["name"],
        **({"floorSize": {"@type": "QuantitativeValue", "value": area, "unitCode": "MTK"}} if area else {}),
        **({"maximumAttendeeCapacity": max(item["seats"] for item in capacities)} if capacities else {}),
        # schema.org has one maximum only, without a layout.
        **({"additionalProperty": layouts} if layouts else {}),
    }


def _offers(record: Record, name: str) -> Row:
    offers = [_offer(price) for price in record.payload["prices"] if price["amount"] is not None]
    return {name: offers} if offers else {}


def _tax(price: Row) -> Row:
    told = stated(price, "vat_included", "is_vat_included")
    return {} if told == YesNoUnknown.UNKNOWN else {"valueAddedTaxIncluded": told == YesNoUnknown.YES}


def _offer(price: Row) -> Row:
    units = [_UNITS[value] for value in (price["basis"], price["period"]) if value in _UNITS]
    amount = "minPrice" if price["is_from_price"] else "price"
    return {
        "@type": "Offer",
        "name": price["label"],
        "priceSpecification": {
            "@type": "UnitPriceSpecification",
            amount: price["amount"],
            "priceCurrency": price["currency"],
            **_tax(price),
            **({"unitText": " / ".join(units)} if units else {}),
        },
    }
