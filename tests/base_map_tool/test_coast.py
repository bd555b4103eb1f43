import pytest

pytestmark = pytest.mark.maps

#: West to east along the middle: the land is in the north.
ACROSS = ((-10, 50), (60, 50), (110, 50))


def areas(*lines: tuple[tuple[float, float], ...]) -> tuple[float, float]:
    import shapely

    from destination_cms.base_map_tool.coast import land_and_sea

    land, sea = land_and_sea(shapely.box(0, 0, 100, 100), [shapely.LineString(line) for line in lines])
    assert land.intersection(sea).area == 0
    return land.area, sea.area


def test_all_is_land_without_a_coast() -> None:
    assert areas() == (10_000, 0)
    assert areas(((200, 0), (200, 100))) == (10_000, 0)


def test_the_land_is_on_the_left() -> None:
    assert areas(ACROSS) == (5_000, 5_000)
    assert areas(ACROSS[::-1]) == (5_000, 5_000)


def test_an_island_lies_in_the_sea() -> None:
    island = ((20, 10), (30, 10), (30, 20), (20, 20), (20, 10))

    assert areas(island) == (100, 9_900)
    assert areas(ACROSS, island) == (5_100, 4_900)


def test_a_coast_that_ends_before_the_box_is_led_to_its_edge() -> None:
    assert areas(((10, 50), (90, 50))) == (5_000, 5_000)
    assert areas(((10, 50), (50, 50)), ((50, 50), (90, 50))) == (5_000, 5_000)


def test_a_coast_in_pieces_is_one() -> None:
    assert areas(ACROSS[:2], ACROSS[1:]) == (5_000, 5_000)
