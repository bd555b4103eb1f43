"""A position whose numbers are swapped is found by where the destination is."""

import pytest

from destination_cms.geo import Point
from destination_cms.geo.plausibility import FAR_M, is_far, unswapped

ISSY = Point(48.8241, 2.2704)


@pytest.mark.parametrize("point", [ISSY, Point(48.8049, 2.1204), Point(49.4431, 1.0993)])
def test_what_a_day_reaches_is_not_far(point: Point) -> None:
    assert is_far(point, ISSY) == (point == Point(49.4431, 1.0993))  # Rouen
    assert unswapped(point, ISSY) is None


def test_swapped_numbers_are_put_right() -> None:
    assert unswapped(Point(2.2704, 48.8241), ISSY) == ISSY


@pytest.mark.parametrize("point", [Point(40.4168, -3.7038), Point(-17.53, -149.56), Point(0, 0)])
def test_a_place_far_away_is_not_taken_for_a_slip(point: Point) -> None:
    assert is_far(point, ISSY)
    assert unswapped(point, ISSY) is None


def test_where_both_numbers_are_alike_nothing_is_swapped() -> None:
    assert unswapped(Point(10.1, 10.2), Point(10.2, 10.1)) is None
    assert FAR_M == 100_000
