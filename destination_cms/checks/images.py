"""E010: sizes of images that verticals add."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error

from ..conf import DEFAULTS
from ..registry import get_verticals
from ..settings_rules import preset_fault


def check_image_presets(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """E010: an image size that a vertical adds is invalid, or its name is taken."""
    return [Error(fault, hint=hint, id="destination_cms.E010") for fault, hint in _preset_faults()]


def _preset_faults() -> Iterator[tuple[str, str]]:
    owners = dict.fromkeys(DEFAULTS["IMAGE_PRESETS"], "the core")
    for vertical in get_verticals().values():
        for name, size in vertical.image_presets.items():
            if fault := preset_fault(name, size):
                yield (
                    f"Vertical.image_presets of '{vertical.name}' {fault}.",
                    "Presets are written as in the setting IMAGE_PRESETS: docs/reference/settings.md.",
                )
            elif name in owners:
                yield (
                    f"The image preset '{name}' is declared by {owners[name]} and by the vertical '{vertical.name}'.",
                    "Rename yours; the site may set another size for a name in its setting IMAGE_PRESETS.",
                )
            owners[name] = f"the vertical '{vertical.name}'"
