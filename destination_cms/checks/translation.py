"""W008: wagtail-localize publishes the words of the source under the name of another language."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage
from django.core.checks import Warning as CheckWarning

SETTING = "WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE"


def check_new_translations(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """W008: the translation of a live page is live before a word of it is translated."""
    if not apps.is_installed("wagtail_localize") or not getattr(settings, SETTING, True):
        return []
    return [
        CheckWarning(
            "Starting the translation of a live page publishes it in the other language at once, with the text "
            "of the source.",
            hint=f"Set {SETTING} = False: a translation begins as a draft then.",
            id="destination_cms.W008",
        )
    ]
