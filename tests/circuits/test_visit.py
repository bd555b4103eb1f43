"""What is told of a visit: what was not stated is absent, and unknown in GraphQL."""

from typing import Any

import pytest

from circuits.models import SpotPage
from circuits.visit import project_visit
from destination_cms.geo import Point
from tests.asking import ask
from tests.destination import Destination

QUERY = """query($slug: String!) { spot(slug: $slug) {
  entrance { latitude longitude } viewpoint { location { latitude longitude } headingDegrees }
  placement visitPolicy freeOfCharge price visitMinutes
} }"""
HERE = {"latitude": 48.82, "longitude": 2.271}


def asked(spot: Any) -> dict[str, Any]:
    return ask(QUERY, slug=spot.slug)["spot"]  # type: ignore[no-any-return]


def test_nothing_is_told_of_what_was_not_stated() -> None:
    assert project_visit(SpotPage(title="Fort")) == {}


@pytest.mark.django_db
def test_what_was_not_stated_is_unknown(destination: Destination) -> None:
    assert asked(destination.spot("Fort")) == {
        "entrance": None,
        "viewpoint": None,
        "placement": "UNKNOWN",
        "visitPolicy": "UNKNOWN",
        "freeOfCharge": "UNKNOWN",
        "price": None,
        "visitMinutes": None,
    }


@pytest.mark.django_db
def test_what_was_stated_is_told(destination: Destination) -> None:
    spot = destination.spot(
        "Fort",
        entrance_location=Point(48.82, 2.271),
        viewpoint_location=Point(48.82, 2.271),
        viewpoint_heading_deg=0,
        placement="BOTH",
        visit_policy="BY_APPOINTMENT",
        free_of_charge="NO",
        price="8 €",
        visit_minutes=40,
    )

    assert asked(spot) == {
        "entrance": HERE,
        "viewpoint": {"location": HERE, "headingDegrees": 0},
        "placement": "BOTH",
        "visitPolicy": "BY_APPOINTMENT",
        "freeOfCharge": "NO",
        "price": "8 €",
        "visitMinutes": 40,
    }


@pytest.mark.django_db
def test_a_viewpoint_may_have_no_heading(destination: Destination) -> None:
    spot = destination.spot("Fort", viewpoint_location=Point(48.82, 2.271))

    assert asked(spot)["viewpoint"] == {"location": HERE, "headingDegrees": None}
