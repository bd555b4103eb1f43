"""W040: the ledger's paths are compared with Wagtail's own answer."""

from typing import Any

import pytest
from django.core import checks
from django.db import connection
from django.test.utils import CaptureQueriesContext

from demo.urls import page_patterns, plugin_patterns
from destination_cms.publishing.reconcile import reconcile_publications
from tests.destination import Destination, publish


def warnings() -> list[str]:
    found = checks.run_checks(tags=[checks.Tags.database], databases=["default"])
    return [message.msg for message in found if message.id == "destination_cms.W040"]


@pytest.fixture
def event(destination: Destination) -> Any:
    publish(destination.home.copy_for_translation(destination.en))
    return destination.event("Fair", slug="foire")


def test_paths_that_wagtail_gives_are_sound(destination: Destination, event: Any) -> None:
    with CaptureQueriesContext(connection) as few:
        assert warnings() == []
    for _ in range(5):
        destination.event()
    with CaptureQueriesContext(connection) as many:
        assert warnings() == []
    assert len(many) <= len(few), "one page a site and language is compared"


def test_another_urlconf_is_reported_until_reconcile_has_run(event: Any, settings: Any) -> None:
    settings.ROOT_URLCONF = (*plugin_patterns, *page_patterns[0].url_patterns)

    assert warnings() == [
        "“Issy” is published as http://testserver/en/, but Wagtail gives it the URL http://testserver/.",
        "“Fair” is published as http://testserver/fr/foire/, but Wagtail gives it the URL http://testserver/foire/.",
    ]
    reconcile_publications()
    assert warnings() == []


def test_a_site_without_wagtails_urls_must_say_what_its_front_end_has(event: Any, settings: Any) -> None:
    settings.ROOT_URLCONF = (*plugin_patterns,)
    reconcile_publications()

    assert warnings()[1].startswith("Wagtail has no URL for “Fair”")
    settings.DESTINATION_CMS = {
        "FRONTEND_URLS": {"testserver": "https://visit.example.org"},
        "FRONTEND_PREFIXES": {"testserver": {"fr": "", "en": "/en"}},
    }
    reconcile_publications()
    assert warnings() == []
    assert event.get_url() == "https://visit.example.org/foire/"
