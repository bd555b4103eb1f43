"""Asked before a moment, a status is what is answered when the moment has come: for all that has one.

The test takes some random schedules; ``make soak`` takes 500.
"""

import os
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.test import Client

from destination_cms.geo import Point
from destination_cms.models import AvailabilityNotice
from destination_cms.publishing.changes import sweep_deferred
from destination_cms.publishing.sweep import sweep_publications
from tests.core.projections.test_availability import BRIDGE, WAY, add_notice
from tests.destination import Destination, fresh

from .offers import add_index, add_offer

SCHEDULES = 15
SOAK_SCHEDULES = int(os.environ.get("DESTINATION_SOAK_SCHEDULES", "500"))
#: A week before summer time ends.
START = datetime(2026, 10, 20, 6, tzinfo=UTC)
INSTANTS = 5
MONTHS = ["SEPTEMBER", "OCTOBER", "NOVEMBER"]
HOURS = ["", "Mo-Fr 09:00-18:00", "Sa,Su 10:00-12:00,14:00-17:00", "22:00-02:00", "Oct-Mar Mo-Su 10:00-16:00", "24/7"]
OUTLINE: Any = {
    "type": "Polygon",
    "coordinates": [[[2.26, 48.81], [2.28, 48.81], [2.28, 48.83], [2.26, 48.83], [2.26, 48.81]]],
}
STATUS = "{ availability causes nextChangeAt notices { title } }"


class Town:
    """One of each thing that has a status, at or beside the bridge."""

    def __init__(self, destination: Destination, number: Random) -> None:
        self.destination, self.number = destination, number
        self.district = destination.district(outline=OUTLINE)
        self.spot = destination.spot(location=Point(48.82, 2.27), district=self.district)
        self.circuit = destination.circuit(spots=[self.spot], track=WAY)
        self.offer = add_offer(destination, "Hall", add_index(destination), location=Point(48.82, 2.27))

    def rearrange(self, now: datetime) -> None:
        """Write other notices, another season and other hours."""
        draw = self.number
        AvailabilityNotice.objects.all().delete()
        things = [self.spot, self.circuit, self.offer]
        for number in range(draw.randint(1, 4)):
            begins = now + timedelta(minutes=draw.randint(-300, 9_000))
            ends = begins + timedelta(minutes=draw.randint(1, 6_000)) if draw.random() < 0.8 else None
            if ends is not None and ends <= now:
                ends = None
            place = {"place": BRIDGE} if draw.random() < 0.5 else {"district": self.district}
            effect = draw.choice(["OPEN", "PARTIAL", "DIVERTED", "CLOSED"])
            add_notice(
                self.destination,
                *draw.sample(things, draw.randint(0, 2)),
                title=f"Notice {number}",
                starts_at=begins,
                ends_at=ends,
                effect=effect,
                detour_text="By the lock.",
                **place,
            )
        circuit = fresh(self.circuit)
        circuit.season_months = draw.sample(MONTHS, draw.randint(0, 3))
        circuit.opening_hours_osm = draw.choice(HOURS)
        circuit.opening_hours_note = "In words."
        stop = circuit.stops.get()
        stop.notice = draw.choice([*AvailabilityNotice.objects.order_by("pk")]) if draw.random() < 0.5 else None
        circuit.stops = [stop]
        circuit.save_revision().publish()
        spot = fresh(self.spot)
        spot.opening_hours_osm, spot.opening_hours_note = draw.choice(HOURS), "In words."
        spot.save_revision().publish()

    def statuses(self, instants: list[datetime]) -> list[Any]:
        """Return the status of everything at each instant."""
        asked = " ".join(f's{n}: status(at: "{at.isoformat()}") {STATUS}' for n, at in enumerate(instants))
        query = f"""{{ circuit(slug: "{self.circuit.slug}") {{ {asked} stops {{ {asked} }} }}
          spot(slug: "{self.spot.slug}") {{ {asked} }} district(slug: "{self.district.slug}") {{ {asked} }}
          miceOffer(slug: "{self.offer.slug}") {{ {asked} }} }}"""
        answer = Client().post("/graphql/", {"query": query}, content_type="application/json").json()
        assert "errors" not in answer, answer
        data = answer["data"]
        things = [data["circuit"], *data["circuit"]["stops"], data["spot"], data["district"], data["miceOffer"]]
        assert len(things) == 5
        return [[thing[f"s{n}"] for thing in things] for n in range(len(instants))]


def move_through(destination: Destination, clock: Any, count: int) -> None:
    number = Random(13)
    clock.move_to(START, tick=False)
    with sweep_deferred():
        town = Town(destination, number)
    for turn in range(count):
        now = START + turn * timedelta(days=9)
        clock.move_to(now, tick=False)
        with sweep_deferred():
            town.rearrange(now)
        sweep_publications()
        instants = sorted(now + timedelta(minutes=number.randint(1, 10_000)) for _ in range(INSTANTS))
        before = town.statuses(instants)
        for instant, told in zip(instants, before, strict=True):
            clock.move_to(instant, tick=False)
            assert town.statuses([instant]) == [told], (turn, instant)


@pytest.mark.django_db
def test_what_is_told_before_comes_true(destination: Destination, time_machine: Any) -> None:
    move_through(destination, time_machine, SCHEDULES)


@pytest.mark.soak
@pytest.mark.django_db
def test_what_is_told_before_comes_true_for_long(destination: Destination, time_machine: Any) -> None:
    move_through(destination, time_machine, SOAK_SCHEDULES)
