"""A site writes what it wants otherwise, and has the defaults for the rest."""

from typing import Any

from django.test import override_settings

from destination_cms.conf import DEFAULTS, configured, get_settings


def test_a_site_without_the_setting_has_the_defaults(settings: Any) -> None:
    # Only a setting that is set is told to be another one, also at the end of the test.
    settings.DESTINATION_CMS = {}
    del settings.DESTINATION_CMS

    assert get_settings() == DEFAULTS
    assert configured() == {}


def test_what_a_site_says_counts_and_the_rest_stays(settings: Any) -> None:
    settings.DESTINATION_CMS = {"MAX_DEPTH": 7}

    assert get_settings() == {**DEFAULTS, "MAX_DEPTH": 7}
    assert configured() == {"MAX_DEPTH": 7}


def test_a_change_in_a_test_counts_at_once_and_ends_with_it() -> None:
    before = get_settings()["MAX_DEPTH"]
    with override_settings(DESTINATION_CMS={"MAX_DEPTH": before + 1}):
        assert get_settings()["MAX_DEPTH"] == before + 1
    assert get_settings()["MAX_DEPTH"] == before


def test_what_is_no_dictionary_is_left_to_the_check(settings: Any) -> None:
    settings.DESTINATION_CMS = ["MAX_DEPTH"]

    assert get_settings() == DEFAULTS
