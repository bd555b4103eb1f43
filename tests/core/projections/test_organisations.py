"""Organisations as apps see them: public by themselves, listed, and found from what names them."""

from typing import Any

import pytest
from django.test import Client
from wagtail.images import get_image_model

from destination_cms.geo import Point
from destination_cms.models import Organisation
from tests.core.models.test_organisations import add_organisation
from tests.destination import Destination
from tests.projecting import project


def ask(query: str, **variables: Any) -> Any:
    answer = (
        Client().post("/graphql/", {"query": query, "variables": variables}, content_type="application/json").json()
    )
    assert "errors" not in answer, answer
    return answer["data"]


def test_what_is_not_stated_is_null() -> None:
    found = project(
        "organisation", Organisation(name="The bank", slug="the-bank", logo_id=2), {(get_image_model(), 2): "image:a:"}
    )

    assert found.payload["logo"] == {"image": {"ref": "image:a:"}, "alt": "The bank"}
    assert [found.payload[name] for name in ("legal_name", "siret", "website", "district", "visit_note")] == [None] * 5
    assert found.payload["visits"] == "UNKNOWN"


@pytest.mark.django_db
def test_organisations_are_listed_and_filtered(destination: Destination) -> None:
    fort = destination.district(slug="fort")
    add_organisation(destination, "The bank", kind="HEAD_OFFICE", district=fort, location=Point(48.82, 2.27))
    add_organisation(destination, "The library", kind="INSTITUTION", visits="OPEN")
    add_organisation(destination, "A secret", live=False)

    def names(**conditions: Any) -> list[str]:
        query = "query ($filter: OrganisationFilter) { organisations(filter: $filter) { nodes { name } } }"
        return [node["name"] for node in ask(query, filter=conditions)["organisations"]["nodes"]]

    assert names() == ["The bank", "The library"]
    assert names(kind={"eq": "HEAD_OFFICE"}) == names(districtSlug={"eq": "fort"}) == ["The bank"]
    assert names(visits={"eq": "OPEN"}) == ["The library"]
    near = {"near": {"latitude": 48.82, "longitude": 2.27, "radiusMeters": 100}}
    assert names(location=near) == ["The bank"]


@pytest.mark.django_db
def test_it_knows_the_spots_that_it_hosts(destination: Destination) -> None:
    bank = add_organisation(destination)
    destination.spot("Showroom", host=bank)
    query = "query ($slug: String!) { organisation(slug: $slug) { visits spots { title host { name } } } }"

    assert ask(query, slug=bank.slug)["organisation"] == {
        "visits": "UNKNOWN",
        "spots": [{"title": "Showroom", "host": {"name": "The bank"}}],
    }
