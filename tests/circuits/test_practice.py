"""What is told of ways of travelling, months, transport and stops; what was not written is absent."""

from circuits.models import CircuitMode, CircuitTransport
from circuits.practice import practice_index, project_practice, project_stop_extras, what_is_told

from .routes import circuit, stop


def test_nothing_is_told_of_what_was_not_written() -> None:
    page = circuit(stop(1))

    assert project_practice(page) == {}
    assert project_stop_extras(stop(1, trigger_radius_m=80, trigger_code="12")) == {}
    assert what_is_told({"none": None, "text": "", "list": [], "zero": 0}) == {"zero": 0}


def test_everything_that_was_written_is_told() -> None:
    page = circuit(start_label="Mairie", end_label="Fort", season_months=("MAY", "JUNE"), suitable_for=("FAMILIES",))
    page.safety_advice = "Mind the bikes."
    page.other_modes = [CircuitMode(mode="BIKE", duration_minutes=30), CircuitMode(mode="ROLLER", difficulty="EASY")]
    page.transports = [CircuitTransport(mode="METRO", line="12", stop="Mairie d'Issy", walk_m=0)]

    assert project_practice(page) == {
        "other_modes": [
            {"mode": "BIKE", "duration_minutes": 30, "difficulty": None},
            {"mode": "ROLLER", "duration_minutes": None, "difficulty": "EASY"},
        ],
        "start_label": "Mairie",
        "end_label": "Fort",
        "season_months": ["MAY", "JUNE"],
        "suitable_for": ["FAMILIES"],
        "safety_advice": "Mind the bikes.",
        "transports": [{"mode": "METRO", "line": "12", "stop": "Mairie d'Issy", "walk_m": 0}],
    }


def test_a_list_finds_a_circuit_by_every_way_of_travelling_and_by_each_of_its_months() -> None:
    page = circuit(practice_mode="WALK", season_months=("MAY", "JUNE"), reduced_mobility="PARTIAL")
    page.other_modes = [CircuitMode(mode="BIKE"), CircuitMode(mode="WALK")]

    assert practice_index(page) == {
        "practice_modes": "\nWALK\nBIKE\n",
        "season_months": "\nMAY\nJUNE\n",
        "suitable_for": "",
        "reduced_mobility": "PARTIAL",
    }
    assert practice_index(circuit())["season_months"].split() == [
        "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE",
        "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER",
    ]  # fmt: skip


def test_a_trigger_tells_what_its_kind_needs_and_no_more() -> None:
    written = {"trigger_radius_m": 80, "trigger_code": "1789"}

    told = [
        project_stop_extras(stop(1, trigger=kind, **written))["trigger"] for kind in ("GEOFENCE", "QR", "MANUAL_CODE")
    ]
    assert told == [{"kind": "GEOFENCE", "radius_m": 80}, {"kind": "QR"}, {"kind": "MANUAL_CODE", "code": "1789"}]


def test_a_stop_tells_how_to_get_there() -> None:
    told = project_stop_extras(stop(1, leg_directions="Along the wall.", leg_caution="Steps.", variant="By the river"))

    assert told == {"variant": "By the river", "leg_directions": "Along the wall.", "leg_caution": "Steps."}


def test_a_zone_is_told_as_text() -> None:
    zone = {"type": "Polygon", "coordinates": [[[2.0, 48.0], [2.1, 48.0], [2.1, 48.1], [2.0, 48.0]]]}
    told = project_stop_extras(stop(1, trigger="POLYGON", trigger_polygon=zone))["trigger"]

    assert told == {
        "kind": "POLYGON",
        "geo_json": '{"type":"Polygon","coordinates":[[[2.0,48.0],[2.1,48.0],[2.1,48.1],[2.0,48.0]]]}',
    }
    assert project_stop_extras(stop(1, trigger="GEOFENCE", trigger_polygon=zone))["trigger"] == {
        "kind": "GEOFENCE",
        "radius_m": 50,
    }
