"""The public addresses, and the prefix that a site may put before them."""

import importlib
from typing import Any

import pytest

from destination_cms import urls


@pytest.mark.parametrize(("prefix", "before"), [("", ""), ("api", "api/"), ("public/api", "public/api/")])
def test_every_address_stands_below_the_prefix(settings: Any, prefix: str, before: str) -> None:
    settings.DESTINATION_CMS = {"URL_PREFIX": prefix}
    try:
        routes = {str(pattern.pattern) for pattern in importlib.reload(urls).urlpatterns}
    finally:
        settings.DESTINATION_CMS = {}
        importlib.reload(urls)

    assert {f"{before}graphql/", f"{before}sync/changes", f"{before}health/"} <= routes
    assert all(route.startswith(before) for route in routes)
