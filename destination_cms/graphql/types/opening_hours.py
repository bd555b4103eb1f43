"""Opening hours: the same in a syntax for programs and in words for readers, and whether it is open at a moment."""

from datetime import datetime
from typing import Any

import graphene
from django.utils import timezone

from ...conf import get_settings
from ...hours.evaluation import is_open
from ...hours.lines import lines_in
from ..moments import bounded_moment
from ..reading.needs import costs, shows
from ..reading.reader import Record
from .records import Part, PartType, part_of
from .stored_keys import KeySchema, nullable, text_key

__all__ = ["OPENING_HOURS_KEY", "OpeningSchedule", "opening_schedule_field", "osm_text_of"]

#: JSON Schema of what ``project_opening_hours`` puts into a payload.
OPENING_HOURS_KEY: KeySchema = {
    "type": ["object", "null"],
    "properties": {
        "osm": nullable(
            text_key("In the syntax of OpenStreetMap's key opening_hours; null where only the note has words.")
        ),
        "note": nullable(text_key("What else visitors should know, as plain text.")),
    },
    "description": "Opening hours; null or absent where nothing has been stated.",
}
#: In objects: what it takes to read and to evaluate a text that was not asked for before.
EVALUATION_COST = 3


class OpeningSchedule(PartType):
    """Opening hours. What is not stated is not told as closed."""

    osm = graphene.String(
        description="In the syntax of OpenStreetMap's key opening_hours, by the clocks of the destination; null where they are "
        "known in words only."
    )
    lines = graphene.List(
        graphene.NonNull(graphene.String),
        required=True,
        description="The same in words of the record's language, one line for each rule, as plain text; empty where only "
        "`note` has words.",
    )
    note = graphene.String(description="What else visitors should know, as plain text; null if there is nothing.")
    is_open = graphene.Boolean(
        at=graphene.DateTime(required=True, description="The moment, with a time zone."),
        description="Whether it is open at a moment, by the clocks and public holidays of the destination; null where that is "
        "not known. It counts as three objects in the cost of a query.",
    )

    @staticmethod
    def resolve_lines(hours: Part, info: Any) -> list[str]:
        return [*lines_in(hours.record.row.locale, hours.payload.get("osm") or "")]

    @staticmethod
    @costs(EVALUATION_COST)
    def resolve_is_open(hours: Part, info: Any, at: datetime) -> bool | None:
        zone: Any = timezone.get_default_timezone()
        return is_open(hours.payload.get("osm") or "", bounded_moment(at), zone, get_settings()["COUNTRY"])


def osm_text_of(record: Record) -> str:
    """Return the opening hours of a record in OpenStreetMap's syntax; empty where none are stated, or in words only."""
    return (record.payload.get("opening_hours") or {}).get("osm") or ""


def opening_schedule_field() -> graphene.Field:
    """Return the field of a type whose payload has what ``project_opening_hours`` returns."""
    return graphene.Field(
        OpeningSchedule, resolver=_hours_of, description="Opening hours; null where nothing has been stated."
    )


@shows("locale", keys=["opening_hours"])
def _hours_of(record: Record, info: Any) -> Part | None:
    hours = record.payload.get("opening_hours")
    return part_of(record, hours) if hours else None
