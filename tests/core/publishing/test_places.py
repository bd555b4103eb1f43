"""Stored rows are found again by the instance that is saved."""

import gc

from destination_cms.publishing.places import PlacesLeft


class Row:
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Row)

    __hash__ = None  # type: ignore[assignment]


def test_equal_instances_leave_places_of_their_own() -> None:
    places, first, second = PlacesLeft(), Row(), Row()
    places.note(first, "here")
    places.note(second, "there")

    assert (places.take(second), places.take(first)) == ("there", "here")
    assert places.take(first) is None


def test_what_is_never_saved_is_forgotten() -> None:
    places, row = PlacesLeft(), Row()
    places.note(row, "here")

    del row
    gc.collect()

    assert not places._rows
