"""Whether a thing is open at a moment, and the notices that say otherwise."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import graphene
from django.utils import timezone

from ... import choices_availability as choices
from ...availability.status import Availability, NoticePeriod, Schedule, Status, status_at
from ...choices import month_numbers
from ...conf import get_settings
from ..moments import bounded_moment
from ..reading.needs import costs, shows
from ..reading.reader import Record
from .enums import enum_of
from .records import Part
from .stored_keys import KeySchema, list_key, nullable, ref_key, text_key

__all__ = ["AVAILABILITY_KEYS", "AvailabilityStatus", "notices_field", "status_field", "status_of"]

#: In objects: what it takes to look at the notices, the season and the opening hours.
EVALUATION_COST = 3
#: Payload keys that a status is made of.
STATUS_KEYS = ("notices", "season_months", "opening_hours")

AvailabilityState = enum_of(
    choices.AvailabilityState, "AvailabilityState", "Whether a thing can be visited at a moment."
)
AvailabilityCause = enum_of(choices.AvailabilityCause, "AvailabilityCause", "Why a thing is not simply open.")

NOTICES_KEY: KeySchema = {
    **list_key(
        "Notices that touch it, those to come included, by their beginning; absent if there are none.",
        notice=ref_key("The notice."),
        effect=text_key("Its effect on this thing: a value of the enum AvailabilityState."),
        starts_at=text_key("First moment at which it holds, ISO 8601 in UTC."),
        ends_at=nullable(text_key("First moment at which it no longer holds; null until further notice.")),
    ),
    "default": [],
}

#: By name: notices lead to districts, which have a status.
_NOTICE = f"{__package__}.notices.AvailabilityNotice"
#: JSON Schema of what ``project_availability`` puts into a payload.
AVAILABILITY_KEYS: Mapping[str, KeySchema] = {
    "notices": NOTICES_KEY,
    "availability": {
        "type": "string",
        "enum": [value for value in choices.AvailabilityState.values if value != choices.AvailabilityState.OPEN],
        "default": choices.AvailabilityState.OPEN.value,
        "description": "What notices and season make of it at this moment, opening hours aside; absent if it is open. The "
        "record changes when a notice or the season begins or ends.",
    },
}


class AvailabilityStatus(graphene.ObjectType):
    """The availability of a thing at a moment."""

    availability = AvailabilityState(
        required=True,
        description="The most severe of what its notices, its season and its opening hours say. What is not stated "
        "closes nothing.",
    )
    causes = graphene.List(
        graphene.NonNull(AvailabilityCause),
        required=True,
        description="What makes it other than open; empty if it is open.",
    )
    notices = graphene.List(
        graphene.NonNull(_NOTICE),
        required=True,
        description="Notices in force at that moment, by their beginning, those for information included.",
    )
    next_change_at = graphene.DateTime(
        description="The next moment at which the availability or the notices change; null if there is none within 400 days."
    )

    @staticmethod
    def resolve_notices(found: "_FoundStatus", info: Any) -> list[Record]:
        return [notice for key in found.status.notices if (notice := found.owner.refer({"ref": key}))]

    @staticmethod
    def resolve_availability(found: "_FoundStatus", info: Any) -> str:
        return found.status.availability.value

    @staticmethod
    def resolve_causes(found: "_FoundStatus", info: Any) -> list[str]:
        return [*found.status.causes]

    @staticmethod
    def resolve_next_change_at(found: "_FoundStatus", info: Any) -> datetime | None:
        return found.status.next_change_at


class _FoundStatus:
    """A status, and the record or part that it is of."""

    __slots__ = ("owner", "status")

    def __init__(self, owner: Record | Part, status: Status) -> None:
        self.owner, self.status = owner, status


def status_of(payload: Mapping[str, Any], at: datetime) -> Status:
    """Return the status of what a payload is about at a moment; the notices are named by their keys.

    Args:
        payload: of a record or of a part of one, with the keys that ``project_availability`` gives.
        at: with a time zone.
    """
    zone: Any = timezone.get_default_timezone()
    return status_at(_schedule(payload), at, zone, get_settings()["COUNTRY"])


def _schedule(payload: Mapping[str, Any]) -> Schedule:
    return Schedule(
        notices=[
            NoticePeriod(
                key=each["notice"]["ref"],
                effect=Availability(each["effect"]),
                starts_at=datetime.fromisoformat(each["starts_at"]),
                ends_at=datetime.fromisoformat(each["ends_at"]) if each["ends_at"] else None,
            )
            for each in payload.get("notices") or ()
        ],
        season_months=month_numbers(payload.get("season_months") or ()),
        opening_hours=(payload.get("opening_hours") or {}).get("osm") or "",
    )


def status_field(of: str) -> graphene.Field:
    """Return the field of a type whose payload has what ``project_availability`` returns."""
    return graphene.Field(
        AvailabilityStatus,
        required=True,
        at=graphene.DateTime(required=True, description="The moment, with a time zone."),
        description=f"Whether {of} is open at a moment, by its notices, its season and its opening hours, where it has any. "
        "It counts as three objects in the cost of a query.",
        resolver=_resolve_status,
    )


@shows(keys=STATUS_KEYS)
@costs(EVALUATION_COST)
def _resolve_status(owner: Record | Part, info: Any, at: datetime) -> _FoundStatus:
    return _FoundStatus(owner, status_of(owner.payload, bounded_moment(at)))


def notices_field(of: str) -> graphene.List:
    """Return the field of a type whose payload has what ``project_availability`` returns."""
    return graphene.List(
        graphene.NonNull(_NOTICE),
        required=True,
        description=f"Notices that touch {of}: those in force and those to come, by their beginning.",
        resolver=_resolve_notices,
    )


@shows(keys=["notices"])
def _resolve_notices(owner: Record | Part, info: Any) -> list[Record]:
    found = (owner.refer(each["notice"]) for each in owner.payload.get("notices") or ())
    return [notice for notice in found if notice]
