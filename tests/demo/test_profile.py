"""The drawing of a track's elevations: from left to right, the highest at the top unless the way is nearly flat."""

from typing import Any

from demo.front.profile import ROWS, profile_of


def places(*heights: int) -> list[dict[str, int]]:
    return [{"distanceMeters": 100 * number, "elevationMeters": height} for number, height in enumerate(heights)]


def drawn(*heights: int) -> Any:
    return profile_of(places(*heights))


def test_a_hill_fills_the_drawing() -> None:
    found = drawn(30, 80, 130)

    assert found["line"] == "0.0,120.0 300.0,60.0 600.0,0.0"
    assert found["area"] == "0,120 0.0,120.0 300.0,60.0 600.0,0.0 600,120"
    assert (found["lowest"], found["highest"]) == (30, 130)


def test_a_flat_way_looks_flat() -> None:
    assert drawn(30, 32, 30)["line"] == "0.0,120.0 300.0,114.0 600.0,120.0"


def test_what_is_not_known_is_not_drawn() -> None:
    assert drawn() is None
    assert drawn(30) is None
    assert profile_of([{"distanceMeters": 0, "elevationMeters": 30}] * 2) is None


def test_the_table_is_short_and_goes_from_end_to_end() -> None:
    rows = drawn(*range(100))["rows"]

    assert len(rows) == ROWS
    assert (rows[0]["distanceMeters"], rows[-1]["distanceMeters"]) == (0, 9_900)
    assert len(drawn(1, 2, 3)["rows"]) == 3
