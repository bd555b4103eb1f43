"""The SQL of a filter is kept whatever its values are; what is compiled with its values is told from it."""

from typing import Any

import pytest
from django.db.models import Q
from django.utils import timezone

from destination_cms.compiled_queries import Parameter
from destination_cms.graphql.lists import questions
from destination_cms.graphql.lists.filters import condition_of
from destination_cms.graphql.lists.geo import bounds_condition
from destination_cms.graphql.lists.listing import listings_of
from destination_cms.graphql.lists.placeholders import NoPlaceholders, Placeholders
from destination_cms.graphql.schema import get_schema
from destination_cms.multi_values import holds_any
from tests.asking import ask
from tests.destination import Destination

LISTS = listings_of(get_schema())
KIND = LISTS["spots"].root.index.lookup("kind")  # type: ignore[union-attr]


def shape(condition: Q) -> Any:
    return Placeholders().condition(condition)[1]


def near(latitude: float, **more: Any) -> Q:
    return bounds_condition({"near": {"latitude": latitude, "longitude": 2.0, "radius_meters": 500.0, **more}})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Q(slug="a"), Q(slug="b")),
        (Q(slug__in=["a", "b"]), Q(slug__in=["c", "d"])),
        (~Q(Q(slug="a") | Q(**{KIND: "PARK"})), ~Q(Q(slug="") | Q(**{KIND: "MUSEUM"}))),
        (Q(last_published_at__gte=timezone.now()), Q(last_published_at__gte=timezone.now())),
        (near(48.0), near(-12.5, radius_meters=9.0)),
    ],
)
def test_other_values_have_the_same_shape(one: Q, other: Q) -> None:
    assert shape(one) == shape(other)
    hash(shape(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Q(slug="a"), ~Q(slug="a")),
        (Q(slug="a"), Q(title="a")),
        (Q(slug="a", title="b"), Q(Q(slug="a") | Q(title="b"))),
        (Q(slug__in=["a"]), Q(slug__in=["a", "b"])),
        (Q(latitude__isnull=True), Q(latitude__isnull=False)),
        (Q(latitude__gte=1.0), Q(latitude__gt=1.0)),
        # All longitudes are near a pole.
        (near(48.0), near(90.0)),
    ],
)
def test_what_has_other_sql_has_another_shape(one: Q, other: Q) -> None:
    assert shape(one) != shape(other)


@pytest.mark.parametrize(
    "condition", [holds_any("slug", ["a"]), Q(slug=None), Q(slug__in=[]), Q(slug__in=["x"] * 9), Q(slug__contains="a")]
)
def test_what_is_compiled_with_its_values_is_told(condition: Q) -> None:
    with pytest.raises(NoPlaceholders):
        shape(condition)


def test_the_values_are_those_of_the_parameters() -> None:
    placeholders = Placeholders()
    made, _ = placeholders.condition(Q(slug="a") & Q(latitude__gte=1.0))

    parameters = [value for _, value in made.children]
    assert all(isinstance(each, Parameter) for each in parameters)
    assert [placeholders.values[each.name] for each in parameters] == [["a"], [1.0]]


FILTERS: list[dict[str, Any]] = [
    {"kind": {"eq": "PARK"}},
    {"kind": {"in": ["PARK", "MUSEUM"]}, "slug": {"in": ["gate", "mill"]}},
    {"not": {"kind": {"eq": "PARK"}}},
    {"or": [{"kind": {"eq": "PARK"}}, {"stepFree": {"eq": "YES"}}]},
    {"lastPublishedAt": {"gte": "2020-01-01T00:00:00Z"}},
    {"location": {"near": {"latitude": 48.82, "longitude": 2.27, "radiusMeters": 500.0}}},
    {"location": {"withinBounds": {"south": 48.0, "west": 2.0, "north": 49.0, "east": 3.0}}},
    {"location": {"withinBounds": {"south": -10.0, "west": 170.0, "north": 49.0, "east": 3.0}}},
]
QUERY = """query($f: SpotFilter, $o: [SpotOrder!], $a: String, $b: String) {
  spots(first: 2, filter: $f, orderBy: $o, after: $a, before: $b) {
    totalCount edges { cursor distanceMeters node { title } } pageInfo { hasNextPage } } }"""


def pages(chosen: dict[str, Any], order: Any) -> list[Any]:
    """Return the first page, the one after its first place, and the one before its last."""
    asked: dict[str, Any] = {"f": chosen, "o": order}
    first = ask(QUERY, **asked)
    edges = first["spots"]["edges"]
    return [first, ask(QUERY, **asked, a=edges[0]["cursor"]), ask(QUERY, **asked, b=edges[-1]["cursor"])]


@pytest.mark.django_db
@pytest.mark.parametrize("order", [None, [{"field": "TITLE", "direction": "DESC"}]])
@pytest.mark.parametrize("chosen", FILTERS)
def test_answers_are_those_of_sql_that_is_not_kept(
    destination: Destination, monkeypatch: pytest.MonkeyPatch, chosen: dict[str, Any], order: Any
) -> None:
    for n, (slug, kind) in enumerate([("gate", "PARK"), ("mill", "MUSEUM"), ("tower", "PARK"), ("fort", "VENUE")]):
        destination.spot(f"Spot {n}", slug=slug, kind=kind, step_free=("YES", "UNKNOWN")[n % 2])
    kept = pages(chosen, order)

    def refuse(*_: Any) -> Any:
        raise NoPlaceholders

    monkeypatch.setattr(questions.Question, "_with_placeholders", refuse)
    monkeypatch.setattr(Placeholders, "condition", refuse)
    assert pages(chosen, order) == kept


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kind", {"eq": "PARK"}),
        ("district", {"eq": "x"}),
        ("step_free", {"in_": ["YES", "NO"]}),
        ("slug", {"eq": "x"}),
        ("last_published_at", {"gte": timezone.now()}),
        ("location", {"within_bounds": {"south": 48.0, "west": 2.0, "north": 49.0, "east": 3.0}}),
    ],
)
def test_the_filters_of_spots_are_kept(name: str, value: dict[str, Any]) -> None:
    """So that a change of the rules does not make lists dearer unseen."""
    shape(condition_of({name: value}, LISTS["spots"].rules))
