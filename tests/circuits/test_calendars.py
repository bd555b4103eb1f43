"""Opening hours of a spot as a calendar file: listed where there is one, valid, cacheable."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from icalendar import Calendar

from tests.asking import ask
from tests.destination import Destination

pytestmark = pytest.mark.django_db

OFFICE = 'Mo-Fr 09:00-18:00 open "Sonnez"; PH off'


def get(page: Any, query: str = "", **headers: str) -> Any:
    return Client().get(f"/export/spot/{page.translation_key}.ics{query}", headers=headers)


def calendars(page: Any) -> list[dict[str, str]]:
    query = "query($slug: String!) { spot(slug: $slug) { exports { format contentType url } } }"
    return [each for each in ask(query, slug=page.slug)["spot"]["exports"] if each["format"] == "ics"]


def test_hours_are_a_calendar(destination: Destination) -> None:
    spot = destination.spot("Mairie; annexe", opening_hours_osm=OFFICE, address="62, rue du Général-Leclerc")

    (file,) = calendars(spot)
    response = get(spot)

    assert (file["format"], file["contentType"]) == ("ics", "text/calendar; charset=utf-8")
    assert file["url"].endswith(f"/export/spot/{spot.translation_key}.ics?locale=fr")
    assert (response.status_code, response["Content-Type"]) == (200, file["contentType"])
    calendar = Calendar.from_ical(response.content)
    assert calendar.errors == []
    (event,) = calendar.events
    assert event.errors == []
    assert str(event["summary"]) == "Mairie; annexe (Sonnez)"
    assert str(event["location"]) == "62, rue du Général-Leclerc"
    assert event["rrule"]["FREQ"] == ["WEEKLY"]
    assert event["rrule"]["BYDAY"] == ["MO", "TU", "WE", "TH", "FR"]
    zone = event.start.tzinfo
    assert (event.start.hour, event.end.hour, str(zone)) == (9, 18, "Europe/Paris")
    left_out = {moment.dt for each in event["exdate"] for moment in each.dts}
    year = event.start.year
    assert datetime(year + 1, 5, 1, 9, tzinfo=ZoneInfo("Europe/Paris")).weekday() > 4 or any(
        moment.month == 5 and moment.day == 1 for moment in left_out
    )
    assert [str(timezone["tzid"]) for timezone in calendar.timezones] == ["Europe/Paris"]


def test_lines_are_at_most_75_bytes_and_end_as_the_standard_asks(destination: Destination) -> None:
    content = get(destination.spot("é" * 100, opening_hours_osm=OFFICE)).content

    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 75


def test_it_is_cacheable_and_the_same_each_time(destination: Destination) -> None:
    spot = destination.spot("Mairie", opening_hours_osm=OFFICE)
    first = get(spot)

    assert get(spot).content == first.content
    assert get(spot, **{"If-None-Match": first["ETag"]}).status_code == 304


@pytest.mark.parametrize("text", ["", "24/7", "sunrise-sunset"])
def test_hours_that_are_no_events_are_not_listed(destination: Destination, text: str) -> None:
    spot = destination.spot("Park", opening_hours_osm=text, opening_hours_note="By daylight")

    assert calendars(spot) == []
    answer = get(spot)
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "NOT_EXPORTABLE")
    assert "exports" in answer.json()["error"]["message"]


def test_a_draft_has_no_calendar(destination: Destination) -> None:
    assert get(destination.spot("Mairie", live=False, opening_hours_osm=OFFICE)).status_code == 404
