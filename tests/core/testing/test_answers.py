"""Queries of the contract kit ask for every field, within the limits of queries."""

from typing import Any

from destination_cms.graphql.limits.documents import PreparedDocument, prepare
from destination_cms.graphql.schema import get_schema
from destination_cms.testing.answers import node_queries, root_queries


def test_a_small_type_is_asked_for_at_once() -> None:
    (query,) = node_queries(get_schema(), "Theme", "x")

    assert "name" in query


def test_a_large_type_is_asked_for_field_by_field() -> None:
    schema = get_schema()
    queries = list(node_queries(schema, "Circuit", "x"))

    free = {"title", "stops", "cover", "track", "practiceModes", "openingSchedule"}
    assert len(queries) > 20
    assert all(any(f"__typename {name}" in query for query in queries) for name in free)
    assert all(isinstance(prepare(schema, query), PreparedDocument) for query in queries)
    # A circuit's stop's spot's cover.
    (stops,) = [query for query in queries if "__typename stops " in query.split("on Circuit")[1][:40]]
    assert "spot { __typename" in stops


def test_a_lower_limit_asks_less_deep(settings: Any) -> None:
    before = list(node_queries(get_schema(), "Circuit", "x"))
    settings.DESTINATION_CMS = {"MAX_FIELDS": 60}
    after = list(node_queries(get_schema(), "Circuit", "y"))

    assert max(map(len, after)) < max(map(len, before))


def test_a_list_is_asked_for_within_the_limits() -> None:
    schema = get_schema()
    queries = list(root_queries(schema, ["circuits", "theme", "districts"], "slug"))

    assert {query.split()[1].split("(")[0] for query in queries} >= {"circuits", "districts"}
    assert all(isinstance(prepare(schema, query), PreparedDocument) for query in queries)
