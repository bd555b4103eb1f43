"""What a search engine reads of circuits and spots (schema.org)."""

from typing import Any

import pytest

from circuits.choices import SpotKind
from circuits.kinds import KINDS_OF_SPOTS
from circuits.models import CircuitStop
from destination_cms.geo.point import Point
from tests.asking import ask
from tests.core.models.test_track_fields import LINE
from tests.destination import Destination, fresh

from .schema_org import faults


def data(page: Any, field: str) -> dict[str, Any]:
    found = ask(f"query($slug: String!) {{ {field}(slug: $slug) {{ seo {{ jsonLd }} }} }}", slug=page.slug)
    document: dict[str, Any] = found[field]["seo"]["jsonLd"]
    assert faults(document) == []
    return document


def values(properties: list[dict[str, Any]]) -> dict[str, tuple[Any, str | None]]:
    return {one["name"]: (one["value"], one.get("unitCode")) for one in properties}


def test_a_spot_is_an_attraction_where_it_is(destination: Destination) -> None:
    spot = destination.spot("Fort", teaser="Walls.", location=Point(48.82, 2.27))

    found = data(spot, "spot")

    assert found["@type"] == ["TouristAttraction", "LandmarksOrHistoricalBuildings"]
    assert (found["description"], found["@id"]) == ("Walls.", f"http://testserver/fr/{spot.slug}/")
    assert found["geo"] == {"@type": "GeoCoordinates", "latitude": 48.82, "longitude": 2.27}
    assert found["hasMap"] == "https://www.openstreetmap.org/?mlat=48.82&mlon=2.27#map=18/48.82/2.27"


@pytest.mark.parametrize("kind", SpotKind.values)
def test_a_spot_is_what_its_kind_says(destination: Destination, kind: str) -> None:
    found = data(destination.spot("Place", kind=kind), "spot")

    types = found["@type"] if isinstance(found["@type"], list) else [found["@type"]]
    assert tuple(types) == KINDS_OF_SPOTS[kind].schema_org


def test_a_spot_says_how_to_reach_it_and_who_can_use_it(destination: Destination) -> None:
    spot = destination.spot(
        "Museum",
        address="16 rue Auguste-Gervais",
        phone="+33 1 41 23 83 60",
        website="https://museum.example/",
        step_free="PARTIAL",
        accessible_toilets="YES",
        audio_guidance="NO",
        min_width_cm=90,
        rest_point_count=0,
    )

    found = data(spot, "spot")

    told = (found["address"], found["telephone"], found["sameAs"])
    assert told == ("16 rue Auguste-Gervais", "+33 1 41 23 83 60", "https://museum.example/")
    assert values(found["amenityFeature"]) == {
        "stepFree": ("PARTIAL", None),
        "minWidthCentimeters": (90, "CMT"),
        "restPointCount": (0, None),
        "accessibleToilets": (True, None),
        "audioGuidance": (False, None),
    }


def test_a_spot_says_what_a_visit_costs_and_who_may_enter(destination: Destination) -> None:
    museum = data(destination.spot("Museum", free_of_charge="NO", price="8 €", visit_policy="OPEN"), "spot")
    works = data(destination.spot("Works", free_of_charge="YES", visit_policy="OUTSIDE_ONLY"), "spot")

    assert (museum["isAccessibleForFree"], museum["publicAccess"]) == (False, True)
    assert values(museum["additionalProperty"]) == {"price": ("8 €", None)}
    assert (works["isAccessibleForFree"], works["publicAccess"]) == (True, False)
    assert "additionalProperty" not in works


def test_a_spot_says_when_it_is_open(destination: Destination) -> None:
    found = data(destination.spot("Museum", opening_hours_osm="Mo 09:00-18:00; Dec 25 off; PH unknown"), "spot")

    (usual,) = found["openingHoursSpecification"]
    assert (usual["dayOfWeek"], usual["opens"], usual["closes"]) == (["https://schema.org/Monday"], "09:00", "18:00")
    assert {one["validFrom"][5:] for one in found["specialOpeningHoursSpecification"]} == {"12-25"}


def test_a_circuit_is_a_trip_over_the_stops_that_are_shown(destination: Destination) -> None:
    spots = [destination.spot("Fort"), destination.spot("Gate"), destination.spot("Mill", location=None, kind="PARK")]
    circuit = destination.circuit("The river", spots)
    fresh(spots[1]).unpublish()

    found = data(circuit, "circuit")

    assert found["@type"] == "TouristTrip"
    assert found["itinerary"]["numberOfItems"] == 2
    items = found["itinerary"]["itemListElement"]
    assert [(item["position"], item["item"]["name"]) for item in items] == [(1, "Fort"), (2, "Mill")]
    assert items[0]["item"]["@id"] == f"http://testserver/fr/{spots[0].slug}/"
    assert items[1]["item"]["@type"] == ["TouristAttraction", "Park"]
    assert found["tripOrigin"]["geo"]["latitude"] == 48.82


def test_a_circuit_has_its_measures_its_start_and_the_titles_of_its_stops(destination: Destination) -> None:
    circuit = destination.circuit(
        "Walk", track=LINE, length_m=3_200, duration_minutes=70, start_label="Place de la Mairie", step_free="YES"
    )
    circuit.stops = [CircuitStop(spot=destination.spot("Fort"), title_override="The old fort", sort_order=0)]
    circuit.save_revision().publish()

    found = data(circuit, "circuit")

    told = values(found["additionalProperty"])
    assert (told["lengthMeters"], told["durationMinutes"]) == ((3_200, "MTR"), (70, "MIN"))
    assert told["stepFree"] == (True, None)
    assert found["tripOrigin"]["name"] == "Place de la Mairie"
    (item,) = found["itinerary"]["itemListElement"]
    assert (item["name"], item["item"]["name"]) == ("The old fort", "Fort")


def test_a_cover_is_told_in_the_sizes_that_search_engines_ask_for(destination: Destination) -> None:
    spot = destination.spot("Fort", cover_image=destination.image())

    assert len(data(spot, "spot")["image"]) == 3


def test_nothing_is_made_up(destination: Destination) -> None:
    spot, circuit = (
        data(destination.spot(location=None), "spot"),
        data(destination.circuit(body=[("heading", "Begin")]), "circuit"),
    )

    assert set(spot) == {"@context", "@type", "@id", "url", "name", "inLanguage"}
    assert set(circuit) == {"@context", "@type", "@id", "url", "name", "inLanguage", "itinerary"}
    assert (circuit["itinerary"]["numberOfItems"], circuit["itinerary"]["itemListElement"]) == (0, [])
