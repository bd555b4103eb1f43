"""Accessibility: statements and measures, each of which may be unknown."""

import graphene

from ... import choices
from .enums import enum_of
from .records import PartType
from .statements import YesNoUnknown

__all__ = ["Accessibility", "ReducedMobilityAccess", "accessibility_field"]

ReducedMobilityAccess = enum_of(
    choices.ReducedMobilityAccess, "ReducedMobilityAccess", "Whether people with reduced mobility can use something."
)
SurfaceKind = enum_of(choices.SurfaceKind, "SurfaceKind", "What one walks or rolls on.")
AccessibilityLabelKind = enum_of(
    choices.AccessibilityLabelKind, "AccessibilityLabelKind", "Impairment that a label of Tourisme & Handicap is for."
)


def _stated(description: str) -> graphene.Field:
    return YesNoUnknown(required=True, description=f"{description} UNKNOWN: it has not been stated.")


class Surface(PartType):
    """A surface, and how much of a way or a place has it."""

    kind = SurfaceKind(required=True, description="What it is.")
    percent = graphene.Int(description="Share in percent, 1 to 100; null if it is not known.")


class AccessibilityLabel(PartType):
    """A label of the brand Tourisme & Handicap."""

    kind = AccessibilityLabelKind(required=True, description="Impairment that it is for.")
    valid_until_on = graphene.Date(
        description="Last day of its validity, after which it must not be shown as current; null if unknown."
    )


class Accessibility(PartType):
    """Accessibility in numbers. Nothing is a fact that has not been stated: show an unknown value as nothing."""

    reduced_mobility = ReducedMobilityAccess(
        required=True,
        description="Whether it suits people with reduced mobility. UNKNOWN: it has not been stated.",
    )
    min_width_centimeters = graphene.Int(
        source="min_width_cm", description="Narrowest width in centimetres; null if unknown."
    )
    max_slope_percent = graphene.Float(description="Steepest slope in percent; null if unknown.")
    max_cross_slope_percent = graphene.Float(description="Steepest cross slope in percent; null if unknown.")
    surfaces = graphene.List(
        graphene.NonNull(Surface), required=True, description="Surfaces, in the editor's order; empty if unknown."
    )
    rest_point_count = graphene.Int(description="Number of places to sit and rest; null if unknown.")
    accessible_toilets = _stated("Whether there are accessible toilets.")
    tactile_guidance = _stated("Whether there is tactile guidance.")
    audio_guidance = _stated("Whether there is audio guidance.")
    labels = graphene.List(
        graphene.NonNull(AccessibilityLabel),
        required=True,
        description="Labels of Tourisme & Handicap, including expired ones.",
    )
    advice = graphene.String(required=True, description="Advice, as plain text; empty if there is none.")
    reviewed_on = graphene.Date(description="Date on which this was last checked on site; null if unknown.")


def accessibility_field() -> graphene.Field:
    """Return the field of a type whose payload has what ``project_accessibility`` returns."""
    return graphene.Field(Accessibility, description="Accessibility in numbers; null where nothing has been stated.")
