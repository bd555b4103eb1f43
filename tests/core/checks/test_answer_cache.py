"""W014: a cache of answers that could hold every request."""

from typing import Any

import pytest

from destination_cms.checks import answer_cache as checked
from destination_cms.checks.answer_cache import check_answer_cache
from destination_cms.graphql.http.answer_cache import ALIAS

REDIS = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1"}
BOTH = {"socket_timeout": 0.2, "socket_connect_timeout": 0.2}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({}, ["lack socket_connect_timeout and socket_timeout"]),
        ({"socket_timeout": 0.2}, ["lack socket_connect_timeout"]),
        (BOTH, []),
    ],
)
def test_redis_without_a_limit_is_warned_of(settings: Any, options: dict[str, float], words: list[str]) -> None:
    settings.CACHES = {**settings.CACHES, ALIAS: {**REDIS, "OPTIONS": options}}

    found = check_answer_cache(None)

    assert [message.id for message in found] == ["destination_cms.W014"] * len(words)
    assert all(word in message.msg for word, message in zip(words, found, strict=True))


@pytest.mark.parametrize(
    "entry", [None, {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}, {"BACKEND": "no.such.Cache"}]
)
def test_other_caches_are_nobodys_wait(settings: Any, entry: dict[str, str] | None) -> None:
    settings.CACHES = {**settings.CACHES, **({ALIAS: entry} if entry else {})}

    assert check_answer_cache(None) == []


def test_the_check_looks_at_the_cache_that_answers_use() -> None:
    assert checked.ALIAS == ALIAS
