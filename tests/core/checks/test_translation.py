"""W008: a translation that is live before it is one."""

from typing import Any

import pytest

from destination_cms.checks import translation
from destination_cms.checks.translation import check_new_translations


def test_a_site_whose_translations_go_live_at_once_is_told(settings: Any):
    assert check_new_translations(None) == []

    del settings.WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE

    (message,) = check_new_translations(None)
    assert message.id == "destination_cms.W008"
    assert message.hint


def test_a_site_without_wagtail_localize_is_not_asked(settings: Any, monkeypatch: pytest.MonkeyPatch):
    del settings.WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE
    monkeypatch.setattr(translation.apps, "is_installed", lambda name: name != "wagtail_localize")

    assert check_new_translations(None) == []
