"""The statement of what lies nearest gives each point its own rows, the nearest first."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from destination_cms.geo.bbox import BoundingBox
from destination_cms.geo.point import Point
from destination_cms.graphql.lists.nearest import Origin, count_near, find_nearest
from destination_cms.graphql.reading.reader import Reader
from destination_cms.models import LedgerSite
from destination_cms.models.publication_index import copied_values
from destination_cms.projections.kinds import get_kinds

from .rows import add_rows

pytestmark = pytest.mark.django_db

MIDDLE = Point(48.8, 2.2)


def reader_of(*, is_due: bool) -> Reader:
    site = LedgerSite.objects.create(site=1, hostname="localhost", port=80, default_locale="fr", locales=["fr"])
    return Reader(site, timezone.now(), is_due=is_due)


@pytest.fixture(params=[False, True], ids=["nothing is due", "a sweep is due"])
def reader(request: pytest.FixtureRequest) -> Reader:
    return reader_of(is_due=request.param)


@pytest.fixture
def spots() -> list[Any]:
    rows = add_rows(
        {"title": f"Spot {n}", "title_key": f"{n:02}", "latitude": 48.8 + n / 1000, "longitude": 2.2} for n in range(20)
    )
    model: Any = get_kinds()["spot"].index
    model.objects.bulk_create(model(publication_id=row.pk, kind="PARK", **copied_values(row)) for row in rows)
    return rows


def origin(key: str, point: Point = MIDDLE, own: str | None = None) -> Origin:
    return Origin(key, "fr", point, BoundingBox.within(point, radius_m=500), own)


def test_each_point_has_its_own_rows(reader: Reader, spots: list[Any]) -> None:
    points = [origin("a"), origin("b", Point(48.81, 2.2)), origin("far", Point(10.0, 10.0))]

    found = find_nearest(reader, "spot", points, 500.0, 3, (), is_backward=False)

    assert {key: len(rows) for key, rows in found.items()} == {"a": 3, "b": 3}
    assert found["a"][0] == (str(spots[0].uuid), "fr", 0.0)
    assert [rows[2] for rows in found["b"]] == sorted(rows[2] for rows in found["b"])
    assert count_near(reader, "spot", points, 500.0) == {"a": 5, "b": 9}


def test_the_record_itself_is_left_out(reader: Reader, spots: list[Any]) -> None:
    found = find_nearest(reader, "spot", [origin("a", own=str(spots[0].uuid))], 120.0, 9, (), is_backward=False)

    assert [uuid for uuid, _, _ in found["a"]] == [str(spots[1].uuid)]


def test_without_a_point_nothing_is_asked(reader: Reader) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert find_nearest(reader, "spot", [], 500.0, 3, (), is_backward=False) == {}
        assert count_near(reader, "spot", [], 500.0) == {}
    assert len(queries) == 0


def test_what_is_past_its_moment_is_not_near(spots: list[Any]) -> None:
    reader = reader_of(is_due=True)
    type(spots[0]).objects.filter(pk=spots[0].pk).update(visible_until=timezone.now() - timedelta(hours=1))

    found = find_nearest(reader, "spot", [origin("a")], 500.0, 1, (), is_backward=False)

    assert found["a"][0][0] == str(spots[1].uuid)
    assert count_near(reader, "spot", [origin("a")], 500.0) == {"a": 4}
