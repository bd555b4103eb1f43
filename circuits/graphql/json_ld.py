"""Structured data of circuits and spots (schema.org). What is not known is left out."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from destination_cms.choices import YesNoUnknown
from destination_cms.graphql.reading.reader import Record
from destination_cms.graphql.types.opening_hours import osm_text_of
from destination_cms.graphql.types.seo import plain_json_ld
from destination_cms.graphql.types.statements import stated
from destination_cms.hours.reading import rules_of
from destination_cms.hours.specifications import opening_specifications

from ..choices import VisitPolicy
from ..kinds import names_of_kind
from .stops import Stop, stops_of

#: Statements and measures of accessibility by key of the payload: name, and the unit (UN/CEFACT) of a number.
_FEATURES = {
    "reduced_mobility": ("reducedMobility", None),
    "min_width_cm": ("minWidthCentimeters", "CMT"),
    "max_slope_percent": ("maxSlopePercent", "P1"),
    "max_cross_slope_percent": ("maxCrossSlopePercent", "P1"),
    "rest_point_count": ("restPointCount", None),
    "accessible_toilets": ("accessibleToilets", None),
    "tactile_guidance": ("tactileGuidance", None),
    "audio_guidance": ("audioGuidance", None),
}
_STATED: dict[Any, bool] = {YesNoUnknown.YES: True, YesNoUnknown.NO: False}
_PUBLIC: dict[Any, bool] = {VisitPolicy.OPEN: True, VisitPolicy.OUTSIDE_ONLY: False}


def spot_json_ld(record: Record) -> dict[str, Any]:
    """Return a spot as the types of its kind, such as ``TouristAttraction`` and ``Museum``."""
    payload = record.payload
    return {
        **plain_json_ld(record),
        "@type": _type_of(record),
        **_told(
            {
                "description": payload["teaser"],
                "address": payload["address"],
                "telephone": payload.get("phone"),
                "sameAs": payload.get("website"),
                "isAccessibleForFree": _STATED.get(payload.get("free_of_charge")),
                "publicAccess": _PUBLIC.get(payload.get("visit_policy")),
                # A place has no offers in schema.org, and a price in words is not a number.
                "additionalProperty": [_property("PropertyValue", "price", payload["price"], None)]
                if payload.get("price")
                else [],
                "amenityFeature": _features(payload, "LocationFeatureSpecification"),
            }
        ),
        **_place(record),
        **_hours(record),
    }


def circuit_json_ld(record: Record) -> dict[str, Any]:
    """Return a circuit as ``TouristTrip`` whose itinerary lists its visible stops in order.

    schema.org gives a trip neither a length nor a duration: they are ``additionalProperty``, as for a place.
    """
    payload, stops = record.payload, stops_of(record)
    itinerary = {
        "@type": "ItemList",
        "itemListOrder": "https://schema.org/ItemListOrderAscending",
        "numberOfItems": len(stops),
        "itemListElement": [_list_item(stop) for stop in stops],
    }
    track = payload.get("track") or {}
    measures = [
        _property("PropertyValue", name, value, unit)
        for name, value, unit in (
            ("lengthMeters", payload["length_m"], "MTR"),
            ("durationMinutes", payload["duration_minutes"], "MIN"),
            ("ascentMeters", track.get("ascent_m"), "MTR"),
            ("descentMeters", track.get("descent_m"), "MTR"),
        )
        if value is not None
    ]
    return {
        **plain_json_ld(record),
        "@type": "TouristTrip",
        "itinerary": itinerary,
        **_told(
            {
                "description": payload["teaser"],
                "tripOrigin": _origin(record),
                "additionalProperty": [*measures, *_features(payload, "PropertyValue")],
            }
        ),
    }


def _list_item(stop: Stop) -> dict[str, Any]:
    spot = stop.spot
    item = {"@type": _type_of(spot), "@id": spot.url, "url": spot.url, "name": spot.row.title, **_place(spot)}
    # A stop may have a title of its own.
    return {"@type": "ListItem", "position": stop.position, "name": stop.title, "item": item}


def _type_of(spot: Record) -> str | list[str]:
    types = names_of_kind(spot.payload["kind"]).schema_org
    return types[0] if len(types) == 1 else [*types]


def _origin(circuit: Record) -> dict[str, Any]:
    """Return where a circuit starts; empty where neither a name nor a position is known."""
    told = {**_told({"name": circuit.payload.get("start_label")}), **_place(circuit)}
    return {"@type": "Place", **told} if told else {}


def _place(record: Record) -> dict[str, Any]:
    point = record.row.location
    if not point:
        return {}
    here = f"{point['latitude']}/{point['longitude']}"
    marker = f"mlat={point['latitude']}&mlon={point['longitude']}"
    return {
        "geo": {"@type": "GeoCoordinates", **point},
        "hasMap": f"https://www.openstreetmap.org/?{marker}#map=18/{here}",
    }


def _hours(record: Record) -> dict[str, Any]:
    return opening_specifications(rules_of(osm_text_of(record)) or (), timezone.localtime(record.reader.now).date())


def _features(payload: Mapping[str, Any], of: str) -> list[dict[str, Any]]:
    """Return what is known of the accessibility of a record; ``of`` is the type of each value."""
    accessibility = payload.get("accessibility") or {}
    found: list[tuple[str, Any, str | None]] = [("stepFree", stated(payload, "step_free", "is_step_free"), None)]
    found += [(name, accessibility.get(key), unit) for key, (name, unit) in _FEATURES.items()]
    return [
        _property(of, name, _STATED.get(value, value), unit)
        for name, value, unit in found
        if value not in (None, YesNoUnknown.UNKNOWN)
    ]


def _property(of: str, name: str, value: Any, unit: str | None) -> dict[str, Any]:
    return {"@type": of, "name": name, "value": value, **({"unitCode": unit} if unit else {})}


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}
