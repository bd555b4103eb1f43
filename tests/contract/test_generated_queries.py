"""Whatever a valid query asks for, and however oddly: an answer in JSON, no 5xx, and nothing hidden in it."""

import json
import os
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from graphql import print_schema
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis_graphql import nodes, queries
from hypothesis_graphql._strategies import sampler

from destination_cms.graphql.schema import get_schema

from .canary_site import CanarySite
from .guesses import Guesses

pytestmark = pytest.mark.django_db

QUERIES = 1_000
SOAK_QUERIES = int(os.environ.get("DESTINATION_SOAK_QUERIES", "19000"))
MEDIA_TYPES = ("application/graphql-response+json", "application/json")
REFUSALS = {
    "BAD_USER_INPUT",
    "GRAPHQL_VALIDATION_FAILED",
    "LOCALE_NOT_FOUND",
    "PAGE_TOO_LARGE",
    "QUERY_TOO_COMPLEX",
    "QUERY_TOO_DEEP",
    "REQUEST_TOO_LARGE",
    "TOO_MANY_ALIASES",
    "TOO_MANY_ROOT_FIELDS",
}
#: A query takes more than a thousand draws, and Hypothesis examines each strategy that is new to it: a third of the time.
sampler.weighted_boolean = cache(sampler.weighted_boolean)

MOMENTS = ["2026-11-23T03:00:00+01:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2026-02-30", "now"]


def values(guesses: Guesses) -> dict[str, Any]:
    """Return what stands in generated queries for each scalar: what exists, what is hidden, and nonsense."""
    slugs = [*guesses.public_slugs, *guesses.hidden_slugs]
    ids = [*guesses.public_ids(), *guesses.hidden_ids()]
    texts = st.text(alphabet=st.characters(codec="utf-8"), max_size=20)
    return {
        "ID": (st.sampled_from(ids) | texts).map(nodes.String),
        "String": (st.sampled_from(slugs + guesses.words + [*guesses.cursors, ""]) | texts).map(nodes.String),
        "Int": (st.integers(1, 50) | st.integers(-(2**31), 2**31 - 1)).map(nodes.Int),
        "Float": (st.floats(-90, 90) | st.floats(allow_nan=False, allow_infinity=False)).map(nodes.Float),
        "Locale": st.sampled_from(["fr", "en", "de", "pt-BR", "", "x" * 50]).map(nodes.String),
        "DateTime": st.sampled_from(MOMENTS).map(nodes.String),
        "Date": st.sampled_from(["2026-11-23", "0001-01-01", "x"]).map(nodes.String),
        "URL": st.just("https://example.org/").map(nodes.String),
        "JSON": st.just("1").map(nodes.String),
    }


def ask_generated(site: CanarySite, number: int, start: int) -> Counter[str]:
    """Ask so many generated queries; return how often each outcome was met.

    Raises:
        AssertionError: an answer is a 5xx, is not JSON, or tells something hidden.
    """
    stranger, met = site.stranger(), Counter[str]()

    @seed(start)
    @settings(
        max_examples=number,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(query=queries(print_schema(get_schema()), custom_scalars=values(stranger.guesses)))
    def ask(query: str) -> None:
        accepted = MEDIA_TYPES[met.total() % 2]
        response = stranger.client.request(
            "POST",
            "/graphql/",
            data=json.dumps({"query": query}),
            content_type="application/json",
            headers={"accept": accepted},
            status=None,
        )
        assert response.status_code in {200, 400}, (response.status_code, query)
        assert response["Content-Type"] == f"{accepted}; charset=utf-8"
        answer = json.loads(response.content)
        codes = {error["extensions"]["code"] for error in answer.get("errors", ())}
        assert codes <= REFUSALS, (codes, query)
        met.update(sorted(codes) or ["answered"])

    ask()
    return met


def test_generated_queries_are_answered_or_refused(site: CanarySite, figures: Callable[[str], None]) -> None:
    met = ask_generated(site, QUERIES, start=1)

    figures(str(dict(met)))
    # Most of them have to come through to the rows, or this looks at refusals only.
    assert met["answered"] > QUERIES / 3


@pytest.mark.soak
def test_many_generated_queries_are_answered_or_refused(site: CanarySite, figures: Callable[[str], None]) -> None:
    met = ask_generated(site, SOAK_QUERIES, start=2)

    figures(str(dict(met)))
    assert met["answered"] > SOAK_QUERIES / 3
