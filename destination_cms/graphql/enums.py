"""GraphQL enums from Django's choices: same values, labels as descriptions."""

from enum import Enum
from typing import Any

import graphene
from django.db.models import TextChoices
from django.utils.translation import override

from ..conf import get_settings


def enum_of(choices: type[TextChoices], name: str, description: str) -> Any:
    """Return a graphene enum whose values are the stored texts and whose descriptions are the English labels."""
    with override("en"):
        labels = {choice.value: str(choice.label) for choice in choices}

    def describe(value: Any) -> str:
        return description if value is None else f'What editors call "{labels[value.value]}".'

    members = Enum(name, {choice.value: choice.value for choice in choices})  # type: ignore[misc]
    return graphene.Enum.from_enum(members, description=describe)


def preset_enum() -> Any:
    """Return the enum of the picture sizes that the site's settings declare."""
    presets = get_settings()["IMAGE_PRESETS"]

    def describe(value: Any) -> str:
        return "Name of a ready-made size." if value is None else f"Made as {presets[value.value]}."

    members = Enum("ImagePreset", {name: name for name in sorted(presets)})  # type: ignore[misc]
    return graphene.Enum.from_enum(members, description=describe)
