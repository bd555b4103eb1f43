"""What a night did not bring is noticed."""

from benchmarks.peers.changes import Changes
from benchmarks.peers.exports import Fetched
from benchmarks.peers.nights import Night, faults_of

CHANGES = Changes(retitled=["a"], unpublished=["b"], deleted=["c"], suffix=" (new)")
EVERYTHING = Fetched({"a": "A", "b": "B", "c": "C"}, set(), None)


def nights(full: Fetched, delta: Fetched) -> dict[str, tuple[Night, Night]]:
    return {"ours": (Night(fetched=full), Night(fetched=delta))}


def test_a_night_that_brought_everything_has_no_fault():
    # A circuit that stopped at a page that is gone is sent too.
    delta = Fetched({"a": "A (new)", "d": "D"}, {"2", "3"}, None)

    assert faults_of(nights(EVERYTHING, delta), CHANGES, 3) == []


def test_what_is_missing_is_told():
    delta = Fetched({"a": "A"}, {"2"}, None)

    assert faults_of(nights(Fetched({"a": "A"}, set(), None), delta), CHANGES, 3) == [
        "ours, full sync: 1 records instead of 3.",
        "ours, delta: 0 new titles instead of 1.",
        "ours, delta: 1 are gone instead of 2.",
    ]
