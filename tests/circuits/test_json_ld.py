"""What a search engine reads of circuits and spots (schema.org)."""

from typing import Any

from destination_cms.geo.point import Point
from tests.asking import ask
from tests.destination import Destination, fresh


def data(page: Any, field: str) -> dict[str, Any]:
    found = ask(f"query($slug: String!) {{ {field}(slug: $slug) {{ seo {{ jsonLd }} }} }}", slug=page.slug)
    return found[field]["seo"]["jsonLd"]  # type: ignore[no-any-return]


def test_a_spot_is_an_attraction_where_it_is(destination: Destination) -> None:
    spot = destination.spot("Fort", teaser="Walls.", location=Point(48.82, 2.27))

    found = data(spot, "spot")

    assert (found["@context"], found["@type"], found["name"]) == ("https://schema.org", "TouristAttraction", "Fort")
    assert (found["description"], found["@id"]) == ("Walls.", f"http://testserver/fr/{spot.slug}/")
    assert found["geo"] == {"@type": "GeoCoordinates", "latitude": 48.82, "longitude": 2.27}


def test_a_circuit_is_a_trip_over_the_stops_that_are_shown(destination: Destination) -> None:
    spots = [destination.spot("Fort"), destination.spot("Gate"), destination.spot("Mill", location=None)]
    circuit = destination.circuit("The river", spots)
    fresh(spots[1]).unpublish()

    found = data(circuit, "circuit")

    assert found["@type"] == "TouristTrip"
    assert found["itinerary"]["numberOfItems"] == 2
    items = found["itinerary"]["itemListElement"]
    assert [(item["position"], item["item"]["name"]) for item in items] == [(1, "Fort"), (2, "Mill")]
    assert items[0]["item"]["@id"] == f"http://testserver/fr/{spots[0].slug}/"


def test_nothing_is_made_up(destination: Destination) -> None:
    spot, circuit = data(destination.spot(location=None), "spot"), data(destination.circuit(), "circuit")

    assert "geo" not in spot
    assert "description" not in spot
    assert circuit["itinerary"] == {"@type": "ItemList", "numberOfItems": 0, "itemListElement": []}
