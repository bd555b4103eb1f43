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
        labels = {choice.value: str(choice.label) for choice in choices}

    def describe(value: Any) -> str:
        return description if value is None else f'{LABEL}"{labels[value.value]}".'

    members = Enum(name, {choice.value: choice.value for choice in choices})  # type: ignore[misc]
    return graphene.Enum.from_enum(members, description=describe)


def described_enum(name: str, description: str, values: Mapping[str, str]) -> Any:
    """Return a graphene enum of these values, each with its description."""

    def describe(value: Any) -> str:
        return description if value is None else values[value.value]

    members = Enum(name, {value: value for value in values})  # type: ignore[misc]
    return graphene.Enum.from_enum(members, description=describe)


def preset_enum(presets: Mapping[str, str]) -> Any:
    """Return the enum of these sizes of images."""

    def describe(value: Any) -> str:
        return "Name of a ready-made size." if value is None else f"Made as {presets[value.value]}."

    members = Enum("ImagePreset", {name: name for name in sorted(presets)})  # type: ignore[misc]
    return graphene.Enum.from_enum(members, description=describe)
