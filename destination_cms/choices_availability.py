"""Choices of notices: what is closed or diverted. Values are stored and served; labels are translated."""

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["AvailabilityCause", "AvailabilityState", "NoticeKind", "NoticeSeverity"]


class AvailabilityState(models.TextChoices):
    """Whether a thing can be visited at a moment; nothing known against it is open."""

    OPEN = "OPEN", _("Open")
    PARTIAL = "PARTIAL", _("Open in part")
    DIVERTED = "DIVERTED", _("Open, with a diversion")
    CLOSED = "CLOSED", _("Closed")


class AvailabilityCause(models.TextChoices):
    """Why a thing is not simply open."""

    NOTICE = "NOTICE", _("Notice")
    SEASON = "SEASON", _("Out of season")
    HOURS = "HOURS", _("Outside of the opening hours")


class NoticeKind(models.TextChoices):
    CLOSURE = "CLOSURE", _("Closure")
    DIVERSION = "DIVERSION", _("Diversion")
    WORKS = "WORKS", _("Works")
    EVENT = "EVENT", _("Event")


class NoticeSeverity(models.TextChoices):
    INFORMATION = "INFORMATION", _("For information")
    MINOR = "MINOR", _("Minor")
    MAJOR = "MAJOR", _("Major")
