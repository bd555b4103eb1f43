"""A resolver finds in its info what its request has, and nothing of its field."""

from typing import Any

import pytest

from destination_cms.graphql.compiled.info import Info
from destination_cms.graphql.compiled.outcomes import NotCompiled
from destination_cms.graphql.reading.needs import EVERYTHING, needs_of

from .small_schema import SCHEMA, parsed


def info(**variables: Any) -> Info:
    return Info(SCHEMA, "context", parsed("{ spot { name } }")[1], {}, variables)


def test_it_has_the_schema_the_context_and_the_variables() -> None:
    found = info(size=1)

    assert (found.schema, found.context, found.variable_values) == (SCHEMA, "context", {"size": 1})
    assert not found.is_awaitable(None)


@pytest.mark.parametrize("name", ["path", "field_name", "field_nodes", "return_type", "parent_type"])
def test_a_resolver_that_asks_for_more_is_not_compiled(name: str) -> None:
    with pytest.raises(NotCompiled, match=name):
        getattr(info(), name)


def test_arguments_are_coerced_once_for_a_request() -> None:
    class Given:
        asked = 0

        def coerced(self, variables: dict[str, Any]) -> dict[str, Any]:
            self.asked += 1
            return variables

    found, given = info(size=1), Given()

    assert found.arguments(given) == found.arguments(given) == {"size": 1}
    assert given.asked == 1


def test_a_root_field_is_told_what_is_shown_of_its_records() -> None:
    found = info(size=1)

    told = found.below({"Spot": EVERYTHING})

    assert (needs_of(told, "Spot"), told.variable_values) == (EVERYTHING, {"size": 1})
    assert found.needs == {}
