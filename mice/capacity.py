"""Capacity: layouts, seats and group sizes, and their validation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class RoomLayout(models.TextChoices):
    """Layout of a room, which a number of seats refers to; after OpenTravel's room formats."""

    THEATRE = "THEATRE", _("Theatre")
    CLASSROOM = "CLASSROOM", _("Classroom")
    BOARDROOM = "BOARDROOM", _("Boardroom")
    U_SHAPE = "U_SHAPE", _("U-shape")
    BANQUET = "BANQUET", _("Banquet")
    COCKTAIL = "COCKTAIL", _("Standing reception")


#: Columns of a room by layout.
SEAT_COLUMNS: Mapping[str, str] = {layout.value: f"seats_{layout.value.lower()}" for layout in RoomLayout}


@dataclass(frozen=True, slots=True)
class Fault:
    """Reason why something cannot be published: the field, and a message with its parameters."""

    field: str
    message: Any
    code: str
    params: Mapping[str, Any]

    def __str__(self) -> str:
        return str(self.message) % self.params

    def error(self) -> ValidationError:
        """Return it as a Django ``ValidationError``."""
        return ValidationError(self.message, code=self.code, params=dict(self.params))


class Room(Protocol):
    """The fields of a room that the functions below read."""

    name: str
    fire_safety_max: int | None


def seats_of(room: Room) -> dict[str, int]:
    """Return the seats of a room by layout, in the order of the layouts; only those that are set."""
    found = {layout: getattr(room, column) for layout, column in SEAT_COLUMNS.items()}
    return {layout: seats for layout, seats in found.items() if seats}


def most_seats(rooms: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Return the seats of the largest room for each layout that any room has."""
    largest: dict[str, int] = {}
    for seats in rooms:
        for layout, count in seats.items():
            largest[layout] = max(count, largest.get(layout, 0))
    return largest


def group_fault(smallest: int | None, largest: int | None) -> Fault | None:
    """Return the fault in the sizes of a group, or ``None``."""
    if smallest is None or largest is None or smallest <= largest:
        return None
    message = _("The largest group is %(largest)d people; it must be at least the smallest group, %(smallest)d people.")
    return Fault("participants_max", message, "group_size", {"smallest": smallest, "largest": largest})


def room_faults(room: Room) -> list[Fault]:
    """Return the faults in the seats of a room: no layout may exceed the fire regulations."""
    limit = room.fire_safety_max
    if limit is None:
        return []
    message = _(
        "%(name)s: %(seats)d seats are more than the %(limit)d people that the fire regulations allow in the room."
    )
    return [
        Fault(SEAT_COLUMNS[layout], message, "fire_safety", {"name": room.name, "seats": seats, "limit": limit})
        for layout, seats in seats_of(room).items()
        if seats > limit
    ]
