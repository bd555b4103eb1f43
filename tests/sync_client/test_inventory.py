"""A replica proves that it is complete: as many records as the server counts, with the same checksum."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from destination_cms.sync_client.inventory import Entry, SetMismatch, take_inventory
from destination_cms.sync_client.keys import Key


def entry(number: int, *refs: str, digest: str = "d") -> Entry:
    return Entry(key(number), 1, digest, refs)


def key(number: int) -> Key:
    return Key("spot", str(uuid.UUID(int=number)), "fr")


@given(st.permutations(range(6)))
def test_the_order_in_which_records_are_found_does_not_matter(order: list[int]) -> None:
    assert take_inventory(map(entry, order)) == take_inventory(map(entry, range(6)))


def test_a_set_that_is_the_expected_one_is_proved() -> None:
    found = take_inventory([entry(1), entry(2)])

    found.prove(count=2, checksum=found.checksum)


@pytest.mark.parametrize(
    ("others", "words"),
    [
        ([entry(1)], "2 records, 1 expected"),
        ([entry(1), entry(3)], "another checksum"),
        ([entry(1), entry(2, digest="e")], "another checksum"),
    ],
    ids=["one too many", "another record", "another content"],
)
def test_any_other_set_is_told_apart(others: list[Entry], words: str) -> None:
    expected = take_inventory(others)

    with pytest.raises(SetMismatch, match=words):
        take_inventory([entry(1), entry(2)]).prove(count=expected.count, checksum=expected.checksum)


def test_references_to_what_is_not_there_are_named() -> None:
    found = take_inventory([entry(1, str(key(2)), str(key(9))), entry(2, str(key(8)))])

    assert found.missing_references == (str(key(8)), str(key(9)))


def test_nothing_is_a_set_too() -> None:
    found = take_inventory([])

    assert (found.count, found.checksum, found.missing_references) == (0, "0" * 64, ())
