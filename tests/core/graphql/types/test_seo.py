"""What a front-end puts into a page's head."""

from tests.core.graphql.test_lists import ask
from tests.destination import Destination

QUERY = """query($slug: String!) { circuit(slug: $slug) { seo {
  title description canonicalUrl jsonLd image { alt responsive(preset: CARD) { src } }
} } }"""


def test_the_head_of_a_circuit(destination: Destination) -> None:
    spots = [destination.spot(title) for title in ("One", "Two")]
    circuit = destination.circuit(
        "A walk", spots, teaser="Short", cover_image=destination.image(), cover_image_alt="A path"
    )

    seo = ask(QUERY, slug=circuit.slug)["circuit"]["seo"]

    assert (seo["title"], seo["description"]) == ("A walk", "Short")
    assert seo["image"]["alt"] == "A path"
    assert seo["jsonLd"]["@type"] == "TouristTrip"
    items = seo["jsonLd"]["itinerary"]["itemListElement"]
    assert [(item["position"], item["item"]["name"]) for item in items] == [(1, "One"), (2, "Two")]
    assert items[0]["item"]["geo"] == {"@type": "GeoCoordinates", "latitude": 48.82, "longitude": 2.27}
    assert seo["canonicalUrl"] == seo["jsonLd"]["@id"]


def test_the_editors_words_come_first(destination: Destination) -> None:
    circuit = destination.circuit("A walk", seo_title="For engines", search_description="Said to engines")

    seo = ask(QUERY, slug=circuit.slug)["circuit"]["seo"]

    assert (seo["title"], seo["description"], seo["image"]) == ("For engines", "Said to engines", None)
