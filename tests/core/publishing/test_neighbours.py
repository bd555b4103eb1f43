import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from destination_cms.geo.point import Point
from destination_cms.publishing import neighbours
from destination_cms.publishing.neighbours import Neighbour, affected, neighbours_of, place_warnings
from tests.destination import Destination

HERE = Point(48.82, 2.27)
#: Eight metres north.
NEARBY = Point(48.820072, 2.27)
#: Twenty metres north.
FARTHER = Point(48.82018, 2.27)


def at(number: int, title: str = "Gate", point: Point = HERE) -> Neighbour:
    return Neighbour(f"page:{number}", "spot", "fr", title, point)


def told(place: Neighbour, *near: Neighbour, mirrored: tuple[str, ...] = ()) -> list[str]:
    return [warning.code for warning in place_warnings(place, near, mirrored)]


def test_three_pages_with_one_position_are_told() -> None:
    assert told(at(1), at(2, "Mill")) == []
    assert told(at(1), at(2, "Mill"), at(3, "Tower")) == ["shared_place"]
    assert told(at(1), at(2, "Mill"), at(3, "Tower", NEARBY)) == []


def test_a_similar_title_nearby_is_told() -> None:
    assert told(at(1), at(2, "The Gate", NEARBY)) == []
    assert told(at(1, "The old gate"), at(2, "The Old Gate", NEARBY)) == ["similar_nearby"]


def test_an_alias_stands_where_its_original_does() -> None:
    assert told(at(1), at(2), at(3), mirrored=("page:2",)) == ["similar_nearby"]
    assert told(at(1), at(2), mirrored=("page:2",)) == []


def test_those_are_affected_of_which_something_else_is_to_be_told() -> None:
    place = at(1)

    def found(*near: Neighbour) -> set[str]:
        return affected([place], {place: near})

    assert found(at(2, "Mill"), at(3, "Tower"), at(4, "Inn", NEARBY)) == {"page:2", "page:3"}
    # A crowd at one place was told before, and still is.
    assert found(*(at(number, "Mill") for number in range(2, 9))) == set()
    assert found(at(2, point=NEARBY)) == {"page:2"}


@pytest.mark.django_db
def test_neighbours_are_found_in_one_query(destination: Destination) -> None:
    here, near, far = (destination.spot(title, location=p) for title, p in (("a", HERE), ("b", NEARBY), ("c", FARTHER)))
    destination.circuit("d", spots=[here])
    places = [at(page.pk, page.title, page.location) for page in (here, near, far)]

    with CaptureQueriesContext(connection) as queries:
        found = neighbours_of(places)
    assert len(queries) == 1
    assert [[other.title for other in others] for others in found] == [["b"], ["a"], []]


@pytest.mark.django_db
def test_a_crowd_hides_nothing_and_costs_no_more_than_it_may(
    destination: Destination, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neighbours, "MOST_NEIGHBOURS", 2)
    monkeypatch.setattr(neighbours, "_BOXES_AT_ONCE", 2)
    crowd = [destination.spot(f"s{number}", location=HERE) for number in range(5)]
    alone, _beside = (destination.spot(title, location=Point(48.9, 2.3)) for title in ("x", "y"))

    found = neighbours_of([at(crowd[0].pk), at(alone.pk, "x", alone.location)])
    assert len(found[0]) == 2
    assert [other.title for other in found[1]] == ["y"]
