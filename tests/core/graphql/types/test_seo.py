"""What a front-end puts into a page's head."""

import json
from typing import Any

import pytest

from destination_cms.models import Publication
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


@pytest.mark.parametrize("stored", [{}, {"seo": {"title": "", "description": ""}}], ids=["now", "before"])
def test_without_the_editors_words_the_title_and_the_teaser_count(destination: Destination, stored: Any) -> None:
    circuit = destination.circuit("A walk", teaser="Short")
    row = Publication.objects.get(kind="circuit")
    assert "seo" not in json.loads(row.payload)
    Publication.objects.filter(pk=row.pk).update(payload=json.dumps(json.loads(row.payload) | stored))

    seo = ask(QUERY, slug=circuit.slug)["circuit"]["seo"]

    assert (seo["title"], seo["description"]) == ("A walk", "Short")


def test_the_editors_words_come_first(destination: Destination) -> None:
    circuit = destination.circuit("A walk", seo_title="For engines", search_description="Said to engines")

    seo = ask(QUERY, slug=circuit.slug)["circuit"]["seo"]

    assert (seo["title"], seo["description"], seo["image"]) == ("For engines", "Said to engines", None)
