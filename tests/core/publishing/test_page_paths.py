"""Which paths follow from the slugs of a page, and which Wagtail is asked for."""

from typing import Any, cast

import pytest
from wagtail.models import Page

from destination_cms.publishing import page_paths
from destination_cms.publishing.page_paths import Root

from .memory import HOME_PATH, SITE


@pytest.mark.parametrize(
    ("url_path", "path"),
    [
        pytest.param("/issy/", "/fr/", id="home"),
        pytest.param("/issy/fort-2/vieux_mur/", "/fr/fort-2/vieux_mur/", id="slugs"),
        pytest.param("/issy/château/", "/asked/", id="beyond ASCII"),
        pytest.param("/issy/fort.html/", "/asked/", id="a slug that no form takes"),
    ],
)
def test_wagtail_is_asked_for_paths_that_are_not_plainly_the_slugs(url_path, path, monkeypatch):
    monkeypatch.setattr(page_paths, "_asked_path", lambda *_: "/asked/")
    root = Root(SITE, HOME_PATH, "/issy/", "fr", "/fr", request=cast("Any", object()), is_plain=True)

    assert root.path_of(Page(url_path=url_path)) == path
