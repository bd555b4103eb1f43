"""Choices shared by the editing side, the filters and GraphQL."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PriceLevel(TextChoices):
    BUDGET = "BUDGET", _("Up to 20 euros")
    MIDRANGE = "MIDRANGE", _("20 to 40 euros")
    FINE = "FINE", _("More than 40 euros")


class Weekday(TextChoices):
    MONDAY = "MONDAY", _("Monday")
    TUESDAY = "TUESDAY", _("Tuesday")
    WEDNESDAY = "WEDNESDAY", _("Wednesday")
    THURSDAY = "THURSDAY", _("Thursday")
    FRIDAY = "FRIDAY", _("Friday")
    SATURDAY = "SATURDAY", _("Saturday")
    SUNDAY = "SUNDAY", _("Sunday")
