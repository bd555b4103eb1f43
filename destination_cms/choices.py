"""Choices that several verticals share. Values are stored and served; labels are translated.

Each has a value for what has not been stated, which is the default: an untouched field is not a fact.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["StepFreeAccess", "YesNoUnknown"]


class StepFreeAccess(models.TextChoices):
    """Whether a place can be reached, or a route be travelled, without steps; after OpenStreetMap's ``wheelchair``."""

    UNKNOWN = "UNKNOWN", _("Unknown")
    YES = "YES", _("Yes")
    PARTIAL = "PARTIAL", _("Partly")
    NO = "NO", _("No")


class YesNoUnknown(models.TextChoices):
    """A statement that may be missing."""

    UNKNOWN = "UNKNOWN", _("Unknown")
    YES = "YES", _("Yes")
    NO = "NO", _("No")


class AscentMethod(models.TextChoices):
    """How the ascent of a track is computed; a new method gets a new value, so that numbers can be compared."""

    EXTREMES_2M = (
        "EXTREMES_2M",
        _("Sum of the differences between lowest and highest points; less than 2 metres does not count"),
    )
