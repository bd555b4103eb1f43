"""An index row is filled from the payload, column by column."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils.translation import override

from circuits.index import CircuitIndex, SpotIndex
from destination_cms.multi_values import lines_of
from destination_cms.projections.index_values import index_values
from destination_cms.verticals import ProjectionError
from tests.third_party.events.index import EventIndex

CIRCUIT = {
    "practice_mode": "WALK",
    "difficulty": "EASY",
    "length_m": 1200,
    "duration_minutes": None,
    "step_free": "YES",
    "stop_count": 3,
    "teaser": "Not a column",
}
SPOT = {"kind": "PARK", "step_free": "UNKNOWN", "district": None}


def test_each_column_takes_the_value_of_its_name_and_no_other():
    values = index_values(CircuitIndex, CIRCUIT, {})

    assert values == {name: value for name, value in CIRCUIT.items() if name != "teaser"}


def test_what_is_given_comes_before_the_payload():
    assert index_values(CircuitIndex, CIRCUIT, {"stop_count": 7})["stop_count"] == 7


def test_nothing_is_an_empty_text_where_the_column_may_not_be_null():
    values = index_values(CircuitIndex, {**CIRCUIT, "difficulty": None}, {})

    assert (values["difficulty"], values["duration_minutes"]) == ("", None)


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        pytest.param({"ref": "district:1:fr"}, "district:1:fr", id="a reference is its key"),
        pytest.param([{"ref": "a:1:fr"}, {"ref": "b:2:fr"}], lines_of(["a:1:fr", "b:2:fr"]), id="references"),
        pytest.param(["fr", "en"], lines_of(["fr", "en"]), id="a list of texts"),
        pytest.param([], "", id="an empty list"),
    ],
)
def test_a_reference_and_a_list_become_texts(value: Any, stored: str):
    assert index_values(SpotIndex, {**SPOT, "district": value}, {})["district"] == stored


def test_a_moment_is_read_as_the_payload_writes_it():
    moment = datetime(2026, 3, 1, 12, 30, 0, 250, tzinfo=UTC)
    text = moment.isoformat().replace("+00:00", "Z")

    assert index_values(EventIndex, {"starts_at": text, "ends_at": text}, {})["starts_at"] == moment


@pytest.mark.parametrize(
    ("payload", "given", "sentence"),
    [
        pytest.param(CIRCUIT, {"colour": "red"}, "no column “colour”", id="a value without a column"),
        pytest.param({}, {}, "“practice_mode” has no value", id="a column without a value"),
        pytest.param({**CIRCUIT, "stop_count": None}, {}, "“stop_count” does not fit", id="nothing for a number"),
        pytest.param({**CIRCUIT, "length_m": "far"}, {}, "“length_m” does not fit", id="a text for a number"),
        pytest.param({**CIRCUIT, "difficulty": {"level": 1}}, {}, "“difficulty” does not fit", id="an object"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(payload: Any, given: Any, sentence: str):
    with override("en"), pytest.raises(ProjectionError, match=sentence):
        index_values(CircuitIndex, payload, given)


def test_a_column_that_may_be_null_needs_no_value():
    known = {name: value for name, value in CIRCUIT.items() if name != "length_m"}

    assert "length_m" not in index_values(CircuitIndex, known, {})
