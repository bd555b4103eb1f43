"""Lists by position read what lies round a point or inside of a rectangle from an index, in at most two statements."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from destination_cms.geo.bbox import BoundingBox
from destination_cms.geo.point import Point
from destination_cms.graphql.lists import hits
from destination_cms.graphql.lists.listing import listings_of
from destination_cms.graphql.lists.nearest import Origin, count_near, find_nearest
from destination_cms.graphql.reading.context import Context
from destination_cms.graphql.reading.needs import Needs
from destination_cms.graphql.reading.reader import Reader
from destination_cms.graphql.schema import get_schema
from destination_cms.models import LedgerSite
from destination_cms.models.publication_index import copied_values
from destination_cms.projections.kinds import get_kinds
from tests.asking import ask
from tests.destination import Destination

from .rows import add_rows
from .test_questions import plan_of

pytestmark = pytest.mark.django_db

LISTS = listings_of(get_schema())
#: Places on a grid of a tenth of a degree.
SIDE = 60
NEAR = {"location": {"near": {"latitude": 48.0, "longitude": 2.0, "radius_meters": 20_000.0}}}
SMALL = {"location": {"within_bounds": {"south": 48.0, "west": 2.0, "north": 48.25, "east": 2.25}}}
LARGE = {"location": {"within_bounds": {"south": 46.0, "west": 1.0, "north": 50.0, "east": 5.0}}}


@pytest.fixture(params=["spot", "circuit"])
def listed(request: pytest.FixtureRequest) -> str:
    """Many rows of a kind, of which the database has statistics."""
    kind: str = request.param
    rows = add_rows(
        {
            "kind": kind,
            "title": f"Place {n}",
            "title_key": f"{n * 7919 % SIDE**2:05}",
            "latitude": 45.0 + n // SIDE / 10,
            "longitude": n % SIDE / 10,
        }
        for n in range(SIDE**2)
    )
    model: Any = get_kinds()[kind].index
    own = {"kind": "PARK"} if kind == "spot" else {"practice_mode": "WALK", "stop_count": 1}
    model.objects.bulk_create(model(publication_id=row.pk, **own, **copied_values(row)) for row in rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return kind


def reader_of(*, is_due: bool = False) -> Reader:
    site = LedgerSite.objects.create(site=1, hostname="localhost", port=80, default_locale="fr", locales=["fr"])
    return Reader(site, timezone.now(), is_due=is_due)


def statements(kind: str, chosen: dict[str, Any]) -> list[str]:
    reader = reader_of()
    with CaptureQueriesContext(connection) as captured:
        info = SimpleNamespace(
            context=Context(reader), needs={f"{kind.title()}Connection": Needs(columns=frozenset({"totalCount"}))}
        )
        page = LISTS[f"{kind}s"].resolve(None, info, filter=chosen, first=20, order_by=None)
        assert page.nodes
        assert page.total_count > 0
    return [each["sql"] for each in captured.captured_queries if each["sql"].startswith(("SELECT", "WITH"))]


def plan(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {'' if connection.vendor == 'postgresql' else 'QUERY PLAN '}{sql}")
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


@pytest.mark.parametrize("chosen", [NEAR, SMALL], ids=["near", "in a small rectangle"])
def test_what_is_few_is_found_by_the_index_of_positions(listed: str, chosen: dict[str, Any]) -> None:
    asked = statements(listed, chosen)

    assert len(asked) <= 2
    by_place = [sql for sql in asked if "latitude" in sql.partition("WHERE")[2]]
    assert by_place
    for sql in by_place:
        assert f"destination_{listed}_latitude" in plan(sql), plan(sql)


def test_what_is_much_is_met_on_a_walk_along_the_order(listed: str) -> None:
    asked = statements(listed, LARGE)

    probe, walk = map(plan, asked)
    # PostgreSQL finds the first of so many sooner in the table than in an index.
    assert connection.vendor == "postgresql" or "COVERING INDEX" in probe, probe
    assert f"destination_{listed}_title_key" in walk, walk
    assert "TEMP B-TREE" not in walk
    assert "Sort" not in walk.replace("Incremental Sort", "")


@pytest.mark.parametrize("most", [0, 1_000])
@pytest.mark.parametrize(
    "place",
    [
        "near: {latitude: 48.8, longitude: 2.2, radiusMeters: 500}",
        "withinBounds: {south: 48, west: 2, north: 49, east: 3}",
    ],
)
def test_a_request_takes_three_statements_in_all(
    destination: Destination, place: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hits, "MOST_SORTED", most)
    monkeypatch.setattr(hits, "MOST_SORTED_IN_A_PLACE", most)
    for number in range(3):
        destination.spot(location=Point(48.8 + number / 10_000, 2.2))
    query = f"{{ spots(filter: {{location: {{{place}}}}}) {{ totalCount nodes {{ title location {{ latitude }} }} }} }}"
    ask(query)

    with CaptureQueriesContext(connection) as captured:
        found = ask(query)["spots"]

    assert (found["totalCount"], len(found["nodes"])) == (3, 3)
    assert len(captured) <= 3


@pytest.mark.parametrize("is_due", [False, True])
def test_what_is_near_each_of_some_points_is_found_by_the_index(listed: str, is_due: bool) -> None:
    reader = reader_of(is_due=is_due)
    points = [Point(48.0 + n, 2.0) for n in range(2)]
    origins = [Origin(str(n), "fr", at, BoundingBox.within(at, radius_m=9_000), None) for n, at in enumerate(points)]
    with CaptureQueriesContext(connection) as captured:
        assert len(find_nearest(reader, listed, origins, 9_000.0, 3, (), is_backward=False)) == 2
        assert count_near(reader, listed, origins, 9_000.0) == {"0": 3, "1": 3}

    assert len(captured) == 2
    for query in captured.captured_queries:
        # Where a point lies is not known to the planner, which scans tables as small as these.
        assert f"destination_{listed}_latitude" in plan_of(query["sql"]), plan_of(query["sql"])
