"""What lies near a record: nearest first, a page at a time, in as many statements for a page of records as for one."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from destination_cms.geo.point import Point
from tests.asking import answer, ask
from tests.destination import Destination, publish

pytestmark = pytest.mark.django_db

#: Metres of a thousandth of a degree of latitude.
STEP_M = 111.195
QUERY = """query($slug: String!, $within: Float, $first: Int, $after: String, $last: Int, $before: String) {
  spot(slug: $slug) { nearbySpots(withinMeters: $within, first: $first, after: $after, last: $last, before: $before) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor distanceMeters node { title } } nodes { title }
  } }
}"""


@pytest.fixture
def row(destination: Destination) -> list[Any]:
    """Six spots to the north of each other, a thousandth of a degree apart, and one without a position."""
    destination.spot("Nowhere", location=None)
    return [destination.spot(f"Spot {n}", slug=f"near-{n}", location=Point(48.8 + n / 1000, 2.2)) for n in range(6)]


def near(slug: str = "near-0", **given: Any) -> dict[str, Any]:
    found: dict[str, Any] = ask(QUERY, slug=slug, **given)["spot"]["nearbySpots"]
    assert [edge["node"] for edge in found["edges"]] == found["nodes"]
    return found


def titles(found: dict[str, Any]) -> list[str]:
    return [node["title"] for node in found["nodes"]]


def test_the_nearest_come_first_with_their_distances_and_without_the_record_itself(row: list[Any]) -> None:
    found = near(within=350)

    assert titles(found) == ["Spot 1", "Spot 2", "Spot 3"]
    assert found["totalCount"] == 3
    assert [edge["distanceMeters"] for edge in found["edges"]] == pytest.approx(
        [STEP_M, 2 * STEP_M, 3 * STEP_M], rel=1e-4
    )
    assert {*titles(near("near-2", within=200))} == {"Spot 1", "Spot 3"}
    assert titles(near()) == [f"Spot {n}" for n in range(1, 6)]


def test_distances_are_those_of_a_list_round_the_same_point(row: list[Any]) -> None:
    listed = ask(
        """{ spots(filter: {location: {near: {latitude: 48.8, longitude: 2.2, radiusMeters: 1000}}}) {
          edges { distanceMeters node { title } } } }"""
    )["spots"]["edges"]

    edges = near()["edges"]
    assert [(each["node"]["title"], each["distanceMeters"]) for each in edges] == [
        (each["node"]["title"], each["distanceMeters"]) for each in listed[1:]
    ]


def test_pages_follow_each_other_in_both_directions(row: list[Any]) -> None:
    first = near(first=2)
    assert titles(first) == ["Spot 1", "Spot 2"]
    assert (first["pageInfo"]["hasNextPage"], first["pageInfo"]["hasPreviousPage"]) == (True, False)

    second = near(first=2, after=first["pageInfo"]["endCursor"])
    assert titles(second) == ["Spot 3", "Spot 4"]
    assert second["pageInfo"]["hasPreviousPage"]
    third = near(first=2, after=second["pageInfo"]["endCursor"])
    assert (titles(third), third["pageInfo"]["hasNextPage"]) == (["Spot 5"], False)
    assert first["totalCount"] == second["totalCount"] == third["totalCount"] == 5

    back = near(last=2, before=third["pageInfo"]["startCursor"])
    assert (titles(back), back["pageInfo"]["hasPreviousPage"]) == (titles(second), True)
    assert titles(near(last=1)) == ["Spot 5"]
    beyond = near(first=2, after=third["pageInfo"]["endCursor"])
    assert (titles(beyond), beyond["totalCount"], beyond["pageInfo"]["endCursor"]) == ([], 5, None)


def test_spots_on_one_point_are_all_on_some_page(destination: Destination) -> None:
    for n in range(5):
        destination.spot(f"Spot {n}", slug=f"near-{n}", location=Point(48.8, 2.2))

    seen, after = [], None
    while True:
        page = near(first=1, after=after)
        seen += titles(page)
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert sorted(seen) == ["Spot 1", "Spot 2", "Spot 3", "Spot 4"]


def test_what_has_no_position_has_nothing_near_it(destination: Destination, row: list[Any]) -> None:
    nowhere = destination.spot("Lost", slug="lost", location=None)

    assert near(nowhere.slug) == {
        "totalCount": 0,
        "pageInfo": {"hasNextPage": False, "hasPreviousPage": False, "startCursor": None, "endCursor": None},
        "edges": [],
        "nodes": [],
    }


def test_only_spots_of_the_language_are_near(destination: Destination, row: list[Any]) -> None:
    publish(row[0].copy_for_translation(destination.en, copy_parents=True), title="The first", slug="first")
    publish(row[2].copy_for_translation(destination.en, copy_parents=True), title="The third", slug="third")
    asked = '{ spot(slug: "first", locale: "en") { nearbySpots { nodes { title locale } } } }'

    assert ask(asked)["spot"]["nearbySpots"]["nodes"] == [{"title": "The third", "locale": "en"}]


def test_across_the_antimeridian_and_at_a_pole(destination: Destination) -> None:
    for title, latitude, longitude in (
        ("East", 0.0, 179.999),
        ("West", 0.0, -179.999),
        ("Pole", 90.0, 0.0),
        ("Ice", 89.999, 180.0),
    ):
        destination.spot(title, slug=title.lower(), location=Point(latitude, longitude))

    assert titles(near("east")) == ["West"]
    assert titles(near("west")) == ["East"]
    assert titles(near("pole")) == ["Ice"]
    assert titles(near("ice")) == ["Pole"]


@pytest.mark.parametrize(
    "given",
    [{"within": 0}, {"within": -1}, {"within": 1e9}, {"first": 0}, {"first": 1, "last": 1}, {"after": "nonsense"}],
)
def test_an_argument_out_of_its_limits_is_refused(row: list[Any], given: dict[str, Any]) -> None:
    body = answer(QUERY, slug="near-0", **given)

    assert body["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


@pytest.mark.parametrize(
    "shown", ["nodes { title }", "totalCount edges { distanceMeters node { title cover { alt } } }"]
)
def test_as_many_statements_for_one_record_as_for_six(row: list[Any], shown: str) -> None:
    counts = []
    for slugs in (["near-0"], [f"near-{n}" for n in range(6)]):
        with CaptureQueriesContext(connection) as queries:
            found = ask(
                f"""query($slugs: [String!]!) {{ spots(filter: {{slug: {{in: $slugs}}}}) {{
                  nodes {{ title nearbySpots(first: 3) {{ {shown} }} }} }} }}""",
                slugs=slugs,
            )
        assert [
            len(node["nearbySpots"].get("nodes") or node["nearbySpots"]["edges"]) for node in found["spots"]["nodes"]
        ] == [3] * len(slugs)
        counts.append(len(queries))

    assert counts[0] == counts[1]
