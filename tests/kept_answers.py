"""A cache of GraphQL answers for tests, and the same answers without it."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.conf import settings
from django.core.cache import caches
from django.test import Client, override_settings

from destination_cms.graphql.compiled.operations import CompiledDocument
from destination_cms.graphql.http import views
from destination_cms.graphql.http.answer_cache import ALIAS, NoCache, answer_cache

QUERIES = (
    (
        "{ spots(first: 100) { totalCount nodes { id title url circuits { title } cover { alt responsive(preset: THUMBNAIL) "
        "{ srcSet } } translations { url } } } }"
    ),
    "{ circuits(first: 100) { nodes { title stops { title spot { url } } } } redirects { nodes { path } totalCount } }",
    '{ route(path: "/fr/") { __typename } menu(handle: "MAIN") { items { label } } site { name } }',
)


LOCAL = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": ALIAS}


@contextmanager
def answers_kept(store: Mapping[str, Any] = LOCAL) -> Iterator[None]:
    """Keep whole answers, none from before: in this process, or in another cache of Django's."""
    with override_settings(CACHES={**settings.CACHES, ALIAS: store}):
        answer_cache.cache_clear()
        caches[ALIAS].clear()
        yield
    answer_cache.cache_clear()


def assert_kept_answers_are_fresh(host: str) -> None:
    """Demand that what is kept is what would be answered without a cache, by a compiled query and by graphql-core."""
    for query in QUERIES:
        kept = _answer(query, host)
        with patch.object(views, "answer_cache", NoCache):
            assert kept == _answer(query, host)
            with patch.object(CompiledDocument, "answer", return_value=None):
                assert kept == _answer(query, host)


def _answer(query: str, host: str) -> bytes:
    body = json.dumps({"query": query})
    content = Client(headers={"host": host}).post("/graphql/", body, content_type="application/json").content
    # Two refusals would be equal too.
    assert content.startswith(b'{"data":{'), content
    return content
