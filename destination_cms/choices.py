"""Choices that several verticals share. Values are stored and served; labels are translated.

Each has a value for what has not been stated, which is the default: an untouched field is not a fact.
"""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = [
    "AccessibilityLabelKind",
    "AscentMethod",
    "Month",
    "PublicHolidayHours",
    "ReducedMobilityAccess",
    "SpokenLanguage",
    "StepFreeAccess",
    "SurfaceKind",
    "Weekday",
    "YesNoUnknown",
    "month_numbers",
]


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


class ReducedMobilityAccess(models.TextChoices):
    """Whether people with reduced mobility can use something; after Geotrek's ``reduced mobility``."""

    UNKNOWN = "UNKNOWN", _("Unknown")
    YES = "YES", _("Yes")
    PARTIAL = "PARTIAL", _("Partly")
    NO = "NO", _("No")


class SurfaceKind(models.TextChoices):
    """What one walks or rolls on; OpenStreetMap's ``surface``."""

    ASPHALT = "ASPHALT", _("Asphalt")
    CONCRETE = "CONCRETE", _("Concrete")
    PAVING_STONES = "PAVING_STONES", _("Paving stones")
    COBBLESTONES = "COBBLESTONES", _("Cobblestones")
    WOOD = "WOOD", _("Wood")
    COMPACTED = "COMPACTED", _("Compacted gravel")
    GRAVEL = "GRAVEL", _("Gravel")
    GRASS = "GRASS", _("Grass")
    EARTH = "EARTH", _("Earth")
    SAND = "SAND", _("Sand")


class AccessibilityLabelKind(models.TextChoices):
    """The four families of the label Tourisme & Handicap."""

    MOTOR = "MOTOR", _("Motor")
    VISUAL = "VISUAL", _("Visual")
    HEARING = "HEARING", _("Hearing")
    MENTAL = "MENTAL", _("Mental")


class Month(models.TextChoices):
    JANUARY = "JANUARY", _("January")
    FEBRUARY = "FEBRUARY", _("February")
    MARCH = "MARCH", _("March")
    APRIL = "APRIL", _("April")
    MAY = "MAY", _("May")
    JUNE = "JUNE", _("June")
    JULY = "JULY", _("July")
    AUGUST = "AUGUST", _("August")
    SEPTEMBER = "SEPTEMBER", _("September")
    OCTOBER = "OCTOBER", _("October")
    NOVEMBER = "NOVEMBER", _("November")
    DECEMBER = "DECEMBER", _("December")


class Weekday(models.TextChoices):
    """In the order of ``date.weekday``."""

    MONDAY = "MONDAY", _("Monday")
    TUESDAY = "TUESDAY", _("Tuesday")
    WEDNESDAY = "WEDNESDAY", _("Wednesday")
    THURSDAY = "THURSDAY", _("Thursday")
    FRIDAY = "FRIDAY", _("Friday")
    SATURDAY = "SATURDAY", _("Saturday")
    SUNDAY = "SUNDAY", _("Sunday")


class PublicHolidayHours(models.TextChoices):
    """What a timetable means on public holidays."""

    UNKNOWN = "UNKNOWN", _("Unknown")
    AS_USUAL = "AS_USUAL", _("As on other days")
    CLOSED = "CLOSED", _("Closed")


class AscentMethod(models.TextChoices):
    """How the ascent of a track is computed; a new method gets a new value, so that numbers can be compared."""

    EXTREMES_2M = (
        "EXTREMES_2M",
        _("Sum of the differences between lowest and highest points; less than 2 metres does not count"),
    )


class SpokenLanguage(models.TextChoices):
    """BCP 47 language tags, in lower case."""

    FR = "fr", _("French")
    EN = "en", _("English")
    DE = "de", _("German")
    ES = "es", _("Spanish")
    IT = "it", _("Italian")
    NL = "nl", _("Dutch")
    PT = "pt", _("Portuguese")
    AR = "ar", _("Arabic")
    ZH = "zh", _("Chinese")
    JA = "ja", _("Japanese")
    KO = "ko", _("Korean")
    FSL = "fsl", _("French Sign Language")


def month_numbers(names: Iterable[str]) -> tuple[int, ...]:
    """Return months as numbers from 1, of values of ``Month``."""
    wanted = {*names}
    return tuple(number for number, name in enumerate(Month.values, start=1) if name in wanted)
