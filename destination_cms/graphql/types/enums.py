"""GraphQL enums from Django's choices: same values, labels as descriptions."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

import graphene
from django.db.models import TextChoices
from django.utils.translation import override

LABEL = "Label in the admin: "


def enum_of(choices: type[TextChoices], name: str, description: str) -> Any:
    """Return a graphene enum whose values are the stored texts and whose descriptions are the English labels."""
    with override("en"):
        return described_enum(name, description, {choice.value: f'{LABEL}"{choice.label}".' for choice in choices})


def described_enum(name: str, description: str, values: Mapping[str, str]) -> Any:
    """Return a graphene enum of these values, each with its description."""

    def describe(value: Any) -> str:
        return description if value is None else values[value.value]

    members = Enum(name, {value: value for value in values})  # type: ignore[misc]
    return graphene.Enum.from_enum(members, description=describe)


def preset_enum(presets: Mapping[str, str]) -> Any:
    """Return the enum of these sizes of images."""
    described = {name: f"Made as {presets[name]}." for name in sorted(presets)}
    return described_enum("ImagePreset", "Name of a ready-made size.", described)
