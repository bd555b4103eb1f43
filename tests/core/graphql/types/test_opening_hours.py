"""Opening hours in GraphQL: null where nothing is stated, and never closed for unknown."""

from datetime import time
from typing import Any

import pytest
from django.test import Client, override_settings
from graphql import parse

from circuits.models import SpotOpeningTime
from destination_cms.graphql.limits.cost import check_document
from destination_cms.graphql.schema import get_schema
from tests.asking import ask
from tests.destination import Destination, publish

pytestmark = pytest.mark.django_db

QUERY = """query($slug: String!, $at: DateTime!) { spot(slug: $slug) {
  openingSchedule { osm lines note isOpen(at: $at) }
} }"""
NOON, NIGHT, BASTILLE_DAY = "2026-07-13T10:00:00Z", "2026-07-13T20:00:00Z", "2026-07-14T10:00:00Z"


def asked(spot: Any, at: str = NOON) -> dict[str, Any] | None:
    return ask(QUERY, slug=spot.slug, at=at)["spot"]["openingSchedule"]  # type: ignore[no-any-return]


def opened(spot: Any, at: str) -> bool | None:
    hours = asked(spot, at)
    assert hours is not None
    return hours["isOpen"]  # type: ignore[no-any-return]


def test_nothing_stated_is_null(destination: Destination) -> None:
    assert asked(destination.spot("Fort", public_holidays="CLOSED")) is None


def test_hours_of_rows(destination: Destination) -> None:
    spot = destination.spot("Museum")
    times = [SpotOpeningTime(opens_at=time(9), closes_at=time(18), note="dernière entrée à 17 h", sort_order=0)]
    spot = publish(spot, opening_times=times, opening_hours_note="Sonnez.")

    assert asked(spot) == {
        "osm": '09:00-18:00 open "dernière entrée à 17 h"; PH unknown',
        "lines": [
            "Tous les jours\u00a0: 9\u00a0h \N{EN DASH} 18\u00a0h (dernière entrée à 17 h)",
            "Jours fériés\u00a0: horaires non renseignés",
        ],
        "note": "Sonnez.",
        "isOpen": True,
    }
    assert opened(spot, NIGHT) is False
    assert opened(spot, BASTILLE_DAY) is None


def test_words_alone_say_nothing_of_a_moment(destination: Destination) -> None:
    assert asked(destination.spot("Park", opening_hours_note="By daylight")) == {
        "osm": None,
        "lines": [],
        "note": "By daylight",
        "isOpen": None,
    }


def test_public_holidays_are_those_of_the_country(destination: Destination) -> None:
    spot = destination.spot("Museum", opening_hours_osm="09:00-18:00; PH off")

    assert opened(spot, BASTILLE_DAY) is False
    with override_settings(DESTINATION_CMS={"COUNTRY": "BE"}):
        assert opened(spot, BASTILLE_DAY) is True
    with override_settings(DESTINATION_CMS={"COUNTRY": ""}):
        assert opened(spot, BASTILLE_DAY) is None


def test_an_evaluation_counts_in_the_cost_of_a_list() -> None:
    def cost(fields: str) -> int:
        query = f"{{ spots(first: 100) {{ nodes {{ openingSchedule {{ {fields} }} }} }} }}"
        return check_document(get_schema(), parse(query), {}).cost

    assert cost(f'osm isOpen(at: "{NOON}")') - cost("osm") == 300


def test_an_evaluation_of_a_status_counts_too() -> None:
    def cost(fields: str) -> int:
        return check_document(get_schema(), parse(f"{{ spots(first: 100) {{ nodes {{ title {fields} }} }} }}"), {}).cost

    assert cost(f'status(at: "{NOON}") {{ availability }}') - cost("") == 300


@pytest.mark.parametrize(
    "at", ["0001-01-01T00:00:00Z", "1899-12-31T00:00:00Z", "2200-01-01T00:00:00Z", "9999-12-31T23:59:59Z"]
)
@pytest.mark.parametrize("field", ["openingSchedule { isOpen(at: $at) }", "status(at: $at) { nextChangeAt }"])
def test_a_moment_that_no_calendar_knows_is_refused(destination: Destination, at: str, field: str) -> None:
    destination.spot(opening_hours_osm="Mo-Fr 09:00-18:00")
    query = f"query ($at: DateTime!) {{ spots {{ nodes {{ {field} }} }} }}"
    body = {"query": query, "variables": {"at": at}}
    (error,) = Client().post("/graphql/", body, content_type="application/json").json()["errors"]

    assert error["message"] == "The argument 'at' must be in the years 1900 to 2199."
    assert error["extensions"]["code"] == "BAD_USER_INPUT"


def test_a_circuit_has_hours_too(destination: Destination) -> None:
    circuit = destination.circuit("Walk", opening_hours_osm="Mo-Fr 09:00-18:00")
    query = "query($slug: String!) { circuit(slug: $slug) { openingSchedule { osm lines } } }"

    assert ask(query, slug=circuit.slug)["circuit"]["openingSchedule"] == {
        "osm": "Mo-Fr 09:00-18:00",
        "lines": ["Lundi \N{EN DASH} vendredi\u00a0: 9\u00a0h \N{EN DASH} 18\u00a0h"],
    }
