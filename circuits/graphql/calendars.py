"""Opening hours of spots as calendar files (RFC 5545)."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from icalendar import Calendar, Event, vRecur

from destination_cms.conf import get_settings
from destination_cms.graphql.reading.reader import Record
from destination_cms.graphql.types.opening_hours import osm_text_of
from destination_cms.hours.lines import lines_in
from destination_cms.hours.recurrences import Recurrence, recurrences_of
from destination_cms.verticals import Export

__all__ = ["CALENDARS"]

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_PRODUCT = "-//Destination CMS//Opening hours//EN"


def has_calendar(record: Record) -> bool:
    """Return whether the hours of a spot can be said as recurring events, exactly."""
    return bool(_recurrences(record))


def calendar_file(record: Record) -> bytes:
    """Return the hours of a spot from the start of this year to the end of the next one; the same all year."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", record.row.title)
    for number, one in enumerate(_recurrences(record), start=1):
        calendar.add_component(_event(record, number, one))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _recurrences(record: Record) -> tuple[Recurrence, ...]:
    year = timezone.localtime(record.reader.now).year
    return recurrences_of(osm_text_of(record), year, get_settings()["COUNTRY"])


def _event(record: Record, number: int, one: Recurrence) -> Event:
    row, payload, zone = record.row, record.payload, timezone.get_default_timezone()
    words = [*lines_in(row.locale, osm_text_of(record)), (payload["opening_hours"].get("note") or "")]
    event = Event()
    event.add("uid", f"{row.uuid_text}-{row.locale}-{number}@{record.reader.site.hostname}")
    event.add("dtstamp", row.last_published_at)
    event.add("summary", f"{row.title} ({one.note})" if one.note else row.title)
    event.add("description", "\n".join(filter(None, words)))
    event.add("url", record.url)
    event.add("dtstart", one.starts_at.replace(tzinfo=zone))
    event.add("dtend", one.ends_at.replace(tzinfo=zone))
    if one.last_on > one.starts_at.date():
        event.add("rrule", _rule(one, zone))
    for day in one.except_on:
        event.add("exdate", datetime.combine(day, one.starts_at.time(), zone))
    # A reader is not busy while a place is open.
    event.add("transp", "TRANSPARENT")
    if payload["address"]:
        event.add("location", payload["address"])
    if row.location:
        event.add("geo", (row.location["latitude"], row.location["longitude"]))
    return event


def _rule(one: Recurrence, zone: Any) -> vRecur:
    until = datetime.combine(one.last_on, one.starts_at.time(), zone).astimezone(timezone.get_fixed_timezone(0))
    return vRecur({"FREQ": ["WEEKLY"], "BYDAY": [_DAYS[day] for day in one.weekdays], "UNTIL": [until]})


#: By file extension.
CALENDARS = {"ics": Export(content_type="text/calendar; charset=utf-8", write=calendar_file, applies=has_calendar)}
