"""The vertical that the guide builds: run by ``test_guide_apps.py`` on a site that has it installed."""

from datetime import time
from typing import Any

from django.test import Client

from destination_cms.geo import Point
from destination_cms.testing import assert_vertical_contract
from tests.core.admin.people import editor
from tests.destination import Destination
from tests.feed import Replica
from tests.payload_schemas import record_faults

from .restaurants.models import OpeningHours, RestaurantLink, RestaurantPage
from .restaurants.vertical import vertical


def restaurant(parent: Any = None, **fields: Any) -> RestaurantPage:
    page = RestaurantPage(**{"seat_count": 40, "location": Point(48.82, 2.27), "address": "1 Square", **fields})
    page.opening_hours = [OpeningHours(weekday="MONDAY", opens_at=time(12), closes_at=time(14, 30), sort_order=0)]
    page.links = [RestaurantLink(content=parent, sort_order=0)] if parent else []
    return page


def ask(query: str) -> dict[str, Any]:
    body = Client().post("/graphql/", {"query": query}, content_type="application/json").json()
    assert "errors" not in body, body
    return body["data"]


def test_it_keeps_the_contract(destination: Destination):
    image = destination.image()
    assert_vertical_contract(
        vertical,
        make={"restaurant": lambda parent: restaurant(parent, cover_image=image, cover_image_alt="A terrace")},
    )


def test_hours_position_image_links_and_price_are_read(destination: Destination):
    spot = destination.spot("The fort")
    destination._add(
        restaurant(
            spot,
            title="Chez Anne",
            slug="anne",
            price_level="FINE",
            cover_image=destination.image(),
            cover_image_alt="Tables",
        )
    )
    destination._add(restaurant(title="Le Grill", slug="grill", price_level="BUDGET", seat_count=12, location=None))

    data = ask(
        """{
          fine: restaurants(filter: {priceLevel: {eq: FINE}}) { nodes {
            title priceLevel seats address location { latitude } cover { alt image { title } }
            openingHours { weekday opensAt closesAt } links { label content { __typename } } seo { title } } }
          small: restaurants(filter: {seats: {lt: 20}}) { nodes { title location { latitude } } }
          near: restaurants(filter: {location: {near: {latitude: 48.82, longitude: 2.27, radiusMeters: 100}}}) {
            edges { distanceMeters node { title } } }
          ordered: restaurants(orderBy: [{field: SEATS}]) { nodes { title } }
          restaurant(slug: "anne", locale: "fr") { title }
        }"""
    )

    (node,) = data["fine"]["nodes"]
    assert node["openingHours"] == [{"weekday": "MONDAY", "opensAt": "12:00", "closesAt": "14:30"}]
    assert (node["location"], node["cover"]["alt"], node["seats"]) == ({"latitude": 48.82}, "Tables", 40)
    assert node["links"] == [{"label": "The fort", "content": {"__typename": "Spot"}}]
    assert data["small"]["nodes"] == [{"title": "Le Grill", "location": None}]
    assert data["near"]["edges"] == [{"distanceMeters": 0, "node": {"title": "Chez Anne"}}]
    assert [found["title"] for found in data["ordered"]["nodes"]] == ["Le Grill", "Chez Anne"]
    assert data["restaurant"] == {"title": "Chez Anne"}
    replica = Replica()
    replica.sync()
    assert [fault for record in replica.records.values() for fault in record_faults(record)] == []


def test_editors_have_a_listing_and_a_form(destination: Destination):
    page = destination._add(restaurant(title="Chez Anne", slug="anne"))
    person = editor()

    assert any("Chez Anne" in row for row in person.rows("/admin/destination/restaurant/"))
    assert "location-field.js" in person.source(f"/admin/pages/{page.pk}/edit/")


def test_what_editors_should_check_is_in_the_report_of_all_kinds(destination: Destination):
    for slug in ("anne", "anna"):
        destination._add(restaurant(title=f"Chez {slug.title()}", slug=slug))

    rows = editor("en").rows("/admin/reports/content-to-check/", kind="restaurant")
    assert len(rows) == 4
    assert "It is said to open on 1 days of the week: are the hours complete?" in " ".join(rows)
    assert "“Chez Anna” is less than 10 m away and has a similar title" in " ".join(rows)
