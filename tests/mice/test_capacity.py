"""Seats by layout and group sizes: plain arithmetic."""

import pytest
from django.utils.translation import override

from mice.capacity import SEAT_COLUMNS, RoomLayout, group_fault, most_seats, room_faults, seats_of
from mice.index import MiceOfferIndex
from mice.models import MeetingRoom


def test_every_layout_has_its_column_in_rooms_and_in_the_index():
    columns = {field.name for field in MeetingRoom._meta.get_fields()}

    assert set(SEAT_COLUMNS) == set(RoomLayout.values)
    assert set(SEAT_COLUMNS.values()) <= columns
    assert set(SEAT_COLUMNS.values()) <= {field.name for field in MiceOfferIndex._meta.get_fields()}


def test_seats_are_told_in_the_order_of_the_layouts():
    room = MeetingRoom(name="Hall", seats_cocktail=300, seats_theatre=200)

    assert list(seats_of(room).items()) == [("THEATRE", 200), ("COCKTAIL", 300)]
    assert seats_of(MeetingRoom(name="Empty")) == {}


def test_the_largest_room_counts_for_each_layout():
    assert most_seats([{"THEATRE": 80, "U_SHAPE": 30}, {"THEATRE": 200}, {}]) == {"THEATRE": 200, "U_SHAPE": 30}
    assert most_seats([]) == {}


@pytest.mark.parametrize(("smallest", "largest"), [(None, None), (5, None), (None, 5), (5, 5), (5, 6)])
def test_a_group_in_order_has_no_fault(smallest: int | None, largest: int | None):
    assert group_fault(smallest, largest) is None


def test_a_fault_names_field_and_limit():
    with override("en"):
        fault = group_fault(40, 20)
        assert fault is not None
        assert (fault.field, str(fault)) == (
            "participants_max",
            "The largest group is 20 people; it must be at least the smallest group, 40 people.",
        )


def test_each_layout_beyond_the_fire_rules_is_a_fault():
    room = MeetingRoom(name="Hall", fire_safety_max=100, seats_theatre=100, seats_banquet=101, seats_cocktail=140)

    assert [fault.field for fault in room_faults(room)] == ["seats_banquet", "seats_cocktail"]
    assert room_faults(MeetingRoom(name="Hall", seats_theatre=9000)) == []
