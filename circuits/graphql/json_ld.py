"""Structured data of circuits and spots (schema.org)."""

from typing import Any

from destination_cms.graphql.reading.reader import Record
from destination_cms.graphql.types.seo import plain_json_ld


def spot_json_ld(record: Record) -> dict[str, Any]:
    """Return a spot as ``TouristAttraction``."""
    return {**plain_json_ld(record), **_description(record), "@type": "TouristAttraction", **_place(record)}


def circuit_json_ld(record: Record) -> dict[str, Any]:
    """Return a circuit as ``TouristTrip`` whose itinerary lists its stops in order."""
    spots = [spot for stop in record.payload["stops"] if (spot := record.refer(stop["spot"]))]
    items = [
        {"@type": "ListItem", "position": number, "item": _item(spot)} for number, spot in enumerate(spots, start=1)
    ]
    itinerary = {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items}
    return {**plain_json_ld(record), **_description(record), "@type": "TouristTrip", "itinerary": itinerary}


def _item(spot: Record) -> dict[str, Any]:
    return {"@type": "TouristAttraction", "@id": spot.url, "name": spot.row.title, **_place(spot)}


def _description(record: Record) -> dict[str, Any]:
    return {"description": record.payload["teaser"]} if record.payload["teaser"] else {}


def _place(record: Record) -> dict[str, Any]:
    point = record.row.location
    return {"geo": {"@type": "GeoCoordinates", **point}} if point else {}
