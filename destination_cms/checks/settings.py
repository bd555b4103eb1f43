"""E007: ``DESTINATION_CMS`` holds a key or a value that it may not hold."""

from typing import Any

from django.core.checks import CheckMessage, Error

from ..settings_rules import settings_faults


def check_settings(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """E007, once for each key at fault."""
    return [
        Error(fault, hint="Every key with its unit and limits: docs/reference/settings.md.", id="destination_cms.E007")
        for fault in settings_faults()
    ]
