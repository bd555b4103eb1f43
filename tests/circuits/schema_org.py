"""What schema.org lets a type say, as far as circuits and spots say it: names of properties, and what each holds.

Written down from schema.org 29.0. ``additionalProperty`` of a trip is ours: schema.org gives it to places only.
"""

from typing import Any

_THING = {"@type", "@id", "name", "description", "url", "image", "sameAs"}
_PLACE = _THING | {
    "additionalProperty", "address", "amenityFeature", "geo", "hasMap", "isAccessibleForFree",
    "openingHoursSpecification", "publicAccess", "specialOpeningHoursSpecification", "telephone",
}  # fmt: skip
_VALUE = {"@type", "name", "value", "unitCode"}
PROPERTIES = {
    "Place": _PLACE,
    "TouristAttraction": _PLACE,
    "LandmarksOrHistoricalBuildings": _PLACE,
    "Museum": _PLACE,
    "Park": _PLACE,
    "CivicStructure": _PLACE,
    "LocalBusiness": _PLACE,
    "EventVenue": _PLACE,
    "Hotel": _PLACE,
    "TouristTrip": _THING | {"itinerary", "offers", "touristType", "tripOrigin", "additionalProperty"},
    "ItemList": _THING | {"itemListOrder", "numberOfItems", "itemListElement"},
    "ListItem": _THING | {"position", "item"},
    "GeoCoordinates": {"@type", "latitude", "longitude"},
    "PropertyValue": _VALUE,
    "LocationFeatureSpecification": _VALUE,
    "OpeningHoursSpecification": {"@type", "dayOfWeek", "opens", "closes", "validFrom", "validThrough", "description"},
    "Offer": {"@type", "description", "price", "priceCurrency", "url"},
}
#: Of the whole document, whatever its type.
_OF_ROOTS = {"@context", "inLanguage"}


def faults(document: dict[str, Any]) -> list[str]:
    """Return what in a document of structured data schema.org does not know, or is empty."""
    assert document["@context"] == "https://schema.org"
    return _faults({name: value for name, value in document.items() if name not in _OF_ROOTS}, "$")


def _faults(value: Any, where: str) -> list[str]:
    if isinstance(value, list):
        return [f"{where} is empty"] * (not value and not where.endswith("itemListElement")) + [
            fault for number, item in enumerate(value) for fault in _faults(item, f"{where}[{number}]")
        ]
    if not isinstance(value, dict):
        return [f"{where} is empty"] if value in (None, "") else []
    types = value.get("@type", [])
    types = types if isinstance(types, list) else [types]
    if not types or not set(types) <= set(PROPERTIES):
        return [f"{where} has the type {types}"]
    known = set().union(*(PROPERTIES[name] for name in types))
    unknown = [f"{where} is {types} and says {name}" for name in sorted(set(value) - known)]
    rest = {name: item for name, item in value.items() if name != "@type"}
    return unknown + [fault for name, item in rest.items() for fault in _faults(item, f"{where}.{name}")]
