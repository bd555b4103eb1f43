"""A record that a site tells differently is noticed."""

import pytest

from benchmarks.peers.agreement import faults_of, known, newest
from benchmarks.peers.dataset import records_by_kind
from benchmarks.peers.questions import questions_of

DATA = {
    kind: list(records)
    for kind, records in records_by_kind({"spots": 30, "circuits": 40, "mice": 0, "news": 25}).items()
}


def test_what_is_told_as_it_is_known_has_no_fault():
    for workload in ("W1", "W2", "W3"):
        records = known(questions_of("ours", workload)[0], workload, DATA)
        assert faults_of(records, records) == []


def test_as_much_is_known_as_is_asked_for():
    (circuit,) = known(questions_of("ours", "W1")[3], "W1", DATA)

    assert circuit["slug"] == "circuit-000003"
    assert [stop["position"] for stop in circuit["stops"]] == list(range(10))
    assert len(known(questions_of("ours", "W2")[0], "W2", DATA)) == 40
    assert len(known(questions_of("ours", "W3")[0], "W3", DATA)) == 30


def test_the_newest_are_those_that_were_published_last():
    found = newest(DATA["news"], 3)

    assert [record["slug"] for record in found] == ["news-000000", "news-000001", "news-000002"]


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        pytest.param([{"title": "A", "lat": 48.9}], "A: {'lat': 48.9} instead of {'lat': 48.8}.", id="another value"),
        pytest.param([{"title": "A"}], "A: {'lat': None} instead of {'lat': 48.8}.", id="a missing value"),
        pytest.param([], "0 records instead of 1.", id="a missing record"),
    ],
)
def test_a_difference_is_told_with_both_values(told, fault):
    assert faults_of(told, [{"title": "A", "lat": 48.8}]) == [fault]
