"""W014: the cache of answers may keep readers waiting."""

from typing import Any

from django.conf import settings
from django.core.cache import InvalidCacheBackendError, caches
from django.core.cache.backends.redis import RedisCache
from django.core.checks import CheckMessage
from django.core.checks import Warning as CheckWarning

from ..graphql.http.answer_cache import ALIAS

_TIMEOUTS = {"socket_timeout", "socket_connect_timeout"}


def check_answer_cache(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """W014: a Redis that stops answering would hold every request until the system gives up."""
    if ALIAS not in settings.CACHES:
        return []
    try:
        is_redis = isinstance(caches[ALIAS], RedisCache)
    except (InvalidCacheBackendError, ImportError):
        return []
    entry: Any = settings.CACHES[ALIAS]
    missing = sorted(_TIMEOUTS - entry.get("OPTIONS", {}).keys())
    if not is_redis or not missing:
        return []
    return [
        CheckWarning(
            f"The cache {ALIAS} waits for Redis without a limit: its OPTIONS lack {' and '.join(missing)}.",
            hint='Add them in seconds, {"socket_timeout": 0.2, "socket_connect_timeout": 0.2}: answers then go on without it.',
            id="destination_cms.W014",
        )
    ]
